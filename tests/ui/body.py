"""What the tests of the plan's text share: opening it, standing in it, and reading what plan and page hold."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from models.commands.outline import OutlineLine
from models.plan import Section
from ui.body.blocks import read_lines
from ui.body.body_text import BodyText
from ui.main_window import MainWindow


def open_text(window: MainWindow) -> BodyText:
    """Show the plan's text and put the caret into it."""
    window.workspace.tree.setFocus()
    window.workspace._tree_chosen("body", window.document.plan.id)
    text = window.workspace.body.text
    text.setFocus()
    QApplication.processEvents()
    assert text.hasFocus()
    return text


def stand(window: MainWindow, section: str, index: int = -1, column: int = 0, end: bool = False) -> None:
    """Put the caret on a heading, or with an index into a paragraph of the section."""
    text = window.workspace.body.text
    block = text.block_of(section, index)
    assert block.isValid()
    text.stand(block, block.length() - 1 if end else column)
    QApplication.processEvents()


def body_of_window(window: MainWindow) -> list[OutlineLine]:
    """The lines on the page."""
    return read_lines(window.workspace.body.text.document())


def texts(window: MainWindow, section: str) -> tuple[str, ...]:
    """The paragraphs of a section as they are stored."""
    node = window.document.session.rows.node(section)
    assert isinstance(node, Section)
    return node.paragraphs


def shape(window: MainWindow) -> list[str]:
    """Number and id of each stored section, indented by its level."""
    return _shape(window.document.plan.sections, 0)


def _shape(sections: tuple[Section, ...], depth: int) -> list[str]:
    out: list[str] = []
    for section in sections:
        out += [f"{'  ' * depth}{section.number} {section.id}", *_shape(section.sections, depth + 1)]
    return out
