"""SQLite errors told apart by their code: the computer refuses, the file is damaged, or a bug of ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.errors import EnvironmentProblem, InputProblem
from models.i18n import _

_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_TOOBIG)
_REFUSED = (
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_NOLFS,
)
_FAILED = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_PROTOCOL)


def code_of(error: sqlite3.Error) -> int:
    """The extended result code of an error, 0 where it has none (errors of the Python module itself)."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0)


def is_locked(error: sqlite3.Error) -> bool:
    """True where another connection holds the file."""
    return code_of(error) & 0xFF in _LOCKED


def damaged(path: Path, details: str = "") -> InputProblem:
    """The problem of a plan file whose content is not whole."""
    text = _("Tệp kế hoạch “{name}” bị hỏng hoặc bị cắt cụt; hãy mở bản sao lưu gần nhất.")
    return InputProblem(text.format(name=path.name), details)


@contextmanager
def sqlite_trouble(path: Path) -> Iterator[None]:
    """Turn SQLite errors inside the block into one plain sentence; those that are bugs pass through."""
    try:
        yield
    except UnicodeDecodeError as error:
        # The module cannot even read SQLite's own message, which names what stands in the file.
        raise damaged(path, repr(error)) from error
    except sqlite3.Error as error:
        code = code_of(error)
        primary = code & 0xFF
        details = f"{error!r} {getattr(error, 'sqlite_errorname', '')}".strip()
        if primary in _DAMAGED:
            raise damaged(path, details) from error
        sentence = _sentence(code, primary)
        if not sentence:
            raise
        raise EnvironmentProblem(sentence.format(name=path.name), details) from error


@contextmanager
def whole_tables(path: Path) -> Iterator[None]:
    """While a file is opened, a table or column that is not there is damage, no bug: every plan has all of them."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if code_of(error) != sqlite3.SQLITE_ERROR:
            raise
        raise damaged(path, repr(error)) from error


def _sentence(code: int, primary: int) -> str:
    if primary in _LOCKED:
        return _("“{name}” đang mở ở nơi khác; hãy đóng nó ở đó rồi làm lại.")
    if primary == sqlite3.SQLITE_FULL:
        return _("Ổ đĩa đã đầy nên không ghi được “{name}”; thay đổi vừa rồi chưa được lưu, hãy dọn bớt rồi làm lại.")
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return _("“{name}” đã bị đổi tên, chuyển chỗ hoặc xóa trong khi đang mở; hãy lưu một bản sao để giữ công việc.")
    if primary in _REFUSED:
        return _("Không có quyền ghi “{name}” hoặc thư mục chứa nó; hãy lưu một bản sao ở chỗ khác.")
    if primary in _FAILED:
        return _("Không đọc hoặc ghi được “{name}”; hãy kiểm tra ổ đĩa hoặc mạng rồi làm lại.")
    return ""
