"""What looks into the plan: faults, units, cited documents, ways of writing, tasks from above."""

from __future__ import annotations

from models.i18n import _
from ui.actions.state import ActionSpec, when_open, when_writable


def check_specs() -> tuple[ActionSpec, ...]:
    """These actions, in the language in use."""
    return (
        ActionSpec("actionCheck", _("&Soát lỗi"), ("F7",), "spell-check", when_open),
        ActionSpec("actionNextFinding", _("Lỗi &tiếp theo"), ("F8",), "chevron-down", when_open),
        ActionSpec("actionPreviousFinding", _("Lỗi t&rước"), ("Shift+F8",), "chevron-up", when_open),
        ActionSpec("actionCheckRules", _("&Quy tắc soát lỗi…"), (), "sliders-horizontal", when_open),
        ActionSpec("actionExportFindings", _("&In, xuất danh sách lỗi…"), (), "printer", when_open),
        ActionSpec("actionHouseStyle", _("&Chuẩn hóa cách viết…"), ("Ctrl+Shift+F7",), "wand-sparkles", when_writable),
        ActionSpec("actionUnits", _("&Danh mục đơn vị…"), (), "building-2", when_open),
        ActionSpec("actionCitations", _("&Văn bản viện dẫn…"), (), "book-marked", when_open),
        ActionSpec("actionCoverage", _("Đối chiếu &nhiệm vụ cấp trên giao…"), (), "clipboard-check", when_open),
    )
