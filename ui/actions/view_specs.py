"""How the plan is shown, and help."""

from __future__ import annotations

from models.i18n import _
from ui.actions.state import ActionSpec, when_appendix, when_open, when_shown


def view_specs() -> tuple[ActionSpec, ...]:
    """These actions, in the language in use."""
    return (
        ActionSpec("actionZoomIn", _("&Phóng to"), ("Ctrl++", "Ctrl+="), "zoom-in", when_open),
        ActionSpec("actionZoomOut", _("&Thu nhỏ"), ("Ctrl+-",), "zoom-out", when_open),
        ActionSpec("actionZoomFit", _("&Vừa bề ngang"), ("Ctrl+0",), "maximize", when_open),
        ActionSpec("actionPreviousSheet", _("Phụ lục t&rước"), ("Ctrl+PgUp",), "", when_shown),
        ActionSpec("actionNextSheet", _("Phụ lục &sau"), ("Ctrl+PgDown",), "", when_shown),
        ActionSpec("actionLandscape", _("Giấ&y ngang"), (), "", when_appendix, "", True),
        ActionSpec(
            "actionPreviewBeside",
            _("Trang &in cạnh bảng"),
            ("Ctrl+Shift+F2",),
            "columns-2",
            when_open,
            _("Cạnh bảng"),
            True,
        ),
        ActionSpec("actionShowDetails", _("Khung &chi tiết"), ("F4",), "panel-right", when_open, _("Chi tiết"), True),
        ActionSpec("actionHistory", _("&Lịch sử sửa đổi"), ("Ctrl+Alt+Z",), "history", when_open, _("Lịch sử"), True),
        ActionSpec("actionShowHeading", _("Đầ&u đề phụ lục"), ("Ctrl+Shift+F3",), "chevron-up", when_open, "", True),
        ActionSpec("actionShowMarks", _("Hiện dấu lỗi trong &bảng"), (), "", when_open, "", True),
        ActionSpec("actionSuggest", _("Gợi ý khi &nhập"), (), "", checkable=True),
        ActionSpec("actionExpandAll", _("Mở rộng tất cả trong câ&y"), (), "unfold-vertical", when_open),
        ActionSpec("actionCollapseAll", _("Thu gọn tất cả tr&ong cây"), (), "fold-vertical", when_open),
        ActionSpec("actionFullScreen", _("Toàn &màn hình"), ("F11",), "maximize", checkable=True),
        ActionSpec("actionNextPane", _("Sang &khung kế tiếp"), ("F6",), "", when_open),
        ActionSpec("actionKeys", _("&Phím tắt"), ("F1",), "circle-help"),
        ActionSpec("actionAbout", _("&Giới thiệu"), (), "info"),
    )
