"""Columns for quarters, months or years that marks stand in: what they say of a line as its deadline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from imports.recognise.periods import Period, is_mark, period_of_heading, worded
from imports.recognise.reading import Reading
from imports.recognise.vocabulary import field_of
from models.i18n import _
from models.layout import Align, Column, Layout
from models.plan import Appendix, Line

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*%")
_FEWEST = 2
_WIDEST = 45.0
_NARROWEST = 25.0
_MOST_SHOWN = 6


def marked_periods(appendix: Appendix, titles: Sequence[str] = ()) -> Reading | None:
    """The marks below the names of times read as deadlines; None where the table has none.

    `titles` are further lines that may tell the year.
    """
    periods: dict[str, Period] = {}
    for column in appendix.layout.columns:
        period = period_of_heading(column.header, column.group) if column.field.startswith("extra.") else None
        if period is not None:
            periods[column.field] = period
    lines = [line for task in appendix.tasks() for line in task.lines]
    texts = [text for line in lines for field in periods if (text := line.text(field))]
    marks = sum(map(is_mark, texts))
    shares = sum(_SHARE.fullmatch(text) is not None for text in texts)
    if len(periods) < _FEWEST or not texts or (marks + shares) * 5 < len(texts) * 4:
        return None
    year = _year_of([appendix.title, appendix.caption or "", *titles], periods)
    told = [_deadline(line, periods, year) for line in lines]
    if not any(told):
        return None
    # Columns that say more than the deadline will, or that another deadline hides, stay where they are.
    stays = marks < len(texts) or any(
        line.deadline and said != line.deadline for line, said in zip(lines, told, strict=True) if said
    )
    layout = _layout(appendix.layout, periods, stays=stays)
    names = [column.header for column in appendix.layout.columns if column.field in periods]
    shown = ", ".join(names[:_MOST_SHOWN]) + (" …" if len(names) > _MOST_SHOWN else "")
    message = _("Dấu trong các cột {columns} có thể ghi thành thời gian thực hiện.").format(columns=shown)

    def change(line: Line) -> Line:
        return _changed(line, periods, year, stays=stays)

    return Reading("periods", message, next(filter(None, told)), layout, change)


def _year_of(titles: Sequence[str], periods: Mapping[str, Period]) -> int:
    """The one year that a title names, where the headings name none."""
    if any(period.year for period in periods.values()):
        return 0
    years = [found.pop() for title in titles if len(found := set(_YEAR.findall(title))) == 1]
    return int(years[0]) if years else 0


def _deadline(line: Line, periods: Mapping[str, Period], year: int) -> str:
    marked = [period for field, period in periods.items() if is_mark(line.text(field))]
    if not marked:
        # A share of the work for each time: the deadline is the last of them.
        marked = [period for field, period in periods.items() if _SHARE.fullmatch(line.text(field))][-1:]
    return worded(marked, year) if marked else ""


def _changed(line: Line, periods: Mapping[str, Period], year: int, *, stays: bool) -> Line:
    said = _deadline(line, periods, year)
    merged = line.merged
    if said and not line.deadline:
        filled = {field for field in periods if line.text(field)}
        merged = merged | {"deadline"} if filled <= merged else merged - {"deadline"}
        line = replace(line, deadline=said, merged=merged)
    if stays:
        return line
    extra = {key: text for key, text in line.extra.items() if f"extra.{key}" not in periods}
    return replace(line, extra=extra, merged=line.merged - set(periods))


def _layout(layout: Layout, periods: Mapping[str, Period], *, stays: bool) -> Layout:
    columns = list(layout.columns)
    own = [column for column in columns if column.field in periods]
    place = columns.index(own[0])
    if not any(column.field == "deadline" for column in columns):
        header = own[0].group if field_of(own[0].group) == "deadline" else _("Thời gian thực hiện")
        width = min(_WIDEST, max(_NARROWEST, sum(column.width for column in own)))
        columns.insert(place, Column(field="deadline", header=header, width=width, align=Align.CENTER))
    if not stays:
        columns = [column for column in columns if column.field not in periods]
    return replace(layout, name="custom", title=_("Mẫu riêng của kế hoạch"), columns=tuple(columns))
