"""A random officer in the plan's text: whatever is pressed, page and plan agree, and every step can be taken back."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.commands.outline import Body, lines_of
from models.plan import Section
from tests.ui.body import body_of_window, open_text
from tests.ui.conftest import Asked
from tests.ui.keys import compose, press
from ui.body.blocks import counts
from ui.main_window import MainWindow

KEYS = (
    "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Return", "Return", "Shift+Return", "Backspace",
    "Backspace", "Delete", "Tab", "Shift+Tab", "Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+Shift+N", "Ctrl+Return",
    "Shift+Up", "Shift+Down", "Shift+End", "Ctrl+Home", "Ctrl+End", "Ctrl+X", "Ctrl+C", "Ctrl+V", "Ctrl+Shift+V",
    "Ctrl+Z", "Ctrl+Z", "Ctrl+Y", "Alt+Up", "Alt+Down", "Alt+Shift+Left", "Alt+Shift+Right",
)  # fmt: skip
PASTED = (
    "chữ",
    "I. Mục đích\n1. Một\n- Đoạn.\n2. Hai\n",
    "Một.\nHai.\n",
    "  \n",
    "a) Điểm\n\x00\u202e\n",
    "=1+1",
    "x😀y",
)


def check(window: MainWindow) -> None:
    """Page and plan hold the same lines."""
    plan = window.document.plan
    assert [line for line in body_of_window(window) if counts(line)] == lines_of(Body(plan.legal_bases, plan.sections))
    ids: list[str] = []
    _collect(plan.sections, ids)
    assert len(ids) == len(set(ids))


def _collect(sections: tuple[Section, ...], ids: list[str]) -> None:
    for section in sections:
        ids.append(section.id)
        _collect(section.sections, ids)


def do_anything(window: MainWindow, random: Random) -> None:
    """One random deed in the text."""
    from PySide6.QtGui import QKeySequence

    text = window.workspace.body.text
    text.setFocus()
    match random.randrange(8):
        case 0 | 1:
            press(random.choice(("a", "Đ", " ", "-", "ộ", ".")))
        case 2:
            compose("ơ")
            compose("", "ờ")
        case 3:
            place = random.randrange(text.document().characterCount())
            cursor = QTextCursor(text.document())
            cursor.setPosition(place)
            text.setTextCursor(cursor)
        case 4:
            QGuiApplication.clipboard().setText(random.choice(PASTED))
        case _:
            combination = QKeySequence.fromString(random.choice(KEYS))[0]
            QTest.keyClick(text, combination.key(), combination.keyboardModifiers())
    if random.randrange(12) == 0:
        window.workspace.body.editor.timer.timeout.emit()
    QApplication.processEvents()


def walk(window: MainWindow, seed: int, steps: int) -> None:
    """A random walk, then back to the start and forth to the end."""
    random = Random(seed)  # noqa: S311
    session = window.document.session
    start = session.plan
    open_text(window)
    for step in range(steps):
        do_anything(window, random)
        if step % 5 == 0:
            window.workspace.commit()
            check(window)
    window.workspace.commit()
    check(window)
    end = session.plan
    back = 0
    while session.undo_label:
        window.actions_by_name["actionUndo"].trigger()
        QApplication.processEvents()
        check(window)
        back += 1
    assert session.plan == start
    for _step in range(back):
        window.document.redo()
    assert session.plan == end
    check(window)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_short_walk(small: MainWindow, asked: Asked, seed: int) -> None:
    walk(small, seed, 150)
    assert asked.problems == []
    assert small.workspace.body.text.textInteractionFlags() & Qt.TextInteractionFlag.TextEditable


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10, 40))
def test_long_walks(small: MainWindow, asked: Asked, seed: int) -> None:
    walk(small, seed, 600)
    assert asked.problems == []
