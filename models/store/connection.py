"""Opening the database of a plan file: is it ours, is it too new, is it free, is it whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from models.errors import EnvironmentProblem, InputProblem
from models.files import file_trouble
from models.i18n import _
from models.store.lock import locked, refuse_own
from models.store.schema import APPLICATION_ID, MAJOR, USER_VERSION
from models.store.trouble import damaged, is_locked, sqlite_trouble

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
# A schema from outside must not reach functions with side effects; a mailed or copied plan must be one whole file. The
# last setting also turns a WAL file, which only another program can have made, back into one file.
_SETTINGS = (
    "trusted_schema=OFF",
    "locking_mode=EXCLUSIVE",
    "synchronous=FULL",
    "foreign_keys=ON",
    "journal_mode=DELETE",
)
_COPY_TRIES = 20
_COPY_PAUSE = 0.05


def check_header(path: Path) -> int:
    """The user_version of a plan file; raises InputProblem where it is no plan, or one of a newer program."""
    with file_trouble(path), path.open("rb") as file:
        header = file.read(_HEADER)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        text = _("“{name}” không phải là tệp kế hoạch (.cchc), hoặc đã bị cắt cụt.")
        raise InputProblem(text.format(name=path.name))
    version, application = struct.unpack(">I4xI", header[60:72])
    if application != APPLICATION_ID:
        text = _("“{name}” là một tệp dữ liệu của chương trình khác, không phải tệp kế hoạch (.cchc).")
        raise InputProblem(text.format(name=path.name))
    if version >> 16 > MAJOR:
        text = _("“{name}” được tạo bằng phiên bản mới hơn của chương trình; hãy cập nhật chương trình để mở.")
        raise InputProblem(text.format(name=path.name))
    if version >> 16 < 1:
        raise damaged(path, f"user_version {version}")
    return int(version)


def connect(path: Path) -> sqlite3.Connection:
    """A connection with the settings of plan files, which nobody else shares; takes no lock yet."""
    uri = f"{path.resolve().as_uri()}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def open_locked(path: Path) -> sqlite3.Connection:
    """A connection that holds the plan exclusively; raises PlanLocked, InputProblem or EnvironmentProblem."""
    refuse_own(path)
    check_header(path)
    if not os.access(path, os.W_OK):
        text = _("“{name}” chỉ cho đọc; hãy mở để xem, hoặc lưu một bản sao rồi sửa bản sao đó.")
        raise EnvironmentProblem(text.format(name=path.name))
    with sqlite_trouble(path):
        connection = _hold(path)
        try:
            check_whole(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _hold(path: Path) -> sqlite3.Connection:
    """A connection that has taken the exclusive lock, which it keeps until it is closed."""
    connection: sqlite3.Connection | None = None
    try:
        connection = connect(path)
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        if is_locked(error):
            raise locked(path) from error
        raise
    return connection


def check_whole(connection: sqlite3.Connection, path: Path) -> None:
    """Raise InputProblem where SQLite finds damage, or things that no plan file has."""
    page_size = int(connection.execute("PRAGMA page_size").fetchone()[0])
    if path.stat().st_size % page_size:
        # SQLite fills a last page that is cut short with zeros, which may go unseen.
        raise damaged(path, f"size {path.stat().st_size}, page size {page_size}")
    found = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found is None or found[0] != "ok":
        raise damaged(path, str(found))
    foreign = connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view') LIMIT 1").fetchone()
    if foreign is not None:
        raise damaged(path, f"foreign {foreign[0]}")


def needs_migration(connection: sqlite3.Connection) -> bool:
    """True where the file is older than this program; read inside the lock, not from the header seen before."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0]) < USER_VERSION


def snapshot(path: Path) -> Path:
    """A whole copy of a plan in a folder of its own, also while another program holds it; remove it after use.

    Raises EnvironmentProblem where the plan is written to without pause.
    """
    refuse_own(path)
    check_header(path)
    journal = path.with_name(path.name + "-journal")
    with file_trouble(path):
        folder = Path(tempfile.mkdtemp(prefix="cchc-"))
        copy = folder / path.name
        try:
            for _try in range(_COPY_TRIES):
                before = _state(path, journal)
                shutil.copyfile(path, copy)
                copied_journal = copy.with_name(copy.name + "-journal")
                copied_journal.unlink(missing_ok=True)
                if _is_hot(journal):
                    shutil.copyfile(journal, copied_journal)
                if _state(path, journal) == before:
                    return copy
                time.sleep(_COPY_PAUSE)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    shutil.rmtree(folder, ignore_errors=True)
    text = _("“{name}” đang được ghi liên tục ở nơi khác nên chưa mở được; hãy làm lại sau ít phút.")
    raise EnvironmentProblem(text.format(name=path.name))


def remove_snapshot(copy: Path) -> None:
    """Take away a copy made by snapshot()."""
    shutil.rmtree(copy.parent, ignore_errors=True)


def _state(path: Path, journal: Path) -> tuple[object, ...]:
    """What changes whenever the file is written: its change counter, size and time, and the journal's."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
    now = path.stat()
    journal_state: tuple[int, int] | None = None
    with suppress(FileNotFoundError):
        beside = journal.stat()
        journal_state = (beside.st_size, beside.st_mtime_ns)
    return header, now.st_size, now.st_mtime_ns, journal_state


def _is_hot(journal: Path) -> bool:
    try:
        with journal.open("rb") as file:
            return file.read(len(_JOURNAL_MAGIC)) == _JOURNAL_MAGIC
    except FileNotFoundError:
        return False
