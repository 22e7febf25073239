"""The main window: a shell that places the widgets and connects the actions."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget

from models.errors import PlanError
from models.grid.grid import Address
from models.i18n import _
from models.store import ChangeSet
from ui import dialogs
from ui.actions.actions import Actions
from ui.actions.menus import OF_THE_TABLE, PREVIEW_BAR, SECTION_MENU, TABLE_MENU, TEXT_MENU, TREE_MENU, menus
from ui.actions.state import State
from ui.checking.door import CheckDoor
from ui.column_flow import ColumnFlow
from ui.column_menu import ColumnMenu
from ui.document import Document
from ui.dropping import Dropping
from ui.editing import Editing
from ui.file_flows import FileFlows
from ui.fill_menu import FillMenu
from ui.handlers import handlers
from ui.icons import app_icon
from ui.layout_menu import LayoutMenu
from ui.look_menu import LookMenu
from ui.page_setup.flow import PageSetupFlow
from ui.prefs import PrefStore
from ui.preview.previewing import Previewing, View
from ui.room import come_back, left_sizes
from ui.start.coming_back import ComingBack
from ui.start.page import StartPage
from ui.status import StatusLine
from ui.suggest.suggesting import Suggesting
from ui.table.sizing import LEAST_ZOOM, MOST_ZOOM
from ui.toolbar import NARROW, Toolbar
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.export_flows import ExportFlows
    from ui.filter.filtering import Filtering
    from ui.find.finding import Finding
    from ui.history.history_flow import HistoryFlow
    from ui.pasted_document import PastedDocument
    from ui.preview.printing import Printing
    from ui.send.flow import SendFlow
    from ui.version_flows import VersionFlows

_BACKUP_EVERY = 5 * 60 * 1000
_ZOOM_STEP = 0.1
_log = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """Start page or open plan, menus, toolbar and status line."""

    def __init__(self, prefs: PrefStore | None = None) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowIcon(app_icon())
        self.prefs = prefs or PrefStore()
        self.looks = LookMenu(self.prefs, self.retheme, self)
        self.document = Document(self)
        self.workspace = Workspace(self.document, self)
        self.editing = Editing(self.document, self.workspace)
        parts = self.document, self.prefs, self.workspace.messages
        self.flows = FileFlows(self, *parts, self.editing.undo_told, self._show_place)
        self.page_setup = PageSetupFlow(self, self.document, self.workspace, self.editing)
        self.columns = ColumnFlow(self, self.document, self.workspace, self.editing)
        self.preview = Previewing(self.document, self.workspace, self)
        self.actions_by_name = Actions(self, handlers(self))
        self.workspace.side.take_actions(
            self.actions_by_name["actionShowDetails"], self.actions_by_name["actionHistory"]
        )
        self.suggesting = Suggesting(self.document, self.workspace, self.prefs, self.actions_by_name["actionSuggest"])
        self.preview.offer([self.actions_by_name[name] for name in PREVIEW_BAR])
        self.start = StartPage(self._start_entries(), self)
        self.coming_back = ComingBack(self.document, self.workspace, self.prefs)
        self.status = StatusLine(self.statusBar(), self.actions_by_name)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.start)
        self.pages.addWidget(self.preview.area)
        self.setCentralWidget(self.pages)
        self.checking = CheckDoor(self, self._show_place)
        self.dropping = Dropping(self, self.open_path, self.workspace.messages)
        self.recent = QMenu(_("Mở gần đâ&y"), self)
        self.layouts = LayoutMenu(lambda: self.workspace.appendix, self)
        self.column_menu = ColumnMenu(self.actions_by_name, self.columns, self)
        self.filled_menus: dict[str, QMenu] = {
            "recentMenu": self.recent,
            "layoutMenu": self.layouts,
            "columnMenu": self.column_menu,
            "lookMenu": self.looks,
            "fillMenu": FillMenu(self.actions_by_name, self.workspace.table, self),
        }
        self._backup = QTimer(self, interval=_BACKUP_EVERY)
        self._build_menus()
        self.toolbar = Toolbar(self.actions_by_name, self)
        self.addToolBar(self.toolbar)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._connect()
        self._restore()
        self._show_recent()
        self._show_document()

    @cached_property
    def pasted(self) -> PastedDocument:
        """What happens when a whole document is pasted."""
        from ui.pasted_document import PastedDocument

        return PastedDocument(self, self.document, self.flows, self.workspace.messages)

    @cached_property
    def exports(self) -> ExportFlows:
        """What happens behind "Xuất …"; like the next ones it is made when first asked for."""
        from ui.export_flows import ExportFlows

        return ExportFlows(self, self.document, self.prefs, self.workspace.messages)

    @cached_property
    def sending(self) -> SendFlow:
        """What happens behind "Gửi Sở Nội vụ…"."""
        from ui.send.flow import SendFlow

        parts = self.document, self.prefs, self.workspace.messages
        return SendFlow(self, *parts, self._show_place, self.checking)

    @cached_property
    def history(self) -> HistoryFlow:
        """What happens behind "Lịch sử"."""
        from ui.history.history_flow import HistoryFlow

        return HistoryFlow(self.document, self.workspace, self.editing, self._show_place)

    @cached_property
    def versions(self) -> VersionFlows:
        """What happens behind the named versions."""
        from ui.version_flows import VersionFlows

        parts = self.document, self.prefs, self.workspace.messages, self.editing.undo_told
        return VersionFlows(self, *parts, self.open_path, self._show_place)

    @cached_property
    def printing(self) -> Printing:
        """What happens behind "In…"."""
        from ui.preview.printing import Printing

        return Printing(self, self.document, self.preview, self.workspace.messages)

    @cached_property
    def finding(self) -> Finding:
        """What happens behind "Tìm…" and "Thay thế…"."""
        from ui.find.finding import Finding

        return Finding(self.document, self.workspace, self.editing, self.preview.leave_pages)

    @cached_property
    def filtering(self) -> Filtering:
        """What happens behind "Lọc, sắp xếp nhiệm vụ"."""
        from ui.filter.filtering import Filtering

        made = Filtering(self.document, self.workspace, self.editing, self.preview.leave_pages)
        made.changed.connect(self._update_actions)
        made.changed.connect(lambda: self.actions_by_name["actionFilter"].setChecked(made.is_open))
        return made

    def open_path(self, path: Path) -> None:
        """Open a plan, or import a file of another kind."""
        self.flows.open(path)

    def _show_place(self, address: Address) -> None:
        """Lead to a value of the plan, from the preview back to the table."""
        if self.preview.view is View.PAGES:
            self.preview.show(View.TABLE)
        from ui.send.jump import jump_to

        jump_to(self.workspace, address)

    def _start_entries(self) -> Sequence[tuple[QAction, str]]:
        texts = {
            "actionNew": _("Kế hoạch mới từ mẫu có sẵn"),
            "actionRollover": _("Lập kế hoạch năm sau từ kế hoạch đã có"),
            "actionOpen": _("Mở kế hoạch (.cchc)"),
            "actionImport": _("Nhập từ Word, Excel, PDF của năm trước"),
            "actionSample": _("Xem kế hoạch mẫu"),
        }
        return [(self.actions_by_name[name], text) for name, text in texts.items()]

    def _build_menus(self) -> None:
        for name, title, entries in menus():
            menu = self.menuBar().addMenu(title)
            menu.setObjectName(name)
            self._fill(menu, entries)
        self.addActions(self.actions_by_name.all())
        self.workspace.tree.addAction(self.actions_by_name["actionRename"])
        self.workspace.table.addActions([self.actions_by_name[f"action{clip}"] for clip in ("Cut", "Copy", "Paste")])

    def _fill(self, menu: QMenu, entries: Sequence[str]) -> None:
        for entry in entries:
            if entry.endswith("Menu"):
                menu.addMenu(self.filled_menus[entry])
            elif entry:
                menu.addAction(self.actions_by_name[entry])
            else:
                menu.addSeparator()

    def _connect(self) -> None:
        self.document.opened.connect(self._show_document)
        self.document.closed.connect(self._show_document)
        self.document.changed.connect(self._plan_changed)
        self.document.failed.connect(lambda problem: dialogs.show_problem(self, problem))
        self.workspace.place_changed.connect(self._update_actions)
        self.workspace.hint.connect(self.status.show_hint)
        self.workspace.table.zoom_stepped.connect(self.zoom_by)
        self.workspace.table.zoom_changed.connect(self._show_zoom)
        self.workspace.table.menu_requested.connect(lambda point: self._popup(TABLE_MENU, point))
        self.workspace.tree.menu_requested.connect(
            lambda point: self._popup(SECTION_MENU if self.workspace.in_body else TREE_MENU, point)
        )
        self.workspace.text_menu_wanted.connect(lambda point: self._popup(TEXT_MENU, point))
        self.workspace.undo_wanted.connect(self.editing.undo)
        self.workspace.text_zoomed.connect(self._show_zoom)
        self.workspace.turned.connect(self._show_zoom)
        self.workspace.tree.delete_requested.connect(self.editing.delete)
        self.workspace.wanted.connect(lambda name: self.actions_by_name[name].trigger())
        self.preview.changed.connect(self._show_view)
        self.preview.zoom_changed.connect(self._show_zoom)
        self.preview.hint.connect(self.status.show_hint)
        self.layouts.chosen.connect(self.editing.set_layout)
        self.document.opened.connect(self.layouts.forget)
        self.flows.recent_changed.connect(self._show_recent)
        self.start.recent_chosen.connect(self.open_path)
        self.start.forget_wanted.connect(self.flows.forget)
        self.start.folder_wanted.connect(dialogs.open_outside)
        self.start.paste_wanted.connect(self.actions_by_name["actionImportClipboard"].trigger)
        self._backup.timeout.connect(self._back_up)

    def _popup(self, entries: Sequence[str], point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu, entries)
        menu.popup(point)

    def _show_document(self) -> None:
        is_open = self.document.is_open
        self.pages.setCurrentWidget(self.preview.area if is_open else self.start)
        self._show_view()
        if not is_open:
            self._show_recent()
            self.start.setFocus()
        path = self.document.path
        name = _("Kế hoạch CCHC")
        self.setWindowTitle(f"{path.stem} – {name}" if path else name)
        self.status.show_plan(self.document.plan if is_open else None, not self.document.writable)
        if is_open:
            self._backup.start()
        else:
            self._backup.stop()
        self._update_actions()

    def _plan_changed(self, changes: ChangeSet) -> None:
        if changes.structural:
            self.status.show_plan(self.document.plan, not self.document.writable)
        self._update_actions()

    def _show_view(self) -> None:
        view = self.preview.view
        self.toolbar.setVisible(self.document.is_open and view is not View.PAGES)
        self.actions_by_name["actionPreview"].setChecked(view is View.PAGES)
        self.actions_by_name["actionPreviewBeside"].setChecked(view is View.BOTH)
        self._want_details()
        self._show_zoom()
        self._update_actions()

    def _update_actions(self) -> None:
        state, alone = self.editing.state(), self.preview.view is View.PAGES
        if alone:
            # Nothing is to change where it cannot be seen.
            state = State(state.open, state.writable, undo=state.undo, redo=state.redo)
        self.actions_by_name.update_state(state, OF_THE_TABLE if alone else ())
        self.actions_by_name["actionLandscape"].setChecked(self.page_setup.landscape)
        self.layouts.setEnabled(state.writable and state.in_appendix)

    def _show_recent(self) -> None:
        self.recent.clear()
        for path in self.prefs.recent():
            entry = self.recent.addAction(path.stem)
            entry.setToolTip(str(path))
            entry.triggered.connect(partial(self._open_recent, path))
        self.recent.setToolTipsVisible(True)
        self.recent.setEnabled(not self.recent.isEmpty())
        self.start.show_recent(self.prefs.recent(), self.coming_back.unfinished())

    def _open_recent(self, path: Path, _checked: bool = False) -> None:
        self.workspace.commit()
        self.open_path(path)

    def zoom_by(self, steps: int) -> None:
        """Zoom what is shown, text or table, by some steps."""
        if self.workspace.in_body:
            self.workspace.body.page.step_zoom(steps)
            return
        wanted = round(self.workspace.table.sizer.zoom + steps * _ZOOM_STEP, 1)
        self.set_zoom(max(LEAST_ZOOM, min(MOST_ZOOM, wanted)))

    def set_zoom(self, zoom: float | None) -> None:
        """Zoom what is shown to a factor (1.0 = as large as on paper); None fits the width."""
        if self.workspace.in_body:
            self.workspace.body.page.set_zoom(zoom)
            return
        self.workspace.table.set_zoom(zoom)
        self.prefs.change(zoom=zoom)

    def _show_zoom(self, _zoom: float = 1.0) -> None:
        if self.preview.view is View.PAGES:
            desk = self.preview.pane.desk
            self.status.show_zoom(desk.zoom, desk.fits_width)
            return
        sheet = self.workspace.body.page if self.workspace.in_body else self.workspace.table.sizer
        self.status.show_zoom(sheet.zoom, sheet.fits)

    def fill_screen(self) -> None:
        """The whole screen for the plan, or back to the window as it was."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def choose_parts(self) -> None:
        """Show or hide the parts that the officer has just ticked, and remember it."""
        self._show_parts()
        details, heading = (self.actions_by_name[f"actionShow{part}"].isChecked() for part in ("Details", "Heading"))
        if self.preview.view is View.TABLE and not self.workspace.side.in_history:
            self.prefs.change(show_details=details)
        self.prefs.change(show_heading=heading)

    def _show_parts(self) -> None:
        details = self.actions_by_name["actionShowDetails"].isChecked()
        heading = self.actions_by_name["actionShowHeading"].isChecked()
        self.workspace.side.show_details(details)
        self.workspace.paper.want_lines(heading)

    def _want_details(self) -> None:
        """As the officer chose, else where the screen is wide; beside the pages they take room only when asked for."""
        if self.workspace.side.in_history:
            return
        wide, chosen = self.screen().availableGeometry().width() >= NARROW, self.prefs.now.show_details
        wanted = self.preview.view is not View.BOTH and (wide if chosen is None else chosen)
        self.actions_by_name["actionShowDetails"].setChecked(wanted)
        self._show_parts()

    def retheme(self) -> None:
        """Draw everything that has colours of its own anew."""
        for part in (self.actions_by_name, self.start, self.status, self.workspace, self.preview, self.checking):
            part.retheme()
        self._show_document()

    def _back_up(self) -> None:
        try:
            self.document.session.backup_if_changed()
        except PlanError as problem:
            _log.warning("backup: %s %s", problem.message, problem.details)

    def _restore(self) -> None:
        prefs = self.prefs.now
        screen = self.screen().availableGeometry()
        self.resize(min(1280, screen.width() - 40), min(720, screen.height() - 60))
        if not (prefs.geometry and self.restoreGeometry(QByteArray.fromBase64(prefs.geometry.encode()))):
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self._columns = prefs.columns
        come_back(prefs.dialogs)
        if len(prefs.columns) == 3:
            self.workspace.columns.setSizes(list(prefs.columns))
        else:
            tree, details = max(190, min(280, screen.width() // 5)), max(200, min(260, screen.width() // 5))
            self.workspace.columns.setSizes([tree, max(400, screen.width() - tree - details), details])
        self.workspace.columns.splitterMoved.connect(self._keep_columns)
        self.actions_by_name["actionShowHeading"].setChecked(prefs.show_heading)
        self.actions_by_name["actionShowMarks"].setChecked(prefs.show_marks)
        self._want_details()
        self.workspace.table.set_zoom(prefs.zoom)

    def _keep_columns(self) -> None:
        self._columns = tuple(self.workspace.columns.sizes())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is being written, remember the window, let the file go."""
        self.workspace.commit()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.prefs.change(geometry=geometry, columns=self._columns, dialogs=left_sizes())
        self.document.close()
        event.accept()
