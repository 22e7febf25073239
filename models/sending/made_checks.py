"""Looking at the files after they were made: their size against what mailboxes take, their pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.i18n import _
from models.sending.finding import Finding, Severity
from models.sending.names import LONGEST_PATH

MEGABYTE = 1_000_000
# What most mailboxes of agencies take; a mail carries three bytes as four letters, with line breaks.
MAIL_LIMIT = 20 * MEGABYTE
_MAIL_GROWTH = 78 / 57


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that was written: its path, size in bytes and, where they can be counted, its pages."""

    path: str
    size: int
    pages: int | None = None


def made_findings(files: Sequence[MadeFile], mailed: bool, limit: int = MAIL_LIMIT) -> Iterator[Finding]:
    """What deserves a look in the files of one sending; `mailed` counts them as attachments of one letter."""
    total = sum(one.size for one in files)
    weight = int(total * _MAIL_GROWTH) if mailed else total
    if weight > limit:
        text = _("Các tệp nặng {size}; nhiều hộp thư chỉ nhận đến {limit}, hãy gửi làm nhiều thư hoặc bớt tệp.")
        message = text.format(size=size_words(weight), limit=size_words(limit))
        yield Finding(rule="size", severity=Severity.WARNING, message=message, where=_("Các tệp"))
    long = [one for one in files if len(one.path.encode("utf-16-le")) // 2 > LONGEST_PATH]
    if long:
        text = _("Đường dẫn dài quá {most} ký tự nên Excel có thể không mở được tệp; hãy chọn thư mục ngắn hơn.")
        yield Finding(
            rule="path", severity=Severity.WARNING, message=text.format(most=LONGEST_PATH), where=_("Nơi lưu")
        )


def size_words(size: int) -> str:
    """ "1,2 MB", "35 KB": as Vietnamese write it."""
    if size < 1_000:
        return _("{size} byte").format(size=size)
    if size < MEGABYTE:
        return _("{size} KB").format(size=round(size / 1_000))
    return _("{size} MB").format(size=f"{size / MEGABYTE:.1f}".replace(".", ","))
