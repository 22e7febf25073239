"""Writing files safely: beside the target first, then moved into place; file names that Windows accepts."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.errors import EnvironmentProblem, InputProblem, PlanError
from models.i18n import _

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}


def check_file_name(path: Path) -> None:
    """Raise InputProblem where Windows would refuse or silently change the name of the file."""
    name = path.name
    if not name or name in (".", ".."):
        raise InputProblem(_("Chưa có tên tệp để ghi."))
    if sign := _FORBIDDEN.search(name):
        text = _("Tên tệp “{name}” có ký tự “{sign}” mà Windows không cho dùng; hãy đổi tên.")
        raise InputProblem(text.format(name=name, sign=sign.group()))
    if name.split(".")[0].rstrip(" ").casefold() in _DEVICES:
        raise InputProblem(_("Windows giữ riêng tên “{name}”; hãy đặt tên khác.").format(name=name))
    if name[-1] in ". ":
        text = _("Tên tệp “{name}” kết thúc bằng dấu chấm hoặc dấu cách; hãy đổi tên.")
        raise InputProblem(text.format(name=name))


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a path beside `target` to write to, and move it into place when the block ends without error.

    A failure leaves the old file as it was; raises InputProblem for a bad name, EnvironmentProblem for the rest.
    """
    check_file_name(target)
    with file_trouble(target):
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "folder", str(target))
        if target.exists() and not target.is_file():
            # Moved into place, the new file would destroy a device such as /dev/null.
            raise InputProblem(_("“{name}” là thiết bị, không phải tệp; hãy chọn nơi khác để ghi.").format(name=target))
        handle, name = tempfile.mkstemp(prefix=".~", suffix=target.suffix, dir=target.parent or ".")
    beside = Path(name)
    try:
        with file_trouble(target):
            os.close(handle)
            beside.chmod(_mode_of(target))
            yield beside
            if target.exists() and not os.access(target, os.W_OK):
                raise PermissionError(errno.EACCES, "read-only", str(target))
            _flush(beside)
            beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _mode_of(target: Path) -> int:
    """The permissions of the file to be replaced, else those that the system gives new files."""
    if target.exists():
        return target.stat().st_mode & 0o777 | 0o200
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def file_trouble(path: Path) -> Iterator[None]:
    """Turn an OSError inside the block into one plain sentence that names the file."""
    try:
        yield
    except PlanError:
        raise
    except OSError as error:
        raise EnvironmentProblem(_sentence(error).format(name=path.name or path), repr(error)) from error


def _sentence(error: OSError) -> str:
    """The sentence for one kind of trouble; windows error 32 and 33 mean that another program holds the file."""
    if getattr(error, "winerror", None) in (32, 33):
        return _("“{name}” đang mở trong chương trình khác (Excel, Word …); hãy đóng nó rồi làm lại.")
    match error.errno:
        case errno.ENOENT:
            return _("Không tìm thấy “{name}” hoặc thư mục chứa nó.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _("Không có quyền đọc hoặc ghi “{name}”; tệp có thể chỉ đọc hoặc đang mở trong chương trình khác.")
        case errno.EISDIR | errno.ENOTDIR:
            return _("“{name}” là thư mục hoặc nằm trong đường dẫn không đúng.")
        case errno.ENOSPC | errno.EDQUOT:
            return _("Ổ đĩa đã đầy nên không ghi được “{name}”; hãy dọn bớt rồi làm lại.")
        case errno.ENAMETOOLONG | errno.EINVAL:
            return _("Tên hoặc đường dẫn của “{name}” không dùng được; hãy chọn tên ngắn hơn.")
    return _("Không đọc hoặc ghi được “{name}”.")
