"""What outlives the process: receipts, thread states, answers given and settings, in one SQLite file."""

from bot.store.database import KeptAnswer, KeptState, Store, open_store

__all__ = ["KeptAnswer", "KeptState", "Store", "open_store"]
