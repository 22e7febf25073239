"""The .cchc plan file: one SQLite database that holds the plan, its history and its versions."""

from models.store.changes import Change, ChangeSet
from models.store.lock import LockNote, LockStatus, PlanLocked, lock_status
from models.store.rows import PlanRows
from models.store.session import PlanSession
from models.store.versions import Version

__all__ = [
    "Change",
    "ChangeSet",
    "LockNote",
    "LockStatus",
    "PlanLocked",
    "PlanRows",
    "PlanSession",
    "Version",
    "lock_status",
]
