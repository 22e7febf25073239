"""What is put into the plan, and how the sections of its text are arranged."""

from __future__ import annotations

from models.i18n import _
from ui.actions.state import ActionSpec, when_appendix, when_area, when_levels, when_writable


def insert_specs() -> tuple[ActionSpec, ...]:
    """These actions, in the language in use."""
    return (
        ActionSpec("actionAddArea", _("Thêm &lĩnh vực"), ("Ctrl+1",), "folder", when_appendix, _("Lĩnh vực")),
        ActionSpec("actionAddGroup", _("Thêm n&hóm nhiệm vụ"), ("Ctrl+2",), "layers", when_area, _("Nhóm")),
        ActionSpec("actionAddObjective", _("Thêm &mục tiêu"), ("Ctrl+3",), "target", when_area, _("Mục tiêu")),
        ActionSpec(
            "actionAddTask", _("Thêm &nhiệm vụ"), ("Ctrl+Return", "Ctrl+4"), "list-plus", when_area, _("Nhiệm vụ")
        ),
        ActionSpec("actionAddTaskAbove", _("Thêm nhiệm vụ phía &trên"), ("Ctrl+Alt+Return",), "", when_area),
        ActionSpec(
            "actionAddLine",
            _("Thêm &dòng phân công"),
            ("Ctrl+Shift+Return", "Ctrl+5"),
            "plus",
            lambda s: s.writable and s.in_task,
            _("Dòng"),
        ),
        ActionSpec("actionAddAppendix", _("Thêm &phụ lục"), (), "file-plus", when_writable),
        ActionSpec("actionAddSection", _("Thêm mục lời &văn"), (), "text-align-start", when_writable),
        ActionSpec("actionInsertCitation", _("Viện dẫn văn &bản…"), ("Ctrl+K",), "quote", when_writable),
        ActionSpec("actionPromote", _("Nâng cấ&p"), ("Alt+Shift+Left",), "list-indent-decrease", when_levels),
        ActionSpec("actionDemote", _("Hạ &cấp"), ("Alt+Shift+Right",), "list-indent-increase", when_levels),
        ActionSpec(
            "actionRenumber", _("Đánh số lại mục lời &văn"), (), "list-ordered", lambda s: s.writable and s.in_body
        ),
    )
