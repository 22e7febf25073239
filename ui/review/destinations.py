"""Where an accepted draft can go: a new plan, or the open one: filling it, as appendices, in place of one, merged."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum

from models.i18n import _
from models.numbering import roman
from models.plan import Appendix, Plan
from models.text import fold


class Way(StrEnum):
    """What is to be done with the draft."""

    NEW = "new"
    ADD = "add"
    REPLACE = "replace"
    MERGE = "merge"
    FILL = "fill"


@dataclass(frozen=True, slots=True)
class Destination:
    """One choice: what it is called, what its button says; `appendix` is the id of the one that goes."""

    way: Way
    title: str
    button: str
    appendix: str = ""


def destinations(plan: Plan | None, returned: bool) -> list[Destination]:
    """All ways there are; `plan` is the open one where it can be changed, `returned` a file that was made from it."""
    found = [Destination(Way.NEW, _("Kế hoạch mới"), _("Tạo kế hoạch…"))]
    if plan is None:
        return found
    if plan.blank:
        return [Destination(Way.FILL, _("Đưa vào kế hoạch đang mở, còn trống"), _("Đưa vào kế hoạch")), *found]
    found.append(Destination(Way.ADD, _("Thêm thành phụ lục của kế hoạch đang mở"), _("Thêm phụ lục")))
    for number, appendix in enumerate(plan.appendices, 1):
        name = roman(number) if len(plan.appendices) > 1 else ""
        words = " ".join(filter(None, (_("Thay phụ lục"), name)))
        title = " ".join(appendix.title.split())
        named = f"{words}: {title[:70]}" if title else words
        found.append(Destination(Way.REPLACE, named, _("Thay phụ lục"), appendix.id))
    if returned:
        found.append(Destination(Way.MERGE, _("Nhận thay đổi vào kế hoạch đang mở"), _("Xem thay đổi…")))
    else:
        found.append(Destination(Way.MERGE, _("Gộp vào kế hoạch đang mở, xem từng chỗ khác"), _("Xem để gộp…")))
    return found


def fitting(found: list[Destination], plan: Plan | None, draft: Plan, returned: bool) -> Destination:
    """What is most likely meant: a whole document is a plan of its own, a list belongs to the open plan."""
    by_way = {one.way: one for one in reversed(found)}
    if plan is not None and returned:
        return by_way[Way.MERGE]
    if plan is None or plan.blank or draft.has_text or draft.title:
        return found[0]
    titles = {fold(appendix.title) for appendix in draft.appendices if appendix.title}
    same = [appendix.id for appendix in plan.appendices if fold(appendix.title) in titles]
    if len(draft.appendices) == 1 and len(same) == 1:
        return next(one for one in found if one.appendix == same[0])
    return by_way[Way.ADD]


def in_place_of(old: Appendix | None, new: tuple[Appendix, ...]) -> tuple[Appendix, ...]:
    """The new appendices; a single one keeps of the old what it does not say itself."""
    if old is None or len(new) != 1:
        return new
    (one,) = new
    return (
        replace(
            one,
            title=one.title or old.title,
            label=old.label if one.label is None else one.label,
            caption=old.caption if one.caption is None else one.caption,
            closing=one.closing or old.closing,
            landscape=old.landscape if one.landscape is None else one.landscape,
        ),
    )


def in_blank(old: Plan, new: Plan) -> Plan:
    """The new plan in the file of a blank one, which gives what the new one does not say: letterhead, signer, paper."""
    nothing = Plan()
    kept = {
        one.name: getattr(old, one.name)
        for one in fields(Plan)
        if one.name not in ("id", "remarks", "appendices") and getattr(new, one.name) == getattr(nothing, one.name)
    }
    return replace(new, **kept)
