"""The values of one node as texts to be told: field -> text, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from models.compare.index import Node, table_of
from models.i18n import _
from models.layout import Layout
from models.numbering import Style
from models.page_settings import PageSettings
from models.plan import LINE_FIELDS, Appendix, Area, Line, Plan, Section
from models.words import kind_name

PARAGRAPHS = ("legal_bases", "recipients", "paragraphs")
_PLAN_TEXTS = ("agency", "parent_agency", "number", "symbol", "place", "issued", "title")
_STYLES = {
    Style.ROMAN: "I, II, III", Style.ARABIC: "1, 2, 3", Style.PADDED: "01, 02, 03", Style.LETTER: "a, b, c",
    Style.CAPITAL: "A, B, C", Style.DOTTED: "1.1, 1.2, 1.3", Style.NONE: "không đánh số",
}  # fmt: skip


def values_of(node: Node) -> Iterator[tuple[str, str]]:
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


def layout_words(old: Layout, new: Layout) -> Iterator[tuple[str, str, str]]:
    """What is different between two layouts: field, before, after."""
    if not old.same_but_widths(new):
        before, after = _layout(old), _layout(new)
        if before == after:
            before, after = f"{before}\n{_numbering(old)}", f"{after}\n{_numbering(new)}"
        yield "layout", before, after
    elif old != new:
        yield "widths", _widths(old), _widths(new)


def page_words(old: PageSettings, new: PageSettings) -> tuple[str, str]:
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
