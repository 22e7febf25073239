"""Icons are drawn when they are shown, sharp at the scale of the screen, grey where nothing can be done."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QPushButton

from ui import icons
from ui.actions.actions import Actions
from ui.actions.specs import action_specs


def _colours(pixmap: QPixmap) -> set[str]:
    image = pixmap.toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(image.pixelColor(x, y)).name() for x, y in places if image.pixelColor(x, y).alpha() == 255}


def test_no_icon_is_drawn_before_it_is_shown(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    draw = icons._drawing
    monkeypatch.setattr(icons, "_drawing", lambda name, colour: drawn.append(name) or draw(name, colour))
    icons._pixmap.cache_clear()
    holder = QPushButton()
    qtbot.addWidget(holder)
    actions = Actions(holder, {spec.name: lambda: None for spec in action_specs()})
    assert drawn == []
    actions["actionPaste"].icon().pixmap(16, 16)
    assert drawn == ["clipboard-paste"]


def test_a_large_scale_gets_more_pixels(qtbot: Any) -> None:
    holder = QPushButton()
    qtbot.addWidget(holder)
    picture = icons.icon("bookmark").pixmap(QSize(16, 16), 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (32, 2.0)


def test_colours_follow_mode_and_wish(qtbot: Any) -> None:
    wanted = icons.icon("bookmark", "#c00000")
    assert _colours(wanted.pixmap(48, 48)) == {"#c00000"}
    assert "#c00000" not in _colours(wanted.pixmap(QSize(48, 48), QIcon.Mode.Disabled))


def test_copies_of_an_icon_outlive_the_first(qtbot: Any) -> None:
    first = icons.icon("bookmark", "#00c000")
    copies = [QIcon(first) for _turn in range(50)]
    for copy in copies:
        copy.addPixmap(QPixmap(3, 3))
    del first
    icons._icon.cache_clear()
    assert all("#00c000" in _colours(copy.pixmap(48, 48)) for copy in copies[:3])


def test_a_squeezed_button_asks_for_a_picture_of_nothing() -> None:
    for size in (QSize(0, 0), QSize(0, 12), QSize(-3, 5)):
        picture = icons.icon("x").pixmap(size)
        assert picture.isNull() or picture.width() <= 12
