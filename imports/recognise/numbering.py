"""From the numbers found in a table: the numbering rules of its layout, and remarks on jumps and repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from imports.recognise.notes import Notes
from imports.recognise.number import Number, parse_number
from imports.recognise.tree import Node
from models.grid.numbers import printed_numbers
from models.i18n import _
from models.numbering import Numbering, Style
from models.plan import Appendix, Area, Item, Remark, Task

_STYLES = {
    "roman": Style.ROMAN,
    "arabic": Style.ARABIC,
    "padded": Style.PADDED,
    "letter": Style.LETTER,
    "capital": Style.CAPITAL,
    "dotted": Style.DOTTED,
    "": Style.NONE,
}


def infer_numbering(areas: Sequence[Node], base: Numbering) -> tuple[Numbering, list[Style | None]]:
    """The numbering that prints the numbers found, and for each area the style of its items where it differs."""
    styles = [_item_style(area.items) for area in areas]
    known = [style for style in styles if style is not None]
    item = base.item
    if known and len(known) > 1 and len(set(known)) == 1:
        item = known[0]
    elif len(known) > 1 and base.item not in known:
        item = Counter(known).most_common(1)[0][0]
    area = base.area
    numbered = [area.number.kind for area in areas if area.title or area.number.kind]
    if numbered:
        most = Counter(numbered).most_common(1)[0][0]
        area = _STYLES.get(most, base.area)
    rules = replace(base, area=area, item=item, child=_child(areas, base.child), restart=not _runs_on(areas))
    return rules, [style if style is not None and style is not item else None for style in styles]


def _item_style(items: Sequence[Node]) -> Style | None:
    """The style of an area's items; None where it has none or they are numbered in no known way."""
    kinds = ["padded" if _padded(items) else items[0].number.kind] if items else []
    if not items or not all(not item.number.kind for item in items):
        kinds = [item.number.kind for item in items if item.number.kind in _STYLES and item.number.kind]
    if not kinds:
        return None
    if "padded" in kinds:
        return Style.PADDED
    return _STYLES.get(Counter(kinds).most_common(1)[0][0])


def _padded(items: Sequence[Node]) -> bool:
    return any(item.number.kind == "padded" for item in items)


def _child(areas: Sequence[Node], base: str) -> str:
    kinds = Counter(
        below.number.kind
        for area in areas
        for item in area.items
        if item.kind == "group"
        for below in item.items
        if below.number.kind
    )
    if not kinds:
        return base
    most = kinds.most_common(1)[0][0]
    return "dotted" if most == "dotted" else str(_STYLES.get(most, base))


def _runs_on(areas: Sequence[Node]) -> bool:
    """Whether the items of each area go on counting where those of the area before ended."""
    last = 0
    on = again = 0
    for area in areas:
        values = [item.number.value for item in area.items if item.number.kind in ("arabic", "padded")]
        if not values:
            continue
        if last:
            on += values[0] == last + 1 and values[0] != 1
            again += values[0] == 1
        last = values[-1]
    return on > again


def number_remarks(areas: Sequence[Node], restart: bool, place: str, notes: Notes | None = None) -> Iterator[Remark]:
    """A remark for each number that does not follow the one before it."""
    notes = notes or Notes()
    yield from _series([area for area in areas if area.number.kind], 0, place, notes)
    last = 0
    for area in areas:
        yield from _series(area.items, 0 if restart else last, place, notes)
        values = [item.number.value for item in area.items if item.number.kind]
        last = values[-1] if values else last
        for item in area.items:
            if item.kind == "group":
                yield from _series(item.items, 0, place, notes)


def _series(nodes: Iterable[Node], before: int, place: str, notes: Notes) -> Iterator[Remark]:
    bare: Node | None = None
    numbered = 0
    for node in nodes:
        number = node.number
        if not number.kind:
            bare = bare or node
            continue
        numbered += 1
        if number.kind == "other" or number.value != before + 1:
            remark = Remark(message=_message(number, before), text=f"{number.text} {node.title}".strip(), place=place)
            notes.stands(remark.id, node.row)
            yield remark
        before = number.value or before + 1
    if bare is not None and numbered:
        message = _("Mục này không có số thứ tự; khi in sẽ được đánh số.")
        remark = Remark(message=message, text=bare.title, place=place)
        notes.stands(remark.id, bare.row)
        yield remark


def _message(number: Number, before: int) -> str:
    if number.kind == "other" or number.value == 0:
        text = _("Số thứ tự “{number}” không hiểu được; khi in sẽ được đánh số lại.")
        return text.format(number=number.text)
    if number.value == before:
        return _("Số thứ tự “{number}” bị lặp; khi in sẽ được đánh số lại.").format(number=number.text)
    text = _("Số thứ tự nhảy đến “{number}” (số liền trước là {before}); khi in sẽ được đánh số lại.")
    return text.format(number=number.text, before=before or _("không có"))


def renumbering(appendix: Appendix) -> str:
    """A sentence on the first number that will be printed otherwise than it was found, "" where there is none."""
    if not appendix.layout.has("number"):
        return ""
    printed = printed_numbers(appendix)
    for node in _nodes(appendix.areas):
        found, own = parse_number(node.source_number), printed.get(node.id, "")
        if found.kind and found.kind != "other" and found != parse_number(own):
            text = _("Số thứ tự khi in sẽ khác với tệp: “{found}” thành “{own}”.")
            return text.format(found=node.source_number, own=own or _("không có"))
    return ""


def _nodes(nodes: Iterable[Area | Item]) -> Iterator[Area | Item]:
    for node in nodes:
        yield node
        if not isinstance(node, Task):
            yield from _nodes(node.items)
