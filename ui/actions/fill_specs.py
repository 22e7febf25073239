"""What fills cells of the table from the cells beside them."""

from __future__ import annotations

from models.i18n import _
from ui.actions.state import ActionSpec, when_appendix, when_writable


def fill_specs() -> tuple[ActionSpec, ...]:
    """These actions, in the language in use."""
    return (
        ActionSpec("actionFillDown", _("Điền &xuống"), ("Ctrl+D",), "arrow-down-to-line", when_appendix),
        ActionSpec("actionFillRight", _("Điền sang &phải"), ("Ctrl+R",), "arrow-right-to-line", when_appendix),
        ActionSpec("actionFillSeries", _("Điền tiếp &dãy"), (), "list-ordered", when_appendix),
        ActionSpec("actionToday", _("Ngày hôm na&y"), ("Ctrl+;",), "calendar-days", when_writable),
    )
