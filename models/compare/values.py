"""The values of one node in two states: each as a text to be told, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from models.compare.comparison import Difference, Kind
from models.compare.index import Node, address_of, table_of
from models.compare.paragraphs import different_paragraphs
from models.compare.places import Places
from models.grid.grid import Address
from models.i18n import _
from models.layout import Layout
from models.numbering import Style
from models.page_settings import PageSettings
from models.plan import LINE_FIELDS, Appendix, Area, Line, Plan, Section
from models.words import kind_name

_PARAGRAPHS = ("legal_bases", "recipients", "paragraphs")
_PLAN_TEXTS = ("agency", "parent_agency", "number", "symbol", "place", "issued", "title")
_STYLES = {
    Style.ROMAN: "I, II, III", Style.ARABIC: "1, 2, 3", Style.PADDED: "01, 02, 03", Style.LETTER: "a, b, c",
    Style.CAPITAL: "A, B, C", Style.DOTTED: "1.1, 1.2, 1.3", Style.NONE: "không đánh số",
}  # fmt: skip


def value_differences(old: Node, new: Node, old_places: Places, new_places: Places) -> Iterator[Difference]:
    """The values of a node that are not as they were; what stands in it is not looked at."""
    for name, before, after in _changed_values(old, new):
        address = Address(table_of(new), new.id, name)
        place, label = new_places.of(new.id), new_places.label(new.id, name)
        yield Difference(Kind.CHANGED, address, place, label, before, after, _goal(address, new))
    for name in _PARAGRAPHS:
        if hasattr(new, name):
            yield from _paragraphs(old, new, name, old_places, new_places)


def _changed_values(old: Node, new: Node) -> Iterator[tuple[str, str, str]]:
    """Field, before and after."""
    first, then = dict(_values_of(old)), dict(_values_of(new))
    were, are = (node.merged if isinstance(node, Line) else frozenset[str]() for node in (old, new))
    for name in {**then, **first}:
        before, after = first.get(name, ""), then.get(name, "")
        # Under a merged cell the text is told once, where the cell begins.
        if before != after and name not in are:
            yield name, before, after
    for name in sorted(were ^ are):
        own, joined = _("ô riêng"), _("gộp với ô trên")
        yield f"merged.{name}", *((joined, own) if name in were else (own, joined))
    if isinstance(old, Appendix) and isinstance(new, Appendix):
        yield from _layout_words(old.layout, new.layout)
    if isinstance(old, Plan) and isinstance(new, Plan) and old.page != new.page:
        yield "page", *_page_words(old.page, new.page)


def _paragraphs(old: Node, new: Node, name: str, old_places: Places, new_places: Places) -> Iterator[Difference]:
    before, after = getattr(old, name), getattr(new, name)
    goal = Address(table_of(new), new.id, name)
    for one, two in different_paragraphs(before, after):
        if two is None and one is not None:
            place, label = old_places.of(old.id), old_places.label(old.id, name, one)
            address = goal._replace(id=old.id)
            yield Difference(Kind.REMOVED, address, place, label, before[one], "", goal, one)
        elif two is not None:
            place, label = new_places.of(new.id), new_places.label(new.id, name, two)
            kind, text = (Kind.ADDED, "") if one is None else (Kind.CHANGED, before[one])
            yield Difference(kind, goal, place, label, text, after[two], goal, two)


def _goal(address: Address, node: Node) -> Address:
    """Where to look for a value; what has no place of its own is looked for at its node."""
    if address.field.startswith("merged."):
        return address._replace(field=address.field.removeprefix("merged."))
    if isinstance(node, Section):
        return address._replace(field="heading") if address.field == "number" else address
    return address_of(node) if address.field in ("kind", "item_style", "layout", "widths", "landscape") else address


def _values_of(node: Node) -> Iterator[tuple[str, str]]:
    """Every single value of a node; those of several paragraphs are compared paragraph by paragraph elsewhere."""
    match node:
        case Plan():
            for name in _PLAN_TEXTS:
                yield name, _date(node.issued) if name == "issued" else getattr(node, name)
            for part in ("start", "end", "vision"):
                year = getattr(node.period, part)
                yield f"period.{part}", "" if year is None else str(year)
            for part in ("authority", "position", "name"):
                yield f"signer.{part}", getattr(node.signer, part)
        case Section():
            yield "number", node.number
            yield "heading", node.heading
        case Appendix():
            by_rule = _("(do chương trình ghi)")
            yield "label", by_rule if node.label is None else node.label
            yield "title", node.title
            yield "caption", by_rule if node.caption is None else node.caption
            yield "landscape", _landscape(node.landscape)
            yield "closing", node.closing
        case Line():
            yield "reference", node.reference
            for name in (*LINE_FIELDS, *(f"extra.{key}" for key in node.extra)):
                yield name, node.text(name)
        case _:
            yield "kind", kind_name(table_of(node))
            yield "title", node.title
            if isinstance(node, Area):
                yield "item_style", _("theo mẫu bảng") if node.item_style is None else _(_STYLES[node.item_style])


def _layout_words(old: Layout, new: Layout) -> Iterator[tuple[str, str, str]]:
    """What is different between two layouts: field, before, after."""
    if not old.same_but_widths(new):
        before, after = _layout(old), _layout(new)
        if before == after:
            before, after = f"{before}\n{_numbering(old)}", f"{after}\n{_numbering(new)}"
        yield "layout", before, after
    elif old != new:
        yield "widths", _widths(old), _widths(new)


def _page_words(old: PageSettings, new: PageSettings) -> tuple[str, str]:
    """The settings of the page that are different, before and after; ("", "") where none is."""
    names = [one.name for one in fields(PageSettings) if getattr(old, one.name) != getattr(new, one.name)]
    before, after = ("\n".join(f"{_PAGE[name]}: {_setting(name, page)}" for name in names) for page in (old, new))
    return before, after


def _date(issued: str) -> str:
    """The date of issue as far as it is known, the day first."""
    return "/".join(reversed(issued.split("-")))


def _landscape(landscape: bool | None) -> str:
    if landscape is None:
        return _("theo dạng phụ lục")
    return _("giấy ngang") if landscape else _("giấy dọc")


def _layout(layout: Layout) -> str:
    columns = " | ".join(" ".join(column.header.split()) or column.field for column in layout.shown)
    hidden = [" ".join(column.header.split()) or column.field for column in layout.columns if column.hidden]
    text = _("{title}: {columns}").format(title=layout.title, columns=columns)
    return f"{text}\n" + _("Cột ẩn: {columns}").format(columns=", ".join(hidden)) if hidden else text


def _numbering(layout: Layout) -> str:
    rules = layout.numbering
    child = _STYLES[Style.DOTTED] if rules.child == "dotted" else _STYLES[Style(rules.child)]
    text = _("Đánh số: lĩnh vực {area}; nhiệm vụ {item}; nhiệm vụ trong nhóm {child}").format(
        area=_(_STYLES[rules.area]), item=_(_STYLES[rules.item]), child=_(child)
    )
    return text if rules.restart else _("{numbering}; đánh liên tục qua các lĩnh vực").format(numbering=text)


def _widths(layout: Layout) -> str:
    return "; ".join(f"{' '.join(one.header.split()) or one.field} {one.width:.0f} mm" for one in layout.shown)


def _setting(name: str, page: PageSettings) -> str:
    value = getattr(page, name)
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",") + _UNITS.get(name, " pt")
    return _(_CHOICES.get(str(value), str(value)))


_PAGE = {
    "electronic": "Văn bản điện tử", "top": "Lề trên", "bottom": "Lề dưới", "left": "Lề trái", "right": "Lề phải",
    "body_size": "Cỡ chữ lời văn", "table_size": "Cỡ chữ bảng", "page_number_size": "Cỡ chữ số trang",
    "line_spacing": "Giãn dòng", "paragraph_gap": "Cách đoạn", "first_line": "Lùi đầu dòng",
    "repeat_header": "Lặp lại tiêu đề bảng", "appendix_numbers": "Số phụ lục", "page_numbers": "Số trang",
    "count_line": "Dòng tổng cộng", "letterhead": "Tên cơ quan trên phụ lục",
}  # fmt: skip
_UNITS = {**dict.fromkeys(("top", "bottom", "left", "right", "first_line"), " mm"), "line_spacing": " dòng"}
_CHOICES = {
    "auto": "tự động", "roman": "luôn ghi số La Mã", "none": "không ghi", "each": "riêng từng phụ lục",
    "through": "liên tục cả tệp",
}  # fmt: skip
