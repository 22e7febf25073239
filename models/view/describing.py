"""A filter and an order in words, for the bar that says what is left out."""

from __future__ import annotations

from collections.abc import Mapping

from models.i18n import _
from models.layout import Layout
from models.view.filtering import Filter
from models.view.sorting import By, Sort
from models.view.units import Part
from models.words import field_name

_LONGEST = 60
_TITLES = ("area", "group", "objective", "task")


def parts_of(wanted: Filter, layout: Layout, units: Mapping[str, str]) -> list[str]:
    """Each condition in a few words; `units` are the names behind the folded ones."""
    parts: list[str] = []
    if wanted.text.strip():
        parts.append(_("có chữ “{text}”").format(text=_short(wanted.text)))
    if wanted.units:
        names = ", ".join(sorted(units.get(key, key) for key in wanted.units))
        parts.append(_("{part}: {names}").format(part=part_name(wanted.part), names=_short(names)))
    if wanted.deadline is not None:
        parts.append(wanted.deadline.label)
    if wanted.missing:
        names = _(" hoặc ").join(_heading(layout, name).lower() for name in sorted(wanted.missing))
        parts.append(_("còn thiếu {names}").format(names=names))
    if wanted.ids is not None:
        parts.append(_("có điều cần xem lại"))
    for column, value in wanted.values:
        text = _("{column}: “{value}”") if value else _("{column}: để trống")
        parts.append(text.format(column=_heading(layout, column), value=_short(value)))
    return parts


def sort_words(sort: Sort) -> str:
    """An order in words."""
    words = {
        By.DEADLINE: (_("thời hạn sớm trước"), _("thời hạn muộn trước")),
        By.LEAD: (_("chủ trì A–Y"), _("chủ trì Y–A")),
        By.TEXT: (_("tên nhiệm vụ A–Y"), _("tên nhiệm vụ Y–A")),
    }
    return words[sort.by][sort.descending]


def part_name(part: Part) -> str:
    """As what a unit stands in a line."""
    return {Part.LEAD: _("Chủ trì"), Part.PARTNERS: _("Phối hợp"), Part.EITHER: _("Đơn vị")}[part]


def _heading(layout: Layout, field: str) -> str:
    name = " ".join(layout.header_of(field).split())
    return name or (field_name(field, "title") if "." not in field and field in _TITLES else field_name("line", field))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rstrip() + "…"
