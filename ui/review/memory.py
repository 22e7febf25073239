"""What the officer once said of a heading and the columns under it, kept for the next file with the same heading."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from imports.choices import CUSTOM, NO_CHOICES, SKIPPED, Choices
from imports.draft import ColumnReading, Draft, TableReading
from models.folders import data_folder
from models.layout import HEAD_FIELDS, LINE_FIELDS
from models.text import fold

_MOST = 200  # headings
_LONGEST = 20_000  # letters of one heading; nobody writes more over a table
_BYTES = 2_000_000
_FIELDS = frozenset({*HEAD_FIELDS, *LINE_FIELDS, CUSTOM, SKIPPED})
_HEADER = "header"
_FAR = 50  # rows; a heading chosen farther away than that belongs to its own file only
_log = logging.getLogger(__name__)


class _Said(NamedTuple):
    """The fields of columns by their places; `header` is how far below the heading as recognised the true one begins,
    and how many rows it takes."""

    fields: dict[int, str]
    header: tuple[int, int] | None = None


class ColumnMemory:
    """Headings, folded, with what was said of them and of some of their columns; the one used last stands last."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or data_folder() / "columns.json"
        self._known: dict[str, _Said] | None = None

    def choices_for(self, draft: Draft) -> Choices:
        """What was said before of the tables of a draft that nothing is said of yet."""
        choices = NO_CHOICES
        for table in draft.tables:
            said = self._kept().get(_key(table.columns), _NOTHING)
            for place, field in said.fields.items():
                if place < len(table.columns) and not _is(table.columns[place], field):
                    choices = choices.with_column(table.piece, table.columns[place].start, field)
            if said.header is not None and table.header is not None:
                row = table.header[0] + said.header[0]
                if row >= 0 and row + said.header[1] < len(table.rows):
                    choices = choices.with_header(table.piece, row, said.header[1])
        return choices

    def remember(self, first: Draft, choices: Choices) -> None:
        """Keep what was said of headings and columns; `first` is the draft before anything was said."""
        known = self._kept()
        before = dict(known)
        for table in first.tables:
            if table.piece not in choices.tables:
                continue
            said, header = choices.tables[table.piece].columns, choices.tables[table.piece].header
            fields = {
                place: said[column]
                for place, one in enumerate(table.columns)
                for column in range(one.start, one.end)
                if column in said and said[column] in _FIELDS
            }
            far = None
            if header is not None and table.header is not None and abs(header[0] - table.header[0]) <= _FAR:
                far = header[0] - table.header[0], header[1]
            self._keep(known, table, _Said(fields, far))
        if known != before or list(known) != list(before):
            self._write(known)

    def forget(self, first: Draft) -> None:
        """Keep nothing of the headings of a draft any more."""
        known = self._kept()
        gone = [key for key in {_key(table.columns) for table in first.tables} if known.pop(key, None) is not None]
        if gone:
            self._write(known)

    @staticmethod
    def _keep(known: dict[str, _Said], table: TableReading, said: _Said) -> None:
        key = _key(table.columns)
        if said != _NOTHING and len(key) <= _LONGEST and any(sign.isalnum() for sign in key):
            known.pop(key, None)
            known[key] = said
        while len(known) > _MOST:
            del known[next(iter(known))]

    def _kept(self) -> dict[str, _Said]:
        if self._known is None:
            self._known = {}
            with suppress(OSError, ValueError, TypeError, AttributeError, RecursionError):
                if self._path.stat().st_size <= _BYTES:
                    self._known = _checked(json.loads(self._path.read_text(encoding="utf-8")))
        return self._known

    def _write(self, known: Mapping[str, _Said]) -> None:
        data: dict[str, dict[str, object]] = {}
        for key, said in known.items():
            data[key] = {str(place): field for place, field in said.fields.items()}
            if said.header is not None:
                data[key][_HEADER] = said.header
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            beside.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
            beside.replace(self._path)
        except OSError as error:
            _log.warning("columns not written: %r", error)


_NOTHING = _Said({})


def _key(columns: Sequence[ColumnReading]) -> str:
    return " | ".join(fold(column.header) for column in columns)


def _is(column: ColumnReading, field: str) -> bool:
    return column.field == field or (field == CUSTOM and column.field.startswith("extra."))


def _checked(data: object) -> dict[str, _Said]:
    """Only what makes sense of a file that anything may have happened to."""
    if not isinstance(data, dict):
        return {}
    found: dict[str, _Said] = {}
    for key, fields in data.items():
        if isinstance(key, str) and isinstance(fields, dict):
            kept = {
                int(place): field
                for place, field in fields.items()
                if place.isdecimal() and len(place) < 6 and isinstance(field, str) and field in _FIELDS
            }
            said = _Said(kept, _checked_header(fields.get(_HEADER)))
            if said != _NOTHING:
                found[key] = said
    return dict(list(found.items())[-_MOST:])


def _checked_header(data: object) -> tuple[int, int] | None:
    if not isinstance(data, list) or len(data) != 2 or not all(type(one) is int for one in data):
        return None
    far, rows = data
    return (far, rows) if abs(far) <= _FAR and 0 < rows <= _FAR else None
