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


def parts_of(wanted: Filter, layout: Layout, named: Mapping[str, str]) -> list[str]:
    """Each condition in a few words; `named` are the texts behind folded ones."""
    parts: list[str] = []
    if wanted.text.strip():
        parts.append(_("có chữ “{text}”").format(text=_short(wanted.text)))
    if wanted.units:
        names = ", ".join(sorted(named.get(key, key) for key in wanted.units))
        parts.append(_("{part}: {names}").format(part=part_name(wanted.part), names=_short(names)))
    if wanted.deadline is not None:
        parts.append(wanted.deadline.label)
    if wanted.missing:
        names = _(" hoặc ").join(heading_of(layout, name).lower() for name in sorted(wanted.missing))
        parts.append(_("còn thiếu {names}").format(names=names))
    if wanted.ids is not None:
        parts.append(_("có điều cần xem lại"))
    for column, values in wanted.values:
        texts = [
            _("“{value}”").format(value=_short(named.get(key, key))) if key else _("để trống") for key in sorted(values)
        ]
        shown = _(" hoặc ").join(texts)
        parts.append(_("{column}: {values}").format(column=heading_of(layout, column), values=_short(shown)))
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


def heading_of(layout: Layout, field: str) -> str:
    """What a column is called, on one line."""
    name = " ".join(layout.header_of(field).split())
    return name or (field_name(field, "title") if "." not in field and field in _TITLES else field_name("line", field))


def _quoted(text: str) -> str:
    return _("“{value}”").format(value=_short(text)) if text else _("để trống")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rstrip() + "…"
