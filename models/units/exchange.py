"""The directory as rows of a small table, for a file that departments hand on: name, short name, spellings, kind."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.errors import InputProblem
from models.i18n import _
from models.registers import Unit, UnitKind
from models.text import fold, one_line
from models.units.directory import Directory, spellings
from models.units.tokens import name_key

_KINDS = {UnitKind.UNIT: "Đơn vị", UnitKind.COLLECTIVE: "Tập thể đơn vị"}
_MOST = 5000
_LONGEST = 300


def headings() -> tuple[str, ...]:
    """The headings of the table, in the words that reading it looks for."""
    return ("Tên đơn vị", "Tên ngắn", "Cách viết khác", "Loại")


def kind_name(kind: UnitKind) -> str:
    """What a kind of unit is called."""
    return _KINDS[kind]


def unit_rows(units: Iterable[Unit]) -> list[tuple[str, ...]]:
    """The units as rows under the headings."""
    return [(unit.name, unit.short, "; ".join(unit.variants), kind_name(unit.kind)) for unit in units]


def units_csv(units: Iterable[Unit]) -> bytes:
    """The table as a CSV file that Excel opens with its letters right."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([headings(), *unit_rows(units)])
    return out.getvalue().encode("utf-8-sig")


def rows_in_lines(lines: Sequence[str]) -> list[list[str]]:
    """The rows of a CSV file, cells parted by what parts the headings: a comma, a semicolon or a tab."""
    heading = next((line for line in lines if "ten" in fold(line)), "")
    return list(csv.reader(lines, delimiter=max(",;\t", key=heading.count)))


def units_in_rows(rows: Iterable[Sequence[str]]) -> tuple[Unit, ...]:
    """The units of a table, wherever its headings stand; raises InputProblem where it has none."""
    columns: dict[str, int] = {}
    found: dict[str, Unit] = {}
    for row in rows:
        cells = [one_line(cell)[:_LONGEST] for cell in row]
        if not columns:
            columns = _columns(cells)
            continue
        name = _cell(cells, columns, "name")
        if not name or not name_key(name) or len(found) >= _MOST:
            continue
        kind = _cell(cells, columns, "kind")
        many = "tap the" in fold(kind) or fold(kind) in ("collective", "nhom", "nhom don vi")
        unit = Unit(
            name=name,
            short=_cell(cells, columns, "short"),
            variants=tuple(
                dict.fromkeys(one for text in _cell(cells, columns, "variants").split(";") if (one := text.strip()))
            ),
            kind=UnitKind.COLLECTIVE if many else UnitKind.UNIT,
        )
        found.setdefault(name_key(name), unit)
    if not columns:
        raise InputProblem(_("Tệp không có cột “Tên đơn vị”; hãy dùng tệp do “Xuất danh mục” lập ra làm mẫu."))
    return tuple(found.values())


def merged_into(directory: Directory, units: Iterable[Unit]) -> tuple[Unit, ...]:
    """The units of a file as entries to keep: a known one gets what it did not have, a new one is added."""
    kept: dict[str, Unit] = {}
    for unit in units:
        known = directory.find(unit.name)
        if known is None:
            kept[unit.id] = unit
            continue
        known = kept.get(known.id, known)
        texts = [text for text in spellings(unit)[1:] if text not in spellings(known)]
        short = known.short or (unit.short if unit.short in texts else "")
        variants = (*known.variants, *(text for text in texts if text != short))
        if (changed := replace(known, short=short, variants=variants)) != known:
            kept[known.id] = changed
    return tuple(kept.values())


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Which column of a row of headings is which; nothing where it is no such row."""
    columns: dict[str, int] = {}
    for place, cell in enumerate(cells):
        text = fold(cell)
        if "ngan" in text or "viet tat" in text:
            columns.setdefault("short", place)
        elif "khac" in text or "bien the" in text:
            columns.setdefault("variants", place)
        elif "loai" in text:
            columns.setdefault("kind", place)
        elif text in ("ten", "ten don vi", "don vi", "ten co quan", "co quan", "ten co quan, don vi"):
            columns.setdefault("name", place)
    return columns if "name" in columns else {}


def _cell(cells: Sequence[str], columns: dict[str, int], name: str) -> str:
    place = columns.get(name)
    return cells[place] if place is not None and place < len(cells) else ""
