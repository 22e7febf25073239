"""What the tests of the preview share: pages that are shown and drawn, and the window around them."""

from __future__ import annotations

from typing import Any

from tests.ui.keys import key
from ui.main_window import MainWindow
from ui.preview.pane import PreviewPane


def quiet(pane: PreviewPane) -> bool:
    """Whether all that is wanted is drawn."""
    return pane.desk.sharp() and not pane._later.isActive() and not pane.desk.wanted() and not pane.thumbnails.wanted()


def shown_by(keys: str, window: MainWindow, qtbot: Any) -> PreviewPane:
    """The pages after a key showed them, all drawn."""
    key(keys)
    assert window.preview.pane.isVisible()
    qtbot.waitUntil(lambda: quiet(window.preview.pane))
    return window.preview.pane


def window_of(pane: PreviewPane) -> MainWindow:
    """The window around the pages."""
    window = pane.window()
    assert isinstance(window, MainWindow)
    return window
