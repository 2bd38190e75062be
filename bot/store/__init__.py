"""What outlives the process: receipts and thread states, in one SQLite file."""

from bot.store.database import KeptState, Store, open_store

__all__ = ["KeptState", "Store", "open_store"]
