"""The .cchc plan file: one SQLite database that holds the plan, its history and its versions."""

from models.store.changes import Change, ChangeSet
from models.store.history import Step, Steps
from models.store.lock import LockNote, LockStatus, PlanLocked, lock_status
from models.store.rows import PlanRows
from models.store.session import PlanSession
from models.store.versions import KeptVersion, Version

__all__ = [
    "Change",
    "ChangeSet",
    "KeptVersion",
    "LockNote",
    "LockStatus",
    "PlanLocked",
    "PlanRows",
    "PlanSession",
    "Step",
    "Steps",
    "Version",
    "lock_status",
]
