"""Places that somebody meant to fill in: "số …/KH", "ít nhất …%", a row of dots or underscores."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.grid.grid import Address
from models.i18n import _
from models.official.body import body_paragraphs
from models.plan import Plan
from models.sending.finding import Finding, Severity, appendix_name
from models.walk import row_values

# "phổ biến, ..." and "chia sẻ dữ liệu..." only mean "and so on": these follow a comma or a word without a space.
_BLANK = re.compile(
    r"(?:…|\.{3,})\s?[%/]|_{3,}|\.{5,}|…{2,}|[^\W\d_][^\S\n](?:…|\.{3,4})(?![\w.])|(?:^|\n)\s*(?:…|\.{3,})\s*(?:\n|$)"
)
_HEAD = ("agency", "parent_agency", "place", "number", "symbol", "title")


def is_blank(text: str) -> bool:
    """True where a text has a place left open to be filled in."""
    # Nearly no text has a dot too many, so the pattern is seldom needed.
    return ("…" in text or "..." in text or "___" in text) and _BLANK.search(text) is not None


def blank_findings(plan: Plan) -> Iterator[Finding]:
    """Blanks in letterhead, text and each appendix, with their count and the first place."""
    head = [Address("plan", plan.id, name) for name in _HEAD if _is_open(getattr(plan, name))]
    yield from _finding(head, _("Phần đầu văn bản"))
    body = [one.address for one in body_paragraphs(plan) if is_blank(one.text) and one.address]
    yield from _finding(body, _("Nội dung"))
    # A list of tasks that stands in the text was looked at there.
    counted = set(body)
    for appendix in plan.appendices:
        cells = [Address("appendix", appendix.id, "title")] if _is_open(appendix.title) else []
        cells += [
            address for address, text, _place in row_values(appendix) if is_blank(text) and address not in counted
        ]
        yield from _finding(cells, appendix_name(plan, appendix))


def _is_open(text: str) -> bool:
    """In a name or a title every "…" is a blank."""
    return "…" in text or "..." in text or "___" in text


def _finding(places: list[Address], where: str) -> Iterator[Finding]:
    if places:
        text = _("Còn {count} chỗ để trống chờ điền (dấu “…”).").format(count=len(places))
        yield Finding(
            rule="blank", severity=Severity.WARNING, message=text, where=where, address=places[0], count=len(places)
        )
