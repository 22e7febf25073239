"""Who has a plan open. SQLite's exclusive lock is the truth; a note beside the plan says whose it is."""

from __future__ import annotations

import getpass
import json
import os
import platform
import sqlite3
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from models.errors import EnvironmentProblem
from models.i18n import _
from models.plan import new_id
from models.store.trouble import is_locked

_MAX_NOTE = 4096
# The plans that this process holds, by device and file number. POSIX drops all locks of a process on a file as soon as
# it closes any handle of it, so a held plan must not even be looked into a second time.
_held: set[tuple[int, int]] = set()


class LockStatus(Enum):
    """Whether a plan can be opened for writing, and who holds it otherwise."""

    FREE = "free"
    STALE = "stale"  # a note was left behind, but nobody holds the file
    MINE = "mine"  # this process
    MY_OTHER = "my other"  # another process of the same user on this machine
    OTHER_USER = "other user"
    UNKNOWN = "unknown"  # held, and no note says by whom


@dataclass(frozen=True, slots=True)
class LockNote:
    """Who opened a plan, on which machine, in which process and when (ISO time with zone)."""

    user: str
    machine: str
    process: int
    started: str
    token: str = ""

    @classmethod
    def of_this_process(cls) -> LockNote:
        """The note that this process leaves beside a plan it opens."""
        try:
            user = getpass.getuser()
        except (OSError, KeyError, ImportError):
            user = ""
        started = datetime.now().astimezone().isoformat(timespec="seconds")
        return cls(user, platform.node(), os.getpid(), started, new_id())


class PlanLocked(EnvironmentProblem):
    """The plan is open elsewhere; `note` says where, as far as is known."""

    def __init__(self, path: Path, status: LockStatus, note: LockNote | None) -> None:
        self.path = path
        self.status = status
        self.note = note
        super().__init__(_locked_sentence(path, status, note), repr(note))


def _locked_sentence(path: Path, status: LockStatus, note: LockNote | None) -> str:
    if status is LockStatus.MINE:
        text = _("“{name}” đang mở trong chính chương trình này.")
    elif status is LockStatus.MY_OTHER:
        text = _("“{name}” đang mở trong một cửa sổ khác của chương trình; hãy đóng cửa sổ đó rồi làm lại.")
    elif note is not None and note.user:
        text = _("“{name}” đang được {user} mở trên máy {machine}; hãy chờ người đó đóng tệp, hoặc mở để xem.")
    else:
        text = _("“{name}” đang mở ở nơi khác; hãy đóng nó ở đó, hoặc mở để xem.")
    user, machine = (note.user, note.machine) if note else ("", "")
    return text.format(name=path.name, user=user, machine=machine)


def note_path(path: Path) -> Path:
    """Where the note about a plan lies."""
    return path.with_name(f".~{path.name}.lock")


def read_note(path: Path) -> LockNote | None:
    """The note beside a plan, None where there is none or it cannot be understood."""
    try:
        with note_path(path).open("rb") as file:
            data = json.loads(file.read(_MAX_NOTE))
        return LockNote(
            user=str(data["user"])[:100],
            machine=str(data["machine"])[:100],
            process=int(data["process"]),
            started=str(data["started"])[:40],
            token=str(data["token"])[:64],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_note(path: Path) -> LockNote:
    """Leave a note beside a plan that this process holds; where that is refused the plan opens without one."""
    note = LockNote.of_this_process()
    with suppress(OSError):
        # Whoever holds the lock is the only one: a note that is there was left behind by a crash.
        note_path(path).unlink(missing_ok=True)
        handle = os.open(note_path(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(note), file, ensure_ascii=False)
    return note


def remove_note(path: Path, note: LockNote) -> None:
    """Take the note away again, unless somebody else's lies there by now."""
    found = read_note(path)
    if found is not None and found.token == note.token:
        with suppress(OSError):
            note_path(path).unlink(missing_ok=True)


def status_of(note: LockNote | None) -> LockStatus:
    """Whose a note is, for a plan that is known to be held."""
    if note is None:
        return LockStatus.UNKNOWN
    mine = LockNote.of_this_process()
    if (note.user, note.machine) != (mine.user, mine.machine):
        return LockStatus.OTHER_USER
    return LockStatus.MINE if note.process == mine.process else LockStatus.MY_OTHER


def locked(path: Path) -> PlanLocked:
    """The problem of a plan that is held, with the note that lies beside it."""
    note = read_note(path)
    return PlanLocked(path, status_of(note), note)


def file_key(path: Path) -> tuple[int, int]:
    """What tells a file from all others on this machine, by whatever path; raises OSError where it is missing."""
    found = path.stat()
    return found.st_dev, found.st_ino


def hold(key: tuple[int, int]) -> None:
    """Remember that this process holds a plan."""
    _held.add(key)


def let_go(key: tuple[int, int]) -> None:
    """Forget a plan that this process held."""
    _held.discard(key)


def refuse_own(path: Path) -> None:
    """Raise PlanLocked where this process holds the plan already."""
    with suppress(OSError):
        if file_key(path) in _held:
            raise PlanLocked(path, LockStatus.MINE, read_note(path))


def lock_status(path: Path) -> LockStatus:
    """Whether a plan is held and by whom; a missing or foreign file counts as free."""
    with suppress(OSError):
        if file_key(path) in _held:
            return LockStatus.MINE
    if path.is_file() and _is_held(path):
        return status_of(read_note(path))
    return LockStatus.STALE if read_note(path) is not None else LockStatus.FREE


def _is_held(path: Path) -> bool:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.Error as error:
            return is_locked(error)
    return False
