"""Where the text of a plan points to appendices, and what is odd between text and appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from models.checking.finding import Severity
from models.grid.grid import Address
from models.i18n import _
from models.numbering import roman, roman_value
from models.official.body import lists_in_body
from models.page_settings import AppendixNumbers
from models.plan import Appendix, Plan

# "Phụ lục I, II và III"; a number is a Roman or Arabic one that stands alone.
_ONE = r"(?:[IVX]+|\d{1,2})(?![\w/])"
_MENTION = re.compile(
    rf"\b[Pp](?:hụ|HỤ)\s+[Ll](?:ục|ỤC)\b(?:\s+(?:số\s+)?({_ONE}(?:\s*(?:,|;|và|-|–|đến)\s*{_ONE})*))?"
)
_NUMBER = re.compile(_ONE)
_OF_OTHERS = re.compile(
    r"[^.;]{0,60}?\b(?:nghị quyết|nghị định|quyết định|thông tư|công văn|chỉ thị|luật|(?:kế hoạch|chương trình) số)\b",
    re.IGNORECASE,
)


class Mention(NamedTuple):
    """A place where the text points to an appendix; `numbers` is empty where it says only "Phụ lục"."""

    numbers: tuple[int, ...]
    address: Address | None
    start: int = 0
    end: int = 0
    text: str = ""
    paragraph: int = -1


class Odd(NamedTuple):
    """What is odd: a stable name, how grave, one sentence, where it is said, and appendices that nobody names."""

    name: str
    severity: Severity
    message: str
    mentions: tuple[Mention, ...] = ()
    appendices: tuple[str, ...] = ()


def mentions_in(text: str, address: Address | None = None, paragraph: int = -1) -> Iterator[Mention]:
    """Where a text points to the plan's own appendices; those of other documents do not count."""
    for match in _MENTION.finditer(text):
        if not _OF_OTHERS.match(text, match.end()):
            yield Mention(_numbers(match.group(1) or ""), address, *match.span(), match.group(), paragraph)


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers of a list; "I đến IV" and "I-IV" mean those between, too."""
    numbers: list[int] = []
    end = 0
    for match in _NUMBER.finditer(text):
        value = int(match.group()) if match.group().isdigit() else roman_value(match.group()) or 0
        between = text[end : match.start()].strip()
        if numbers and between in ("-", "–", "đến") and numbers[-1] < value:
            numbers.extend(range(numbers[-1] + 1, value))
        numbers.append(value)
        end = match.end()
    return tuple(numbers)


def stands_in_text(appendix: Appendix) -> bool:
    """Whether a list of tasks was given neither label nor caption: it is a part of the text under its own title."""
    return appendix.layout.is_list and appendix.label == "" and not appendix.caption


def odd_mentions(plan: Plan, found: Sequence[Mention]) -> Iterator[Odd]:
    """Appendices that the text points to though they are not there, and those it never points to."""
    inside = {one.id for one in lists_in_body(plan).values()}
    outside = {
        place: one for place, one in enumerate(plan.appendices, 1) if one.id not in inside and not stands_in_text(one)
    }
    if not outside:
        if found:
            text = _("Lời văn nhắc tới phụ lục, nhưng kế hoạch không có phụ lục nào.")
            yield Odd("appendix-none", Severity.WARNING, text, tuple(found))
        return
    beyond = [(number, one) for one in found for number in one.numbers if not 1 <= number <= len(plan.appendices)]
    if beyond:
        text = _("Lời văn nhắc tới Phụ lục {number}, nhưng kế hoạch chỉ có {count} phụ lục.")
        number = beyond[0][0]
        message = text.format(number=roman(number) if number else 0, count=len(plan.appendices))
        yield Odd("appendix-beyond", Severity.WARNING, message, tuple(one for _number, one in beyond))
    yield from _never_named(plan, found, outside)


def _never_named(plan: Plan, found: Sequence[Mention], outside: Mapping[int, Appendix]) -> Iterator[Odd]:
    """A bare "Phụ lục" points to all of them; where they bear no numbers every mention does."""
    bare = plan.page.appendix_numbers is AppendixNumbers.NONE or len(plan.appendices) == 1
    if any(bare or not one.numbers for one in found):
        return
    named = {number for one in found for number in one.numbers}
    missing = [place for place in outside if place not in named]
    if not missing:
        return
    if len(missing) == len(outside):
        text = _("Lời văn chưa nhắc tới phụ lục; phải có chỗ ghi, ví dụ “(Chi tiết tại Phụ lục kèm theo)”.")
    else:
        text = _("Lời văn chưa nhắc tới {names}.").format(
            names=", ".join(_("Phụ lục {number}").format(number=roman(place)) for place in missing)
        )
    ids = tuple(outside[place].id for place in missing)
    yield Odd("appendix-unnamed", Severity.WARNING, text, (), ids)
