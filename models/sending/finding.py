"""What a look at the plan before sending found: how grave it is, one sentence, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from models.checking.finding import Severity as Severity
from models.grid.grid import Address
from models.i18n import _
from models.numbering import roman_value
from models.page import label_apart
from models.plan import Appendix, Plan
from models.text import one_line

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found; `rule` is its stable name, `where` the part of the plan in the officer's words.

    `count` tells how many places the sentence speaks of, `address` is the first of them, None where there is none to
    go to. A finding never keeps a plan from being sent.
    """

    rule: str
    severity: Severity
    message: str
    where: str = ""
    address: Address | None = None
    count: int = 1


def appendix_name(plan: Plan, appendix: Appendix) -> str:
    """What an appendix is called in a sentence: "Phụ lục II", else its title, else its place."""
    label = one_line(label_apart(plan, appendix))
    if label:
        *words, last = label.split()
        number = last if last.isdigit() or roman_value(last) else ""
        name = " ".join(words if number else [*words, last])
        return " ".join(part for part in (name.capitalize() if name.isupper() else name, number) if part)
    title = one_line(appendix.title)
    if title:
        return title if len(title) <= _LONGEST_NAME else title[:_LONGEST_NAME].rstrip() + "…"
    place = next((n for n, one in enumerate(plan.appendices, 1) if one.id == appendix.id), 1)
    return _("Phụ lục thứ {number}").format(number=place)
