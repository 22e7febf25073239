"""What the officer once said of the columns under a heading, kept for the next file with the same heading."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from imports.choices import CUSTOM, NO_CHOICES, SKIPPED, Choices
from imports.draft import ColumnReading, Draft, TableReading
from models.folders import data_folder
from models.layout import HEAD_FIELDS, LINE_FIELDS
from models.text import fold

_MOST = 200  # headings
_LONGEST = 20_000  # letters of one heading; nobody writes more over a table
_BYTES = 2_000_000
_FIELDS = frozenset({*HEAD_FIELDS, *LINE_FIELDS, CUSTOM, SKIPPED})
_log = logging.getLogger(__name__)


class ColumnMemory:
    """Headings, folded, with the fields that were chosen for some of their columns; the one used last stands last."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or data_folder() / "columns.json"
        self._known: dict[str, dict[int, str]] | None = None

    def choices_for(self, draft: Draft) -> Choices:
        """What was said before of the tables of a draft that nothing is said of yet."""
        choices = NO_CHOICES
        for table in draft.tables:
            for place, field in self._kept().get(_key(table.columns), {}).items():
                if place < len(table.columns) and not _is(table.columns[place], field):
                    choices = choices.with_column(table.piece, table.columns[place].start, field)
        return choices

    def remember(self, first: Draft, choices: Choices) -> None:
        """Keep what was said of columns; `first` is the draft before anything was said."""
        known = self._kept()
        before = {key: dict(fields) for key, fields in known.items()}
        for table in first.tables:
            if table.piece not in choices.tables:
                continue
            said = choices.tables[table.piece].columns
            fields = {
                place: said[column]
                for place, one in enumerate(table.columns)
                for column in range(one.start, one.end)
                if column in said and said[column] in _FIELDS
            }
            self._keep(known, table, fields)
        if known != before or list(known) != list(before):
            self._write(known)

    def forget(self, first: Draft) -> None:
        """Keep nothing of the headings of a draft any more."""
        known = self._kept()
        gone = [key for key in {_key(table.columns) for table in first.tables} if known.pop(key, None) is not None]
        if gone:
            self._write(known)

    @staticmethod
    def _keep(known: dict[str, dict[int, str]], table: TableReading, fields: dict[int, str]) -> None:
        key = _key(table.columns)
        if fields and len(key) <= _LONGEST and any(sign.isalnum() for sign in key):
            known.pop(key, None)
            known[key] = fields
        while len(known) > _MOST:
            del known[next(iter(known))]

    def _kept(self) -> dict[str, dict[int, str]]:
        if self._known is None:
            self._known = {}
            with suppress(OSError, ValueError, TypeError, AttributeError, RecursionError):
                if self._path.stat().st_size <= _BYTES:
                    self._known = _checked(json.loads(self._path.read_text(encoding="utf-8")))
        return self._known

    def _write(self, known: Mapping[str, Mapping[int, str]]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            beside.write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")
            beside.replace(self._path)
        except OSError as error:
            _log.warning("columns not written: %r", error)


def _key(columns: Sequence[ColumnReading]) -> str:
    return " | ".join(fold(column.header) for column in columns)


def _is(column: ColumnReading, field: str) -> bool:
    return column.field == field or (field == CUSTOM and column.field.startswith("extra."))


def _checked(data: object) -> dict[str, dict[int, str]]:
    """Only what makes sense of a file that anything may have happened to."""
    if not isinstance(data, dict):
        return {}
    found: dict[str, dict[int, str]] = {}
    for key, fields in data.items():
        if isinstance(key, str) and isinstance(fields, dict):
            kept = {
                int(place): field
                for place, field in fields.items()
                if place.isdecimal() and len(place) < 6 and isinstance(field, str) and field in _FIELDS
            }
            if kept:
                found[key] = kept
    return dict(list(found.items())[-_MOST:])
