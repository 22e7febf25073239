"""The directory as a file: Excel or CSV out, and in from what the import reads."""

from __future__ import annotations

import os
from pathlib import Path

from models.files import check_file_name, replacing
from models.i18n import _
from models.plan import Plan
from models.registers import Unit, entries_of
from models.units.directory import Directory
from models.units.exchange import headings, merged_into, rows_in_lines, unit_rows, units_csv, units_in_rows
from ui import dialogs
from ui.document import Document
from ui.file_names import safe_stem
from ui.guarding import guarded
from ui.jobs import run_job
from ui.list_output import ListOutput
from ui.prefs import PrefStore
from ui.units.window import UnitsWindow

_WIDTHS = (80.0, 34.0, 84.0, 32.0)


class UnitFiles:
    """Writes the directory, and reads others."""

    def __init__(self, window: UnitsWindow, document: Document, prefs: PrefStore) -> None:
        self._window, self._document, self._prefs = window, document, prefs

    def export(self, kind: str) -> None:
        """Write the directory as "xlsx" or "csv"."""
        name = _("danh mục đơn vị")
        if kind == "xlsx":
            output = ListOutput(self._window, self._document, self._prefs, self._window.messages)
            output.give("xlsx", lambda: _table(self._document.plan), name)
            return
        path = self._document.path
        if path is None:
            return

        def work() -> None:
            suggested = self._folder(path) / f"{safe_stem(f'{path.stem} - {name}')}.csv"
            target = dialogs.ask_save(self._window, _("Xuất danh mục đơn vị"), suggested, "CSV (*.csv)")
            if target is None:
                return
            check_file_name(target)
            with replacing(target) as beside:
                beside.write_bytes(units_csv(entries_of(self._document.plan.entries, Unit)))
            text = _("Đã xuất “{name}”.").format(name=target.name)
            self._window.messages.tell(text, [(_("Mở tệp"), lambda: dialogs.open_outside(target))])

        guarded(self._window, path, work, retry=True)

    def read(self, directory: Directory) -> tuple[Unit, ...] | None:
        """The entries to keep after a file was read; None where none was chosen or it could not be read."""
        filters = _("Excel, CSV (*.xlsx *.xls *.ods *.csv *.txt);;Mọi tệp (*)")
        path = self._document.path
        folder = self._folder(path) if path else self._prefs.folder
        source = dialogs.ask_open(self._window, _("Nhập danh mục đơn vị"), folder, filters)
        if source is None:
            return None
        found: list[tuple[Unit, ...]] = []

        def work() -> None:
            rows = run_job(self._window, _("Đang đọc “{name}”…").format(name=source.name), lambda _told: _rows(source))
            if rows is not None:
                found.append(merged_into(directory, units_in_rows(rows)))

        guarded(self._window, source, work)
        return found[0] if found else None

    def _folder(self, path: Path) -> Path:
        return path.parent if os.access(path.parent, os.W_OK) else self._prefs.folder


def _table(plan: Plan) -> Plan:
    from models.listing import listing

    columns = tuple(zip(headings(), _WIDTHS, strict=True))
    return listing(plan, _("DANH MỤC ĐƠN VỊ"), columns, [("", unit_rows(entries_of(plan.entries, Unit)))])


def _rows(path: Path) -> list[list[str]]:
    """The rows of all tables in a file; lines of a text are those of a CSV file."""
    from imports.blocks import Paragraph, Table
    from imports.open_any import read_source

    pieces = read_source(path).pieces
    rows = rows_in_lines([piece.text for piece in pieces if isinstance(piece, Paragraph)])
    for grid in (piece.grid for piece in pieces if isinstance(piece, Table)):
        columns = range(grid.column_count)
        rows += [[grid.cell_at(row, column).text for column in columns] for row in range(grid.row_count)]
    return rows
