"""What is done with the columns of the table."""

from __future__ import annotations

from models.i18n import _
from ui.actions.state import ActionSpec, when_appendix


def column_specs() -> tuple[ActionSpec, ...]:
    """These actions, in the language in use."""
    return (
        ActionSpec("actionHideColumns", _("Ẩ&n cột"), ("Ctrl+9",), "eye-off", when_appendix),
        ActionSpec("actionShowColumns", _("Hiện &mọi cột đã ẩn"), ("Ctrl+Shift+9",), "eye", when_appendix),
        ActionSpec("actionColumnLeft", _("Chuyển cột sang &trái"), ("Alt+Left",), "arrow-left", when_appendix),
        ActionSpec("actionColumnRight", _("Chuyển cột sang &phải"), ("Alt+Right",), "arrow-right", when_appendix),
        ActionSpec("actionRenameColumn", _("Đổi tên t&iêu đề cột…"), (), "pencil", when_appendix),
        ActionSpec("actionFitColumns", _("Độ rộng cột &vừa nội dung"), (), "move-horizontal", when_appendix),
    )
