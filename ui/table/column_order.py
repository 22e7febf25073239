"""Columns in another order: which moves a table allows, and the layout after one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from models.errors import InputProblem
from models.i18n import _
from models.layout import HEAD_FIELDS, Column, Layout


def moved(layout: Layout, columns: range, gap: int) -> Layout:
    """The layout with some printed columns before the one that is printed at place `gap`; it may be the layout itself.

    Raises InputProblem, with the reason in a sentence, where they cannot stand there. A hidden column stays behind
    the one that it stands behind.
    """
    if columns.start <= gap <= columns.stop:
        return layout
    parts = _with_hidden(layout.columns)
    start = 0 if not layout.columns or not layout.columns[0].hidden else 1
    _check_heads(layout, columns, gap)
    taken = parts[columns.start + start : columns.stop + start]
    before = parts[start : columns.start + start] + parts[columns.stop + start :]
    at = gap if gap < columns.start else gap - len(columns)
    order = [*parts[:start], *before[:at], *taken, *before[at:]]
    out = replace(layout, columns=tuple(column for part in order for column in part))
    _check_groups(layout, out)
    return out


def group_of(layout: Layout, columns: range) -> str:
    """The common heading above just these printed columns; "" where there is none, or they are not all of it."""
    shown = layout.shown
    name = shown[columns.start].group if columns else ""
    alike = [place for place, column in enumerate(shown) if name and column.group == name]
    return name if len(alike) > 1 and alike == list(columns) else ""


def plain(header: str) -> str:
    """A heading on one line."""
    return " ".join(header.split())


def _with_hidden(columns: Sequence[Column]) -> list[list[Column]]:
    """The printed columns, each with the hidden ones behind it; those before the first are a part of their own."""
    parts: list[list[Column]] = []
    for column in columns:
        if column.hidden and parts:
            parts[-1].append(column)
        else:
            parts.append([column])
    return parts


def _check_heads(layout: Layout, columns: range, gap: int) -> None:
    shown = layout.shown
    fixed = max((place + 1 for place, column in enumerate(shown) if column.field in HEAD_FIELDS), default=0)
    if min(columns.start, gap) < fixed:
        text = _("Các cột từ đầu bảng đến “{name}” giữ nguyên chỗ; chỉ đổi chỗ được các cột đứng sau.")
        raise InputProblem(text.format(name=plain(shown[fixed - 1].header)))


def _check_groups(before: Layout, after: Layout) -> None:
    """A common heading stays in one piece."""
    torn = _pieces(after) - _pieces(before)
    if torn:
        text = _("Các cột dưới tiêu đề chung “{name}” đứng liền nhau; hãy chuyển cả nhóm bằng tiêu đề chung ấy.")
        raise InputProblem(text.format(name=plain(next(iter(torn)))))


def _pieces(layout: Layout) -> Counter[str]:
    return Counter(name for name, _members in groupby(layout.shown, key=lambda column: column.group) if name)
