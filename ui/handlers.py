"""What each action of the window does: its name and the work behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ui.help_pages import show_about, show_keys
from ui.preview.previewing import View
from ui.structure import Structure
from ui.turning import turn_by

if TYPE_CHECKING:
    from ui.citations.flow import CitationFlow
    from ui.coverage.flow import CoverageFlow
    from ui.house_style.flow import HouseStyleFlow
    from ui.main_window import MainWindow
    from ui.returning.flow import ReturnFlow
    from ui.rollover.flow import RolloverFlow
    from ui.units.flow import UnitsFlow

Handler = Callable[[], object]


def handlers(window: MainWindow) -> Mapping[str, Handler]:
    """The work behind each action; what reads or writes whole files stores an open editor first."""
    flows, editing = window.flows, window.editing

    def stored(work: Handler) -> Handler:
        def run() -> object:
            window.workspace.commit()
            return work()

        return run

    def late(find: Callable[[], Handler]) -> Handler:
        """What is made when it is first asked for."""

        def run() -> object:
            return find()()

        return run

    def later(find: Callable[[], Handler]) -> Handler:
        return stored(late(find))

    def paste() -> None:
        if not window.pasted.take():
            editing.clip("paste")

    return {
        "actionNew": stored(flows.new),
        "actionOpen": stored(flows.open),
        "actionImport": stored(flows.import_plan),
        "actionImportClipboard": later(lambda: window.pasted.read),
        "actionReturned": later(lambda: _returning(window).choose),
        "actionRollover": later(lambda: _rolling(window).show),
        "actionSample": stored(flows.sample),
        "actionSaveVersion": later(lambda: window.versions.save),
        "actionVersions": later(lambda: window.versions.show),
        "actionSaveCopy": stored(flows.save_copy),
        "actionPageSetup": window.page_setup.show,
        "actionLandscape": window.page_setup.turn,
        "actionExportXlsx": stored(lambda: window.exports.export("xlsx")),
        "actionExportPdf": stored(lambda: window.exports.export("pdf")),
        "actionExportDocx": stored(lambda: window.exports.export("docx")),
        "actionExportHtml": stored(lambda: window.exports.export("html")),
        "actionSend": later(lambda: window.sending.show),
        "actionPreview": lambda: window.preview.toggle(View.PAGES),
        "actionPreviewBeside": lambda: window.preview.toggle(View.BOTH),
        "actionPrint": later(lambda: window.printing.print_pages),
        "actionClose": stored(window.document.close),
        "actionQuit": window.close,
        "actionUndo": editing.undo,
        "actionRedo": editing.redo,
        "actionCut": lambda: editing.clip("cut"),
        "actionCopy": lambda: editing.clip("copy"),
        "actionCopyTable": stored(lambda: window.exports.copy_table(window.workspace.appendix)),
        "actionPaste": paste,
        "actionInsertCopied": editing.pasting.insert_copied,
        "actionFillDown": editing.fill.down,
        "actionFillRight": editing.fill.right,
        "actionFillSeries": editing.fill.series,
        "actionToday": editing.fill.today,
        "actionRename": window.workspace.tree.rename_chosen,
        "actionDelete": editing.delete,
        "actionMoveUp": lambda: editing.move(-1),
        "actionMoveDown": lambda: editing.move(1),
        "actionMergeUp": editing.merge,
        "actionDuplicate": editing.duplicate,
        "actionSplit": lambda: editing.change(Structure.split),
        "actionAddSection": lambda: editing.in_text("new"),
        "actionInsertCitation": late(lambda: _citations(window).inserting.run),
        "actionPromote": lambda: editing.shift(-1),
        "actionDemote": lambda: editing.shift(1),
        "actionRenumber": lambda: editing.in_text("renumber"),
        "actionAddAppendix": lambda: editing.change(Structure.add_appendix),
        "actionAddArea": lambda: editing.change(Structure.add_area),
        "actionAddGroup": lambda: editing.change(Structure.add_group),
        "actionAddObjective": lambda: editing.change(Structure.add_objective),
        "actionAddTask": lambda: editing.change(Structure.add_task),
        "actionAddTaskAbove": lambda: editing.change(Structure.add_task_above),
        "actionAddLine": lambda: editing.change(Structure.add_line),
        "actionFind": late(lambda: window.finding.open),
        "actionReplace": lambda: window.finding.open(replace=True),
        "actionFindNext": lambda: window.finding.step(1),
        "actionFindPrevious": lambda: window.finding.step(-1),
        "actionFilter": late(lambda: window.filtering.toggle),
        "actionFilterValue": late(lambda: window.filtering.by_value),
        "actionFilterColumn": late(lambda: window.filtering.by_column),
        "actionFilterAgain": late(lambda: window.filtering.apply),
        "actionFilterOff": late(lambda: window.filtering.take_off),
        "actionSortItems": late(lambda: window.filtering.keep_order),
        "actionZoomIn": window.preview.or_table(lambda desk: desk.step_zoom(1), lambda: window.zoom_by(1)),
        "actionZoomOut": window.preview.or_table(lambda desk: desk.step_zoom(-1), lambda: window.zoom_by(-1)),
        "actionZoomFit": window.preview.or_table(lambda desk: desk.fit_to_width(), lambda: window.set_zoom(None)),
        "actionPreviousSheet": lambda: turn_by(window.workspace, window.document.plan, -1),
        "actionNextSheet": lambda: turn_by(window.workspace, window.document.plan, 1),
        "actionHideColumns": window.columns.hide,
        "actionShowColumns": window.columns.show_hidden,
        "actionColumnLeft": lambda: window.columns.move(-1),
        "actionColumnRight": lambda: window.columns.move(1),
        "actionRenameColumn": window.columns.rename,
        "actionFitColumns": window.columns.fit,
        "actionCheck": late(lambda: window.checking.flow.toggle),
        "actionNextFinding": later(lambda: lambda: window.checking.flow.step(1)),
        "actionPreviousFinding": later(lambda: lambda: window.checking.flow.step(-1)),
        "actionCheckRules": later(lambda: window.checking.flow.show_rules),
        "actionExportFindings": later(lambda: window.checking.flow.export),
        "actionShowMarks": lambda: window.checking.flow.show_marks(
            window.actions_by_name["actionShowMarks"].isChecked()
        ),
        "actionHouseStyle": later(lambda: _house_style(window).show),
        "actionUnits": later(lambda: _units(window).show),
        "actionCitations": later(lambda: _citations(window).show),
        "actionCoverage": later(lambda: _coverage(window).show),
        "actionShowDetails": window.choose_parts,
        "actionHistory": later(lambda: window.history.toggle),
        "actionShowHeading": window.choose_parts,
        "actionSuggest": lambda: window.prefs.change(suggestions=window.suggesting.wanted),
        "actionExpandAll": window.workspace.tree.open_all,
        "actionCollapseAll": window.workspace.tree.close_all,
        "actionFullScreen": window.fill_screen,
        "actionNextPane": window.preview.next_pane,
        "actionKeys": lambda: show_keys(window, window.actions_by_name),
        "actionAbout": lambda: show_about(window),
    }


def _returning(window: MainWindow) -> ReturnFlow:
    """What happens with files that came back; made when the first one does."""
    from ui.returning.flow import ReturnFlow

    parts = window.document, window.prefs, window.workspace.messages
    return window.findChild(ReturnFlow) or ReturnFlow(window, *parts, window.editing.undo_told)


def _rolling(window: MainWindow) -> RolloverFlow:
    """What makes next year's plan; made when it is first asked for."""
    from ui.rollover.flow import RolloverFlow

    parts = window.document, window.prefs, window.workspace.messages
    again = window.flows.open, window.flows.recent_changed.emit, window.flows.open_then
    return window.findChild(RolloverFlow) or RolloverFlow(window, *parts, *again)


def _house_style(window: MainWindow) -> HouseStyleFlow:
    """What writes the plan in one way; made when it is first asked for."""
    from ui.house_style.flow import HouseStyleFlow

    parts = window.document, window.prefs, window.workspace, window.editing
    return window.findChild(HouseStyleFlow) or HouseStyleFlow(window, *parts)


def _units(window: MainWindow) -> UnitsFlow:
    """What happens with the units of the plan; made when it is first asked for."""
    from ui.units.flow import UnitsFlow

    def only(name: str) -> None:
        window.filtering.only(name)

    return window.findChild(UnitsFlow) or UnitsFlow(window, window.document, window.prefs, window.editing.ready, only)


def _citations(window: MainWindow) -> CitationFlow:
    """What happens with cited documents; made when it is first asked for."""
    from ui.citations.flow import CitationFlow

    editing = window.editing
    parts = window.document, window.workspace, editing.undo_told, editing.redo, window.preview.leave_pages
    return window.findChild(CitationFlow) or CitationFlow(window, *parts)


def _coverage(window: MainWindow) -> CoverageFlow:
    """What holds the tasks from above against the plan; made when it is first asked for."""
    from ui.coverage.flow import CoverageFlow

    parts = window.document, window.prefs, window.workspace, window.editing, window.preview.leave_pages
    return window.findChild(CoverageFlow) or CoverageFlow(window, *parts)
