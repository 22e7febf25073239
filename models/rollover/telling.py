"""What became of a plan in the next year, told: lines for a terminal, a list for print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from models.compare.comparison import PLACE_MARK, Difference, Kind, kind_word
from models.i18n import _
from models.listing import listing
from models.plan import Plan
from models.rollover.checks import subject_name
from models.rollover.options import Decision
from models.rollover.rolling import Rolled
from models.text import one_line

_AROUND = 40  # letters of what stayed that are told around a change


def summary(rolled: Rolled) -> str:
    """How much there is of what, in one sentence."""
    asked = sum(1 for one in rolled.checks if one.remark)
    text = _("{kept} nhiệm vụ giữ, {carried} chuyển tiếp, {left} bỏ; {changes} chỗ thay đổi; {checks} điều cần xem lại")
    return text.format(
        kept=rolled.count(Decision.KEEP),
        carried=rolled.count(Decision.CARRY_ON),
        left=rolled.count(Decision.LEAVE_OUT),
        changes=len(rolled.changes),
        checks=asked,
    )


def lines_of(rolled: Rolled) -> Iterator[str]:
    """Everything that was changed and everything to look at, a line each."""
    yield _("Các chỗ thay đổi:")
    for one in rolled.changes:
        yield "  " + changed(one)
    for subject, checks in groupby(rolled.checks, key=lambda check: check.subject):
        yield subject_name(subject) + ":"
        for check in checks:
            where = f"{check.place}: " if check.place else ""
            yield f"  {where}{check.message}"


def changed(one: Difference) -> str:
    """A change with its place: long texts shortened to what is different."""
    before, after = brief(one.before, one.after)
    where = one.where or _("Thể thức văn bản")
    if one.kind is Kind.CHANGED:
        return _("{where}: “{before}” → “{after}”").format(where=where, before=before, after=after)
    return _("{where}: {what} “{text}”").format(where=where, what=kind_word(one.kind).lower(), text=before or after)


def brief(before: str, after: str) -> tuple[str, str]:
    """Two texts on one line each, without the beginning and the end that they share."""
    old, new = one_line(before), one_line(after)
    if not old or not new:
        return _cut(old), _cut(new)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    start, end = max(0, head - _AROUND), max(0, tail - _AROUND)
    shown = []
    for text in (old, new):
        words = text[start : len(text) - end]
        words = words.split(" ", 1)[-1] if start else words
        words = words.rsplit(" ", 1)[0] if end else words
        shown.append(("… " if start else "") + words + (" …" if end else ""))
    return shown[0], shown[1]


def _shared(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    places = (n for n, (left, right) in enumerate(zip(one, other, strict=False)) if left != right)
    return next(places, min(len(one), len(other)))


def _cut(text: str) -> str:
    return text if len(text) <= 2 * _AROUND else text[: 2 * _AROUND].rsplit(" ", 1)[0] + " …"


def as_list(rolled: Rolled) -> Plan:
    """The list for print: what is to be looked at, then what was changed."""
    span = rolled.options.new.in_words
    asked = listing(
        rolled.plan,
        _("Những điều cần xem lại trong kế hoạch {span}").format(span=span),
        ((_("Điều cần xem lại"), 95.0), (_("Nguyên văn"), 75.0), (_("Vị trí"), 75.0)),
        [
            (subject_name(subject), [(one.message, one.text, one.place) for one in checks])
            for subject, checks in groupby(rolled.checks, key=lambda check: check.subject)
        ],
    )
    made = listing(
        rolled.plan,
        _("Những chỗ thay đổi so với kế hoạch {span}").format(span=rolled.options.old.in_words),
        ((_("Kế hoạch cũ"), 85.0), (_("Kế hoạch mới"), 85.0), (_("Vị trí"), 75.0)),
        [("", [_row(one) for one in rolled.changes])],
    )
    return replace(asked, appendices=(*asked.appendices, *made.appendices))


def _row(one: Difference) -> tuple[str, str, str]:
    before, after = brief(one.before, one.after)
    where = PLACE_MARK.join((*one.place, one.label) if one.label else one.place)
    return before, after or _("(bỏ)"), where or _("Thể thức văn bản")
