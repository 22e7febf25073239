"""From the clipboard into the table: one cell, a range, copied rows; each as one step."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData, QObject, Signal

from models import commands
from models.commands import SetText
from models.commands.together import Together
from models.errors import InputProblem
from models.grid.grid import Address, Cell, Grid, Owner
from models.i18n import _
from models.plan import Area, Line
from models.store.transaction import Command
from ui.clipboard import has_files, on_clipboard
from ui.document import Document
from ui.jobs import Progress, run_job
from ui.message_bar import MessageBar
from ui.table.chosen import Chosen
from ui.table.steps import Lane
from ui.table.view import TaskTable

if TYPE_CHECKING:
    from imports.clip.door import Clip
    from models.clip.fitting import Fitted, Target
    from models.clip.own import OwnClip
    from models.commands.paste import CopiedNode
    from ui.table.paste_ways import Outcome, PasteWays

# Above this many signs reading is done in a thread.
_MANY = 150_000


class Found(NamedTuple):
    """What stands on the clipboard: what any program hands over, and what this program copied itself."""

    clip: Clip
    own: OwnClip | None

    @property
    def grid(self) -> Grid | None:
        """The copied range, exact where it was copied here."""
        return self.own.grid if self.own is not None else self.clip.grid


class Pasting(QObject):
    """Pastes into a table that shows a plan; what does not fit is shown first."""

    hint = Signal(str)
    wanted = Signal(object)  # Address to go to
    undo_wanted = Signal()

    def __init__(self, document: Document, table: TaskTable, messages: MessageBar, owner: Callable[[], Owner]) -> None:
        super().__init__(table)
        self._document = document
        self._table = table
        self._model = table.grid_model
        self._messages = messages
        self._owner = owner  # the row the officer stands in, also where that is in the tree
        table.paste_requested.connect(self.paste)

    def paste(self) -> None:
        """Put what is on the clipboard into the chosen cells."""
        found = self._read()
        if found is None:
            return
        chosen = self._table.chosen()
        clip, grid = found.clip, found.grid
        alone = _only_cell(grid) if grid is not None else None
        if alone is not None and (alone.rowspan == alone.colspan == 1 or len(tuple(islice(chosen.cells(), 2))) > 1):
            # A merged cell is merged where it comes alone; over several chosen cells it fills them all.
            self._fill(chosen, alone.text, clip)
        elif grid is not None:
            self._paste_range(chosen, found, grid)
        elif len(clip.lines) == len(chosen.rows) > 1 == len(chosen.columns):
            from imports.clip.tsv import grid_of_rows

            self._paste_range(chosen, found, grid_of_rows([[line] for line in clip.lines]))
        else:
            self._fill(chosen, clip.text, clip)

    def insert_copied(self) -> None:
        """Insert the copied rows below the one the officer stands in, with all that is in them."""
        found = self._read()
        live = self._model.live
        if found is None or live is None:
            return
        if found.own is not None and found.own.nodes:
            self._insert_own(found.own)
        elif found.grid is None:
            self.hint.emit(_("Chưa có dòng nào được sao chép để chèn."))
        elif (ways := self._ways(found, found.grid)) is not None:
            outcome = ways.outcome()
            sure = ways.columns.named or len(ways.columns.columns) == len(live.appendix.layout.shown)
            if not sure or outcome.command is None:
                self._show(ways, _("Hãy xem từng cột sẽ vào đâu trước khi chèn."), found.clip)
            elif self._run(self._in_place_of_blank(outcome.command), [outcome.done, *_notes(found.clip)]):
                self.wanted.emit(outcome.goal)

    def _read(self) -> Found | None:
        """What is on the clipboard; None after telling why nothing of it can be pasted."""
        if not self._document.writable or self._table.composing:
            return None
        self._table.commit_editor()
        mime = on_clipboard()
        try:
            found = self._found(mime)
        except InputProblem as problem:
            self._messages.tell(problem.message)
            return None
        if found is not None and found.own is None and found.clip.empty:
            self._messages.tell(_nothing(mime, found.clip))
            return None
        return found

    def _found(self, mime: QMimeData) -> Found | None:
        from models.clip.own import MIME, load_own

        own = bytes(mime.data(MIME).data()).decode("utf-8", "replace") if mime.hasFormat(MIME) else ""
        html = mime.html() if mime.hasHtml() else ""
        # Without this Qt gives the names of copied files as text.
        text = mime.text() if mime.hasFormat("text/plain") and not has_files(mime) else ""

        def work(progress: Progress | None = None) -> Found:
            from imports.clip.door import Clip, read_clip

            exact = load_own(own) if own else None
            return Found(Clip() if exact is not None else read_clip(html, text, progress), exact)

        if len(html) + len(text) + len(own) <= _MANY:
            return work()
        return run_job(self._table.window(), _("Đang đọc nội dung sao chép…"), work)

    def _fill(self, chosen: Chosen, text: str, clip: Clip) -> None:
        """One text into every chosen cell that takes one."""
        addresses = chosen.addresses() if chosen else ()
        if not addresses:
            self.hint.emit(_("Ô đang chọn không nhận chữ; hãy chọn ô khác rồi dán."))
            return
        label = _("Dán vào {count} ô").format(count=len(addresses)) if len(addresses) > 1 else _("Dán vào ô")
        self._run(Together(label, tuple(SetText(address, text) for address in addresses)), _notes(clip))

    def _paste_range(self, chosen: Chosen, found: Found, grid: Grid) -> None:
        from models.clip.fitting import Misfit, fit, misfit_text

        target = self._target()
        if target is None:
            return
        offset = self._model.offset
        fitted: Fitted | Misfit = Misfit.HEADINGS
        if chosen:
            rows = range(chosen.rows.start + offset, chosen.rows.stop + offset)
            fitted = fit(target, rows, chosen.columns, grid)
        if isinstance(fitted, Misfit):
            if (ways := self._ways(found, grid)) is not None:
                ways.suggest(fitted)
                self._show(ways, misfit_text(fitted), found.clip)
            return
        told = _notes(found.clip)
        if fitted.tasks or fitted.lines:
            text = _("Đã dán, thêm {tasks} nhiệm vụ và {lines} dòng mới ở cuối bảng.")
            told = [text.format(tasks=fitted.tasks, lines=fitted.lines), *told]
        if fitted.parted:
            told.append(_("Đã tách {count} ô gộp vì nội dung từng dòng khác nhau.").format(count=fitted.parted))
        if self._run(fitted.command, told):
            self._choose(fitted.rows, fitted.columns)

    def _target(self) -> Target | None:
        from models.clip.fitting import Target

        live = self._model.live
        if live is None:
            return None
        return Target(live.grid, live.appendix.layout, live.header_rows, whole=live.view is None)

    def _ways(self, found: Found, grid: Grid) -> PasteWays | None:
        """What the preview works with; None where no appendix is shown."""
        from models.clip.own import fresh
        from ui.table.paste_ways import PasteWays

        live, target = self._model.live, self._target()
        if live is None or target is None:
            return None
        chosen = self._table.chosen()
        row = chosen.rows.start + self._model.offset if chosen else target.grid.row_count
        column = chosen.columns.start if chosen else 0
        own = found.own
        exact: tuple[CopiedNode, ...] = ()
        if own is not None and own.grid is grid and grid.column_count == len(own.layout.shown):
            # Whole rows come with all that no cell shows.
            exact = fresh(own.nodes, own.layout, live.appendix.layout)
        return PasteWays(grid, target, live.appendix, self._owner(), row, column, exact)

    def _show(self, ways: PasteWays, reason: str, clip: Clip) -> None:
        from ui.table.paste_preview import PastePreview

        preview = PastePreview(ways, reason, _notes(clip), self._table.window())
        preview.decided.connect(self._decided)
        preview.open()

    def _decided(self, outcome: Outcome) -> None:
        if outcome.command is None or not self._document.writable:
            return
        if self._run(self._in_place_of_blank(outcome.command), [outcome.done]):
            self._table.setFocus()
            if outcome.goal is not None:
                self.wanted.emit(outcome.goal)
            elif outcome.filled:
                self._choose(outcome.filled, outcome.columns)

    def _insert_own(self, own: OwnClip) -> None:
        from imports.clip.door import MOST_ROWS
        from models.clip.own import fresh
        from models.clip.placing import placed
        from models.commands.paste import InsertNodes, check_amount

        live = self._model.live
        if live is None:
            return
        nodes = fresh(own.nodes, own.layout, live.appendix.layout)
        try:
            check_amount(nodes, MOST_ROWS)
        except InputProblem as problem:
            self._messages.tell(problem.message)
            return
        inserted = InsertNodes(placed(nodes, self._owner(), live.appendix.id))
        command = self._in_place_of_blank(inserted)
        if own.cut and (emptied := self._emptied(own)):
            command = Together(inserted.label, (command, commands.Delete(emptied)))
        if self._run(command, []):
            first = nodes[0]
            field = next(iter(live.appendix.layout.line_fields()), "note") if isinstance(first, Line) else "title"
            self.wanted.emit(Address(type(first).__name__.lower(), first.id, field))

    def _emptied(self, own: OwnClip) -> tuple[str, ...]:
        """The rows that cutting has emptied, where they are still so."""
        from models.clip.own import is_blank

        rows = self._document.session.rows
        if not own.ids or not all(id_ in rows and is_blank(rows.node(id_), own.layout) for id_ in own.ids):
            return ()
        return own.ids

    def _in_place_of_blank(self, command: Command) -> Command:
        """The step; an area without title and tasks, as a new appendix has it, makes room for areas that come in."""
        from models.commands.paste import InsertNodes

        live = self._model.live
        if live is None or not isinstance(command, InsertNodes) or len(live.appendix.areas) != 1:
            return command
        area = live.appendix.areas[0]
        comes = any(isinstance(node, Area) for place in command.places for node in place.nodes)
        into = any(place.parent_id == area.id for place in command.places)
        if area.title or area.items or into or not comes:
            return command
        return Together(command.label, (command, commands.Delete((area.id,))))

    def _run(self, command: Command, told: list[str]) -> bool:
        if not self._document.run(command):
            return False
        if text := " ".join(part for part in told if part):
            self._messages.tell(text, [(_("Hoàn tác"), self.undo_wanted.emit)])
        return True

    def _choose(self, rows: range, columns: range) -> None:
        """Choose what was filled."""
        offset, last = self._model.offset, self._model.rowCount() - 1
        self._table.selection.stand(Lane(min(rows.start - offset, last), columns.start))
        self._table.selection.extend_to(Lane(min(rows.stop - 1 - offset, last), columns.stop - 1), scroll=False)


def _only_cell(grid: Grid) -> Cell | None:
    """The cell of a range that has only one; else None."""
    if not grid.row_count:
        return None
    cell = grid.cell_at(0, 0)
    return cell if (cell.rowspan, cell.colspan) == (grid.row_count, grid.column_count) else None


def _nothing(mime: QMimeData, clip: Clip) -> str:
    """Why there is nothing to paste, and what to do."""
    if has_files(mime):
        return _("Đã sao chép tệp chứ không phải chữ; hãy dùng Tệp > Nhập từ Word, Excel, PDF để lấy nội dung tệp.")
    if mime.hasImage() or clip.pictures:
        return _("Chỉ có hình ảnh được sao chép; bảng nhiệm vụ chỉ nhận chữ.")
    return _("Chưa có gì được sao chép để dán.")


def _notes(clip: Clip) -> list[str]:
    """What of the copied content is left out."""
    notes: list[str] = []
    if clip.pictures:
        notes.append(_("Hình ảnh không được dán."))
    if clip.tables:
        notes.append(_("Nội dung sao chép có nhiều bảng; chỉ bảng lớn nhất được dán."))
    if clip.beside:
        notes.append(_("Chữ ngoài bảng ({count} đoạn) không được dán.").format(count=clip.beside))
    return notes
