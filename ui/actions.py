"""All actions of the window as a table: name, text, keys, icon, when they can be used; and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from models.i18n import _
from ui.icons import icon


@dataclass(frozen=True, slots=True)
class State:
    """What the window is about to work on; decides which actions can be used."""

    open: bool = False
    writable: bool = False
    node: str = ""  # "section", "appendix", "area", "group", "objective", "task", "line": what Delete would take
    in_body: bool = False  # the plan's text is shown
    in_appendix: bool = False
    in_area: bool = False
    in_task: bool = False
    mergeable: bool = False
    splittable: bool = False
    undo: str = ""
    redo: str = ""


When = Callable[[State], bool]


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action; `short` is its text in the toolbar, `keys` are in Qt's portable form."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    when: When = lambda state: True
    short: str = ""
    checkable: bool = False


def _open(state: State) -> bool:
    return state.open


def _writable(state: State) -> bool:
    return state.writable


def _appendix(state: State) -> bool:
    return state.writable and state.in_appendix


def _section(state: State) -> bool:
    return state.writable and state.node == "section"


def _area(state: State) -> bool:
    return state.writable and state.in_area


def _node(state: State) -> bool:
    return state.writable and bool(state.node)


def _movable(state: State) -> bool:
    return state.writable and (bool(state.node) or state.in_body)


def action_specs() -> tuple[ActionSpec, ...]:
    """Every action, in the language in use."""
    spec = ActionSpec
    return (
        spec("actionNew", _("&Kế hoạch mới…"), ("Ctrl+N",), "file-plus", short=_("Mới")),
        spec("actionOpen", _("&Mở…"), ("Ctrl+O",), "folder-open", short=_("Mở")),
        spec("actionImport", _("&Nhập từ Word, Excel…"), ("Ctrl+I",), "file-input", short=_("Nhập")),
        spec("actionSample", _("Xem kế hoạch mẫ&u"), (), "book-open"),
        spec("actionSaveVersion", _("&Lưu phiên bản…"), ("Ctrl+S",), "bookmark", _writable, _("Lưu phiên bản")),
        spec("actionVersions", _("&Các phiên bản đã lưu…"), (), "clock", _open),
        spec("actionSaveCopy", _("Lưu &bản sao…"), ("F12",), "copy", _open),
        spec("actionPageSetup", _("T&hiết lập trang…"), (), "ruler", _writable, _("Thiết lập trang")),
        spec("actionExportDocx", _("Xuất &Word…"), (), "file-type", _open),
        spec("actionExportXlsx", _("Xuất &Excel…"), ("Ctrl+E",), "file-spreadsheet", _open, _("Excel")),
        spec("actionExportPdf", _("Xuất &PDF…"), ("Ctrl+Shift+E",), "file-text", _open, _("PDF")),
        spec("actionExportHtml", _("Xuất HTML để &dán vào thư…"), (), "file-code", _open),
        spec(
            "actionPreview",
            _("&Xem trước khi in"),
            ("Ctrl+F2", "Ctrl+Shift+P"),
            "file-search",
            _open,
            _("Xem in"),
            True,
        ),
        spec("actionPrint", _("&In…"), ("Ctrl+P",), "printer", _open, _("In")),
        spec("actionSend", _("Gửi &Sở Nội vụ…"), ("Ctrl+Shift+S",), "send", _open, _("Gửi")),
        spec("actionClose", _("Đón&g kế hoạch"), ("Ctrl+W",), "x", _open),
        spec("actionQuit", _("&Thoát"), ("Ctrl+Q",)),
        spec("actionUndo", _("&Hoàn tác"), ("Ctrl+Z",), "undo-2", lambda s: s.writable and bool(s.undo), _("Hoàn tác")),
        spec(
            "actionRedo",
            _("&Làm lại"),
            ("Ctrl+Y", "Ctrl+Shift+Z"),
            "redo-2",
            lambda s: s.writable and bool(s.redo),
            _("Làm lại"),
        ),
        spec("actionCut", _("&Cắt"), ("Ctrl+X",), "scissors", _writable),
        spec("actionCopy", _("&Sao chép"), ("Ctrl+C",), "copy", _open),
        spec("actionCopyTable", _("Sao chép cả &bảng"), ("Ctrl+Shift+C",), "clipboard-copy", lambda s: s.in_appendix),
        spec("actionPaste", _("&Dán"), ("Ctrl+V",), "clipboard-paste", _writable),
        spec("actionRename", _("Đổ&i tên trong cây"), ("F2",), "pencil", _writable),
        spec("actionDelete", _("Xó&a"), ("Ctrl+Del",), "trash-2", _node, _("Xóa")),
        spec("actionMoveUp", _("Chuyển lê&n"), ("Alt+Up",), "arrow-up", _movable, _("Lên")),
        spec("actionMoveDown", _("Chuyển &xuống"), ("Alt+Down",), "arrow-down", _movable, _("Xuống")),
        spec(
            "actionMergeUp",
            _("&Gộp ô với ô trên"),
            ("Ctrl+M",),
            "table-cells-merge",
            lambda s: s.writable and s.mergeable,
        ),
        spec(
            "actionSplit",
            _("&Tách ô đã gộp"),
            ("Ctrl+Shift+M",),
            "table-cells-split",
            lambda s: s.writable and s.splittable,
        ),
        spec("actionAddArea", _("Thêm &lĩnh vực"), ("Ctrl+1",), "folder", _appendix, _("Lĩnh vực")),
        spec("actionAddGroup", _("Thêm n&hóm nhiệm vụ"), ("Ctrl+2",), "layers", _area, _("Nhóm")),
        spec("actionAddObjective", _("Thêm &mục tiêu"), ("Ctrl+3",), "target", _area, _("Mục tiêu")),
        spec("actionAddTask", _("Thêm &nhiệm vụ"), ("Ctrl+Return", "Ctrl+4"), "list-plus", _area, _("Nhiệm vụ")),
        spec(
            "actionAddLine",
            _("Thêm &dòng phân công"),
            ("Ctrl+Shift+Return", "Ctrl+5"),
            "plus",
            lambda s: s.writable and s.in_task,
            _("Dòng"),
        ),
        spec("actionAddAppendix", _("Thêm &phụ lục"), (), "file-plus", _writable),
        spec("actionAddSection", _("Thêm mục lời &văn"), (), "text-align-start", _writable),
        spec("actionPromote", _("Nâng cấ&p mục"), ("Alt+Shift+Left",), "list-indent-decrease", _section),
        spec("actionDemote", _("Hạ cấp &mục"), ("Alt+Shift+Right",), "list-indent-increase", _section),
        spec("actionRenumber", _("Đánh số lại mục lời &văn"), (), "list-ordered", lambda s: s.writable and s.in_body),
        spec("actionZoomIn", _("&Phóng to"), ("Ctrl++", "Ctrl+="), "zoom-in", _open),
        spec("actionZoomOut", _("&Thu nhỏ"), ("Ctrl+-",), "zoom-out", _open),
        spec("actionZoomFit", _("&Vừa bề ngang"), ("Ctrl+0",), "maximize", _open),
        spec("actionLandscape", _("&Giấy ngang"), (), "", _appendix, "", True),
        spec(
            "actionPreviewBeside",
            _("Trang &in cạnh bảng"),
            ("Ctrl+Shift+F2",),
            "columns-2",
            _open,
            _("Cạnh bảng"),
            True,
        ),
        spec("actionShowDetails", _("Khung &chi tiết"), ("F4",), "panel-right", _open, _("Chi tiết"), True),
        spec("actionShowHeading", _("Đầ&u đề phụ lục"), ("F3",), "chevron-up", _open, "", True),
        spec("actionNextPane", _("Sang &khung kế tiếp"), ("F6",), "", _open),
        spec("actionKeys", _("&Phím tắt"), ("F1",), "circle-help"),
        spec("actionAbout", _("&Giới thiệu"), (), "info"),
    )


def menus() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Object name, title and entries of each menu; "" is a separator, "…Menu" a menu that the window fills."""
    return (
        (
            "menuFile",
            _("&Tệp"),
            ("actionNew", "actionOpen", "recentMenu", "actionImport", "actionSample", "", "actionSaveVersion",
             "actionVersions", "actionSaveCopy", "", "actionPageSetup", "actionPreview", "actionPrint",
             "", "actionExportDocx", "actionExportPdf", "actionExportXlsx", "actionExportHtml", "actionSend", "",
             "actionClose", "actionQuit"),
        ),
        (
            "menuEdit",
            _("&Sửa"),
            ("actionUndo", "actionRedo", "", "actionCut", "actionCopy", "actionCopyTable", "actionPaste", "",
             "actionRename", "actionMoveUp", "actionMoveDown", "", "actionMergeUp", "actionSplit", "",
             "actionPromote", "actionDemote", "actionRenumber", "", "actionDelete"),
        ),
        ("menuInsert", _("&Chèn"), (*ADDING, "", "actionAddAppendix", "actionAddSection")),
        (
            "menuView",
            _("&Xem"),
            ("actionZoomIn", "actionZoomOut", "actionZoomFit", "", "layoutMenu", "actionLandscape", "",
             "actionPreviewBeside", "actionShowDetails", "actionShowHeading", "actionNextPane"),
        ),
        ("menuHelp", _("Trợ &giúp"), ("actionKeys", "actionAbout")),
    )  # fmt: skip


# F2 in the table opens the cell, only the tree takes it for renaming; texts have their own clipboard keys.
OF_ONE_WIDGET = frozenset({"actionRename", "actionCut", "actionCopy", "actionPaste"})
ADDING = ("actionAddArea", "actionAddGroup", "actionAddObjective", "actionAddTask", "actionAddLine")
TOOLBAR = (
    "actionOpen", "actionImport", "", "actionUndo", "actionRedo", "",
    "actionAddTask", "actionAddLine", "actionAddArea", "", "actionMoveUp", "actionMoveDown", "actionDelete", "",
    "actionSaveVersion", "", "actionExportXlsx", "actionExportPdf", "actionPreview", "actionSend",
    "stretch", "actionShowDetails",
)  # fmt: skip
ICON_ONLY = frozenset({"actionUndo", "actionRedo", "actionMoveUp", "actionMoveDown"})
ICON_ONLY_WHEN_NARROW = frozenset(
    {"actionOpen", "actionImport", "actionAddArea", "actionSaveVersion", "actionPreview", "actionSend"}
)
PREVIEW_BAR = ("actionPreviewBeside", "actionPageSetup", "actionExportPdf", "actionPrint")
OF_THE_TABLE = ("actionCut", "actionCopy", "actionPaste", "actionRename", "actionAddAppendix", "actionAddSection")
TREE_MENU = (*ADDING[:4], "actionAddAppendix", "", "actionRename", "actionMoveUp", "actionMoveDown", "", "actionDelete")
SECTION_MENU = (
    "actionAddSection", "", "actionRename", "actionPromote", "actionDemote", "actionMoveUp", "actionMoveDown", "",
    "actionRenumber", "", "actionDelete",
)  # fmt: skip
TEXT_MENU = ("actionCut", "actionCopy", "actionPaste", "", *(name for name in SECTION_MENU if name != "actionRename"))
TABLE_MENU = (
    "actionCut", "actionCopy", "actionCopyTable", "actionPaste", "",
    "actionAddTask", "actionAddLine", "actionAddObjective", "actionAddGroup", "actionAddArea", "",
    "actionMoveUp", "actionMoveDown", "actionMergeUp", "actionSplit", "", "actionDelete",
)  # fmt: skip


class Actions(QObject):
    """The actions as Qt objects, connected to their handlers by name."""

    def __init__(self, parent: QObject, handlers: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(parent)
        self._specs = {spec.name: spec for spec in action_specs()}
        self._by_name: dict[str, QAction] = {}
        for spec in self._specs.values():
            action = QAction(spec.text, self)
            action.setObjectName(spec.name)
            action.setShortcuts([QKeySequence.fromString(keys) for keys in spec.keys])
            action.setIconText(_beside_icon(spec))
            action.setCheckable(spec.checkable)
            # In a menu the tick tells more than the icon, and Qt shows only one of them.
            action.setIconVisibleInMenu(not spec.checkable)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{_bare(spec.text)} ({keys})" if keys else _bare(spec.text))
            if spec.name in OF_ONE_WIDGET:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            handler = handlers[spec.name]
            action.triggered.connect(lambda _checked=False, run=handler: run())
            self._by_name[spec.name] = action
        self.retheme()

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def all(self) -> tuple[QAction, ...]:
        """Every action."""
        return tuple(self._by_name.values())

    def update_state(self, state: State) -> None:
        """Switch the actions on and off, and name what undo, redo and delete would do."""
        for name, action in self._by_name.items():
            action.setEnabled(self._specs[name].when(state))
        self._name_step("actionUndo", _("&Hoàn tác"), state.undo)
        self._name_step("actionRedo", _("&Làm lại"), state.redo)
        deleting = {
            "section": _("Xó&a mục"),
            "appendix": _("Xó&a phụ lục"),
            "area": _("Xó&a lĩnh vực"),
            "group": _("Xó&a nhóm nhiệm vụ"),
            "objective": _("Xó&a mục tiêu"),
            "task": _("Xó&a nhiệm vụ"),
            "line": _("Xó&a dòng phân công"),
        }
        self._by_name["actionDelete"].setText(deleting.get(state.node, _("Xó&a")))

    def retheme(self) -> None:
        """Draw the icons in the colour of the theme in use."""
        for name, action in self._by_name.items():
            if self._specs[name].icon:
                action.setIcon(icon(self._specs[name].icon))

    def key_list(self) -> str:
        """All keys as an HTML table, for the help page."""
        rows: list[str] = []
        for name, action in self._by_name.items():
            keys = ", ".join(k.toString(QKeySequence.SequenceFormat.NativeText) for k in action.shortcuts())
            if keys:
                rows.append(f"<td>{_bare(self._specs[name].text)}&nbsp;&nbsp;</td><td><b>{keys}</b>&emsp;&emsp;</td>")
        half = (len(rows) + 1) // 2
        pairs = zip(rows[:half], [*rows[half:], ""], strict=False)
        return "<table cellpadding='2'>" + "".join(f"<tr>{left}{right}</tr>" for left, right in pairs) + "</table>"

    def _name_step(self, name: str, word: str, step: str) -> None:
        action = self._by_name[name]
        text = _("{word}: {step}").format(word=word, step=step) if step else word
        action.setText(text)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{_bare(text)} ({keys})")
        action.setIconText(_beside_icon(self._specs[name]))


def _beside_icon(spec: ActionSpec) -> str:
    """The toolbar's text; styled buttons set it too close to the icon."""
    return f" {spec.short}" if spec.short else _bare(spec.text)


def _bare(text: str) -> str:
    return text.replace("&", "").rstrip("…")
