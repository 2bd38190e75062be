"""What outlives the process: receipts, thread states, answers given and settings, in one SQLite file."""

from bot.store.database import KeptAnswer, KeptState, Store
from bot.store.opening import open_store
from bot.store.tables import ANSWER_OF, LAST_OF

__all__ = ["ANSWER_OF", "LAST_OF", "KeptAnswer", "KeptState", "Store", "open_store"]
