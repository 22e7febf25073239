"""The random user at the keyboard: keys that move, choose and open, letters as UniKey sends them, compositions."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.random_user.hands import PLACES, Hands, only_if, pick
from tests.ui.unikey import Method, Packet, sent_for, type_it

MOVES = (
    "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Ctrl+Up", "Ctrl+Down", "Ctrl+Left", "Ctrl+Right",
    "Ctrl+Home", "Ctrl+End", "Shift+Up", "Shift+Down", "Shift+Left", "Shift+Right", "Shift+Home", "Shift+End",
    "Ctrl+Shift+Down", "Ctrl+Shift+End", "Shift+PgDown", "Tab", "Shift+Tab", "Return", "Shift+Return",
    "Ctrl+A", "Shift+Space", "Ctrl+Space", "F6",
)  # fmt: skip
DEEDS = (
    "F2", "Escape", "Delete", "Backspace", "Alt+Return", "Ctrl+Return", "Ctrl+Shift+Return", "Ctrl+Alt+Return",
    "Ctrl+Del", "Ctrl+Z", "Ctrl+Y", "Ctrl+D", "Ctrl+R", "Ctrl+;", "Alt+Up", "Alt+Down", "Ctrl+Shift+D",
    "Alt+Shift+Left", "Alt+Shift+Right", "Ctrl+M", "Ctrl+Shift+M", "Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5",
    "Ctrl+9", "Ctrl+Shift+9", "Alt+Left", "Alt+Right", "Alt+Down", "Ctrl+C", "Ctrl+X", "F3", "Shift+F3",
    "Ctrl+PgDown", "Ctrl+PgUp", "Space", "*", "Ctrl++", "Ctrl+-", "Ctrl+0",
)  # fmt: skip
WORDS = ("Quý II/2027", "đề án", "- Gạch", "Sở Nội vụ", "x", "nghị quyết", "30/6/2027", " ", "=1+1", "Phòng Văn hoá")


class Keyboard(Hands):
    """Keys go to whoever has the focus, as they do from a real keyboard."""

    def press_keys(self, name: str, times: int = 1) -> None:
        """A key, some times."""
        combination = QKeySequence.fromString(name)[0]
        for _time in range(times):
            QTest.keyClick(self.target(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()

    @rule(name=st.sampled_from(MOVES), times=st.integers(1, 3))
    def move(self, name: str, times: int) -> None:
        """Keys that only lead elsewhere or choose."""
        self.press_keys(name, times)

    @rule(name=st.sampled_from(DEEDS))
    def do(self, name: str) -> None:
        """Keys that change something."""
        self.press_keys(name)

    @rule(
        text=st.sampled_from(WORDS),
        method=st.sampled_from(Method),
        packet=st.sampled_from(Packet),
        end=st.sampled_from(("", "", "Return", "Tab", "Escape", "Shift+Return")),
    )
    def write(self, text: str, method: Method, packet: Packet, end: str) -> None:
        """A word as UniKey sends it, then perhaps a key that ends it."""
        self.target()
        type_it(sent_for(text, method), packet)
        QApplication.processEvents()
        if end:
            self.press_keys(end)

    @rule(text=st.sampled_from(("ơ", "việc", "an toàn")), finish=st.booleans())
    def compose(self, text: str, finish: bool) -> None:
        """A word through an input method, committed, or given up half written."""
        for length in range(1, len(text) + 1):
            QApplication.sendEvent(self.target(), QInputMethodEvent(text[:length], []))
        end = QInputMethodEvent("", [])
        if finish:
            end.setCommitString(text)
        QApplication.sendEvent(self.target(), end)

    @rule(row=PLACES, column=PLACES)
    @only_if(lambda self: self.in_table)
    def stand(self, row: int, column: int) -> None:
        """On any cell."""
        self.go_to_cell(row, column)

    @rule(row=PLACES, column=PLACES, down=st.integers(0, 5), across=st.integers(0, 4))
    @only_if(lambda self: self.in_table)
    def choose_range(self, row: int, column: int, down: int, across: int) -> None:
        """Several cells, with Shift."""
        self.go_to_cell(row, column)
        for name, times in (("Shift+Down", down), ("Shift+Right", across)):
            if times:
                self.press_keys(name, times)

    @rule(row=PLACES, column=PLACES, text=st.sampled_from(WORDS))
    @only_if(lambda self: self.in_table)
    def write_in_cell(self, row: int, column: int, text: str) -> None:
        """The most common of all deeds."""
        self.go_to_cell(row, column)
        type_it(sent_for(text, Method.TELEX))
        self.press_keys("Return")

    @rule(place=PLACES, text=st.sampled_from(WORDS), end=st.sampled_from(("", "Ctrl+Return", "Tab", "Escape")))
    @only_if(lambda self: self.is_open and self.window.workspace.details.isVisible())
    def write_in_details(self, place: int, text: str, end: str) -> None:
        """A field beside the table."""
        editors = list(self.window.workspace.details.editors.values())
        if editors:
            pick(editors, place).setFocus()
            self.write(text, Method.VNI, Packet.BARE, end)

    @rule(place=PLACES, text=st.sampled_from(WORDS), end=st.sampled_from(("", "Return", "Tab", "Escape")))
    @only_if(lambda self: self.is_open)
    def write_above_the_table(self, place: int, text: str, end: str) -> None:
        """Label, title, caption, closing line."""
        parts = (self.window.workspace.heading, self.window.workspace.closing)
        lines = [line for part in parts for line in part.lines.values() if line.isVisible()]
        if lines:
            pick(lines, place).setFocus()
            self.write(text, Method.TELEX, Packet.BARE, end)

    @rule(where=st.sampled_from(("middle", "tree", "findings")))
    @only_if(lambda self: self.is_open)
    def turn_to_pane(self, where: str) -> None:
        """The keyboard goes elsewhere."""
        workspace = self.window.workspace
        parts = {"middle": workspace.middle, "tree": workspace.tree, "findings": workspace.findings.list}
        parts[where].setFocus()
