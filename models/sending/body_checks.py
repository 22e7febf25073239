"""Looking at the text of the plan: how it ends, and whether text and appendices know of each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from models.grid.grid import Address
from models.i18n import _
from models.numbering import roman, roman_value
from models.official.body import body_paragraphs, lists_in_body
from models.official.paragraphs import Paragraph
from models.page_settings import AppendixNumbers
from models.plan import Appendix, Plan
from models.sending.finding import Finding, Severity

_END = "./."
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


def body_findings(plan: Plan) -> Iterator[Finding]:
    """What is amiss in the text, and between the text and the appendices."""
    paragraphs = [one for one in body_paragraphs(plan) if one.text.strip()]
    if not plan.sections:
        if plan.appendices:
            text = _("Kế hoạch chưa có phần lời văn, nên chỉ gửi được các phụ lục.")
            yield Finding(rule="text-missing", severity=Severity.HINT, message=text, where=_("Nội dung"))
        return
    if paragraphs and not paragraphs[-1].text.rstrip().endswith(_END):
        text = _("Lời văn chưa kết thúc bằng dấu “./.”.")
        address = paragraphs[-1].address
        yield Finding(rule="end-mark", severity=Severity.HINT, message=text, where=_("Nội dung"), address=address)
    yield from _pointing(plan, mentions(paragraphs))


def mentions(paragraphs: list[Paragraph]) -> tuple[Mention, ...]:
    """Where the text points to the plan's own appendices; those of other documents do not count."""
    found: list[Mention] = []
    for paragraph in paragraphs:
        for match in _MENTION.finditer(paragraph.text):
            if not _OF_OTHERS.match(paragraph.text, match.end()):
                found.append(Mention(_numbers(match.group(1) or ""), paragraph.address))
    return tuple(found)


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


def _pointing(plan: Plan, found: tuple[Mention, ...]) -> Iterator[Finding]:
    inside = {one.id for one in lists_in_body(plan).values()}
    outside = {place: one for place, one in enumerate(plan.appendices, 1) if one.id not in inside}
    where = _("Nội dung")
    if not outside:
        if found:
            text = _("Lời văn nhắc tới phụ lục, nhưng kế hoạch không có phụ lục nào.")
            yield _finding("appendix-none", Severity.WARNING, text, where, found[0].address, len(found))
        return
    beyond = [
        (number, one.address) for one in found for number in one.numbers if not 1 <= number <= len(plan.appendices)
    ]
    if beyond:
        text = _("Lời văn nhắc tới Phụ lục {number}, nhưng kế hoạch chỉ có {count} phụ lục.")
        number, address = beyond[0]
        message = text.format(number=roman(number) if number else 0, count=len(plan.appendices))
        yield _finding("appendix-beyond", Severity.WARNING, message, where, address, len(beyond))
    yield from _never_named(plan, found, outside)


def _never_named(plan: Plan, found: tuple[Mention, ...], outside: Mapping[int, Appendix]) -> Iterator[Finding]:
    """A bare "Phụ lục" points to all of them; where they bear no numbers every mention does."""
    bare = plan.page.appendix_numbers is AppendixNumbers.NONE or len(plan.appendices) == 1
    if any(bare or not one.numbers for one in found):
        return
    named = {number for one in found for number in one.numbers}
    missing = [place for place in outside if place not in named]
    if not missing:
        return
    address = Address("appendix", outside[missing[0]].id, "title")
    if len(missing) == len(outside):
        text = _("Lời văn chưa nhắc tới phụ lục; phải có chỗ ghi, ví dụ “(Chi tiết tại Phụ lục kèm theo)”.")
    else:
        text = _("Lời văn chưa nhắc tới {names}.").format(
            names=", ".join(_("Phụ lục {number}").format(number=roman(place)) for place in missing)
        )
    yield _finding("appendix-unnamed", Severity.WARNING, text, _("Nội dung"), address, len(missing))


def _finding(rule: str, severity: Severity, text: str, where: str, address: Address | None, count: int) -> Finding:
    return Finding(rule=rule, severity=severity, message=text, where=where, address=address, count=count)
