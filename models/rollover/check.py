"""One thing to look at in the new plan, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.grid.grid import Address
from models.i18n import _
from models.text import one_line

_LONGEST = 160
_BEGINNING = 40  # letters by which a task is known


class Subject(StrEnum):
    """What a check is about, in the order of the list."""

    TASKS = "tasks"
    AGENCIES = "agencies"
    DOCUMENTS = "documents"
    PERIODS = "periods"
    MOVED = "moved"
    STAYED = "stayed"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at: a sentence, the words it speaks of, where the first of `places` stands.

    What `remark` is false of is only told in the list: there is nothing to do about it.
    """

    subject: Subject
    message: str
    text: str
    address: Address
    paragraph: int = -1
    place: str = ""
    places: int = 1
    remark: bool = True

    @property
    def quoted(self) -> str:
        """The text, unless its place or the sentence names it already; "" then."""
        beginning = one_line(self.text)[:_BEGINNING]
        return "" if beginning in self.place or one_line(self.text) in self.message else self.text


def times(message: str, count: int) -> str:
    """A message with the number of places that it is true of."""
    return message if count < 2 else _("{message} ({count} chỗ)").format(message=message, count=count)


def around(text: str, start: int, end: int) -> str:
    """A text, or where it is long the words around a stretch of it."""
    whole = one_line(text)
    if len(whole) <= _LONGEST:
        return whole
    low, high = max(0, start - _LONGEST // 2), min(len(text), end + _LONGEST // 2)
    head = text[low:high]
    head = head.split(" ", 1)[-1] if low else head
    head = head.rsplit(" ", 1)[0] if high < len(text) else head
    return ("… " if low else "") + one_line(head) + (" …" if high < len(text) else "")


def short(text: str) -> str:
    """A text, its beginning where it is long."""
    return around(text, 0, _LONGEST // 2)
