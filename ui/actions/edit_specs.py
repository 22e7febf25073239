"""What is done to texts and rows that are there."""

from __future__ import annotations

from models.i18n import _
from ui.actions.state import ActionSpec, when_movable, when_node, when_open, when_row, when_writable


def edit_specs() -> tuple[ActionSpec, ...]:
    """These actions, in the language in use."""
    return (
        ActionSpec(
            "actionUndo", _("&Hoàn tác"), ("Ctrl+Z",), "undo-2", lambda s: s.writable and bool(s.undo), _("Hoàn tác")
        ),
        ActionSpec(
            "actionRedo",
            _("&Làm lại"),
            ("Ctrl+Y", "Ctrl+Shift+Z"),
            "redo-2",
            lambda s: s.writable and bool(s.redo),
            _("Làm lại"),
        ),
        ActionSpec("actionCut", _("&Cắt"), ("Ctrl+X",), "scissors", when_writable),
        ActionSpec("actionCopy", _("&Sao chép"), ("Ctrl+C",), "copy", when_open),
        ActionSpec(
            "actionCopyTable", _("Sao chép cả &bảng"), ("Ctrl+Shift+C",), "clipboard-copy", lambda s: s.in_appendix
        ),
        ActionSpec("actionPaste", _("&Dán"), ("Ctrl+V",), "clipboard-paste", when_writable),
        ActionSpec(
            "actionInsertCopied",
            _("Chèn các dòng đã sa&o chép"),
            ("Ctrl+Alt+V",),
            "clipboard-plus",
            lambda s: s.writable and s.in_appendix,
        ),
        ActionSpec("actionRename", _("Đổ&i tên trong cây"), ("F2",), "pencil", when_writable),
        ActionSpec("actionDelete", _("Xó&a"), ("Ctrl+Del",), "trash-2", when_node, _("Xóa")),
        ActionSpec("actionMoveUp", _("Chuyển lê&n"), ("Alt+Up",), "arrow-up", when_movable, _("Lên")),
        ActionSpec("actionMoveDown", _("Chuyển &xuống"), ("Alt+Down",), "arrow-down", when_movable, _("Xuống")),
        ActionSpec("actionDuplicate", _("Nhân đô&i"), ("Ctrl+Shift+D",), "copy-plus", when_row),
        ActionSpec(
            "actionMergeUp",
            _("&Gộp ô"),
            ("Ctrl+M",),
            "table-cells-merge",
            lambda s: s.writable and s.mergeable,
        ),
        ActionSpec(
            "actionSplit",
            _("Tác&h ô đã gộp"),
            ("Ctrl+Shift+M",),
            "table-cells-split",
            lambda s: s.writable and s.splittable,
        ),
    )
