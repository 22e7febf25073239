"""What looks for texts in the plan, and what shows only some of its tasks or another order."""

from __future__ import annotations

from models.i18n import _
from ui.actions.state import ActionSpec, when_open, when_writable


def find_specs() -> tuple[ActionSpec, ...]:
    """These actions, in the language in use."""
    return (
        ActionSpec("actionFind", _("Tì&m…"), ("Ctrl+F",), "search", when_open, _("Tìm")),
        ActionSpec("actionReplace", _("Tha&y thế…"), ("Ctrl+H",), "replace", when_writable),
        ActionSpec("actionFindNext", _("Tìm chỗ sa&u"), ("F3",), "", when_open),
        ActionSpec("actionFindPrevious", _("Tìm chỗ t&rước"), ("Shift+F3",), "", when_open),
        ActionSpec(
            "actionFilter",
            _("&Lọc, sắp xếp nhiệm vụ"),
            ("Ctrl+Shift+L",),
            "funnel",
            lambda s: s.in_appendix,
            _("Lọc"),
            True,
        ),
        ActionSpec("actionFilterValue", _("Lọc theo giá t&rị của ô này"), (), "funnel", lambda s: s.in_appendix),
        ActionSpec("actionFilterColumn", _("Lọc th&eo cột này…"), (), "funnel", lambda s: s.in_appendix),
        ActionSpec("actionFilterAgain", _("Lọc lại theo bản hiện n&ay"), (), "refresh-cw", lambda s: s.filtered),
        ActionSpec("actionFilterOff", _("&Bỏ lọc, bỏ sắp xếp"), (), "funnel-x", lambda s: s.filtered),
        ActionSpec(
            "actionSortItems",
            _("Sắp xếp lại &kế hoạch theo thứ tự này"),
            (),
            "",
            lambda s: s.writable and s.sorted,
        ),
    )
