"""The main window: a shell that places the widgets and connects the actions."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QStackedWidget, QToolBar, QToolButton, QWidget

from models.errors import PlanError
from models.grid.grid import Address
from models.i18n import _
from models.store import ChangeSet
from ui import dialogs
from ui.actions import ICON_ONLY, ICON_ONLY_WHEN_NARROW, TABLE_MENU, TOOLBAR, TREE_MENU, Actions, menus
from ui.document import Document
from ui.editing import Editing
from ui.export_flows import ExportFlows
from ui.file_flows import FileFlows
from ui.help_pages import show_about, show_keys
from ui.icons import app_icon
from ui.layout_menu import LayoutMenu
from ui.prefs import PrefStore
from ui.send.flow import SendFlow
from ui.send.jump import jump_to
from ui.start_page import StartPage
from ui.status import StatusLine
from ui.structure import Structure
from ui.table.sizing import LEAST_ZOOM, MOST_ZOOM
from ui.version_flows import VersionFlows
from ui.workspace import Workspace

_BACKUP_EVERY = 5 * 60 * 1000
_ZOOM_STEP = 0.1
_NARROW = 1150  # pixels: a screen of 1366 at 125 % has 1093
_log = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """Start page or open plan, menus, toolbar and status line."""

    def __init__(self, prefs: PrefStore | None = None) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowIcon(app_icon())
        self.prefs = prefs or PrefStore()
        self.document = Document(self)
        self.workspace = Workspace(self.document, self)
        self.editing = Editing(self.document, self.workspace)
        self.flows = FileFlows(self, self.document, self.prefs, self.workspace.messages)
        messages = self.workspace.messages
        self.exports = ExportFlows(self, self.document, self.prefs, messages)
        self.sending = SendFlow(self, self.document, self.prefs, messages, self._show_place)
        self.versions = VersionFlows(self, self.document, self.prefs, messages, self.editing.undo_told, self.open_path)
        self.actions_by_name = Actions(self, self._handlers())
        self.start = StartPage(self._start_entries(), self)
        self.status = StatusLine(self.statusBar(), self.actions_by_name)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.start)
        self.pages.addWidget(self.workspace)
        self.setCentralWidget(self.pages)
        self.setAcceptDrops(True)
        self.recent = QMenu(_("Mở gần đâ&y"), self)
        self.layouts = LayoutMenu(lambda: self.workspace.appendix, self)
        self._backup = QTimer(self, interval=_BACKUP_EVERY)
        self._build_menus()
        self._build_toolbar()
        self._connect()
        self._restore()
        self._show_recent()
        self._show_document()

    def open_path(self, path: Path) -> None:
        """Open a plan, or import a file of another kind."""
        self.flows.open(path)

    def _show_place(self, address: Address) -> None:
        """Lead to a value of the plan."""
        jump_to(self.workspace, address)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        flows, editing = self.flows, self.editing
        return {
            "actionNew": self._stored(flows.new),
            "actionOpen": self._stored(flows.open),
            "actionImport": self._stored(flows.import_plan),
            "actionSample": self._stored(flows.sample),
            "actionSaveVersion": self._stored(self.versions.save),
            "actionVersions": self._stored(self.versions.show),
            "actionSaveCopy": self._stored(flows.save_copy),
            "actionExportXlsx": self._stored(lambda: self.exports.export("xlsx")),
            "actionExportPdf": self._stored(lambda: self.exports.export("pdf")),
            "actionExportDocx": self._stored(lambda: self.exports.export("docx")),
            "actionSend": self._stored(self.sending.show),
            "actionClose": self._stored(self.document.close),
            "actionQuit": self.close,
            "actionUndo": editing.undo,
            "actionRedo": editing.redo,
            "actionCut": lambda: editing.clip("cut"),
            "actionCopy": lambda: editing.clip("copy"),
            "actionPaste": lambda: editing.clip("paste"),
            "actionRename": self.workspace.tree.rename_chosen,
            "actionDelete": editing.delete,
            "actionMoveUp": lambda: editing.change(lambda structure, place: structure.move(place, -1)),
            "actionMoveDown": lambda: editing.change(lambda structure, place: structure.move(place, 1)),
            "actionMergeUp": lambda: editing.change(Structure.merge_up),
            "actionSplit": lambda: editing.change(Structure.split),
            "actionAddAppendix": lambda: editing.change(Structure.add_appendix),
            "actionAddArea": lambda: editing.change(Structure.add_area),
            "actionAddGroup": lambda: editing.change(Structure.add_group),
            "actionAddObjective": lambda: editing.change(Structure.add_objective),
            "actionAddTask": lambda: editing.change(Structure.add_task),
            "actionAddLine": lambda: editing.change(Structure.add_line),
            "actionZoomIn": lambda: self._zoom_by(1),
            "actionZoomOut": lambda: self._zoom_by(-1),
            "actionZoomFit": lambda: self._set_zoom(None),
            "actionShowDetails": self._choose_parts,
            "actionShowHeading": self._choose_parts,
            "actionNextPane": self.workspace.next_pane,
            "actionKeys": lambda: show_keys(self, self.actions_by_name),
            "actionAbout": lambda: show_about(self),
        }

    def _stored(self, work: Callable[[], object]) -> Callable[[], object]:
        """The work, with what is being written stored first."""

        def run() -> object:
            self.workspace.commit()
            return work()

        return run

    def _start_entries(self) -> Sequence[tuple[QAction, str]]:
        texts = {
            "actionNew": _("Kế hoạch mới từ mẫu có sẵn"),
            "actionOpen": _("Mở kế hoạch (.cchc)"),
            "actionImport": _("Nhập từ Word hoặc Excel của năm trước"),
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
                menu.addMenu({"recentMenu": self.recent, "layoutMenu": self.layouts}[entry])
            elif entry:
                menu.addAction(self.actions_by_name[entry])
            else:
                menu.addSeparator()

    def _build_toolbar(self) -> None:
        bar = self._toolbar = QToolBar(_("Thanh công cụ"), self)
        bar.setObjectName("toolBar")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in TOOLBAR:
            if name == "stretch":
                gap = QWidget(bar)
                gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                bar.addWidget(gap)
            elif not name:
                bar.addSeparator()
            else:
                bar.addAction(self.actions_by_name[name])
        self.addToolBar(bar)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def _fit_toolbar(self) -> None:
        """Leave out some texts where the window is narrow, so that every button stays in sight."""
        narrow = self.width() < _NARROW
        for name in TOOLBAR:
            button = self._toolbar.widgetForAction(self.actions_by_name[name]) if name.startswith("action") else None
            if isinstance(button, QToolButton):
                bare = name in ICON_ONLY or (narrow and name in ICON_ONLY_WHEN_NARROW)
                styles = Qt.ToolButtonStyle
                button.setToolButtonStyle(styles.ToolButtonIconOnly if bare else styles.ToolButtonTextBesideIcon)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the toolbar whole."""
        super().resizeEvent(event)
        self._fit_toolbar()

    def _connect(self) -> None:
        self.document.opened.connect(self._show_document)
        self.document.closed.connect(self._show_document)
        self.document.changed.connect(self._plan_changed)
        self.document.failed.connect(lambda problem: dialogs.show_problem(self, problem))
        self.workspace.place_changed.connect(self._update_actions)
        self.workspace.hint.connect(self.status.show_hint)
        self.workspace.table.zoom_stepped.connect(self._zoom_by)
        self.workspace.table.zoom_changed.connect(self._show_zoom)
        self.workspace.table.menu_requested.connect(lambda point: self._popup(TABLE_MENU, point))
        self.workspace.tree.menu_requested.connect(lambda point: self._popup(TREE_MENU, point))
        self.workspace.tree.delete_requested.connect(self.editing.delete)
        self.workspace.wanted.connect(lambda name: self.actions_by_name[name].trigger())
        self.layouts.chosen.connect(self.editing.set_layout)
        self.document.opened.connect(self.layouts.forget)
        self.flows.recent_changed.connect(self._show_recent)
        self.start.recent_chosen.connect(self.open_path)
        self._backup.timeout.connect(self._back_up)

    def _popup(self, entries: Sequence[str], point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu, entries)
        menu.popup(point)

    def _show_document(self) -> None:
        is_open = self.document.is_open
        self.pages.setCurrentWidget(self.workspace if is_open else self.start)
        self._toolbar.setVisible(is_open)
        if not is_open:
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

    def _update_actions(self) -> None:
        state = self.editing.state()
        self.actions_by_name.update_state(state)
        self.layouts.setEnabled(state.writable and state.in_appendix)

    def _show_recent(self) -> None:
        self.recent.clear()
        for path in self.prefs.recent():
            entry = self.recent.addAction(path.stem)
            entry.setToolTip(str(path))
            entry.triggered.connect(partial(self._open_recent, path))
        self.recent.setToolTipsVisible(True)
        self.recent.setEnabled(not self.recent.isEmpty())
        self.start.show_recent(self.prefs.recent())

    def _open_recent(self, path: Path, _checked: bool = False) -> None:
        self.workspace.commit()
        self.open_path(path)

    def _zoom_by(self, steps: int) -> None:
        wanted = round(self.workspace.table.sizer.zoom + steps * _ZOOM_STEP, 1)
        self._set_zoom(max(LEAST_ZOOM, min(MOST_ZOOM, wanted)))

    def _set_zoom(self, zoom: float | None) -> None:
        self.workspace.table.set_zoom(zoom)
        self.prefs.change(zoom=zoom)

    def _show_zoom(self, zoom: float) -> None:
        self.status.show_zoom(zoom, self.workspace.table.sizer.fits)

    def _choose_parts(self) -> None:
        self._show_parts()
        details, heading = (self.actions_by_name[f"actionShow{part}"].isChecked() for part in ("Details", "Heading"))
        self.prefs.change(show_details=details, show_heading=heading)

    def _show_parts(self) -> None:
        details = self.actions_by_name["actionShowDetails"].isChecked()
        heading = self.actions_by_name["actionShowHeading"].isChecked()
        self.workspace.details.setVisible(details)
        self.workspace.paper.want_lines(heading)

    def retheme(self) -> None:
        """Draw everything that has colours of its own anew."""
        for part in (self.actions_by_name, self.start, self.status, self.workspace.tree):
            part.retheme()
        self.workspace.table.show_header()
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
        if len(prefs.columns) == 3:
            self.workspace.columns.setSizes(list(prefs.columns))
        else:
            tree, details = max(190, min(280, screen.width() // 5)), max(200, min(260, screen.width() // 5))
            self.workspace.columns.setSizes([tree, max(400, screen.width() - tree - details), details])
        self.workspace.columns.splitterMoved.connect(self._keep_columns)
        wide = screen.width() >= _NARROW
        self.actions_by_name["actionShowDetails"].setChecked(wide if prefs.show_details is None else prefs.show_details)
        self.actions_by_name["actionShowHeading"].setChecked(prefs.show_heading)
        self._show_parts()
        self.workspace.table.set_zoom(prefs.zoom)

    def _keep_columns(self) -> None:
        self._columns = tuple(self.workspace.columns.sizes())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is being written, remember the window, let the file go."""
        self.workspace.commit()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.prefs.change(geometry=geometry, columns=self._columns)
        self.document.close()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A single file may be dropped on the window."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open or import the dropped file."""
        path = Path(event.mimeData().urls()[0].toLocalFile())
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.open_path(path))
