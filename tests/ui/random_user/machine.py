"""The whole random user: a window of its own for each walk, looked at after every step."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis.stateful import invariant
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMenu

from models.commands.outline import Body, lines_of
from tests.ui.body import body_of_window
from tests.ui.conftest import Asked
from tests.ui.random_user.agreement import check
from tests.ui.random_user.checks import Checks
from tests.ui.random_user.clipboard import Clipboard
from tests.ui.random_user.deeds import Deeds
from tests.ui.random_user.keyboard import Keyboard
from tests.ui.random_user.looks import Looks
from tests.ui.random_user.mouse import Mouse
from tests.ui.random_user.watch import Watch
from tests.ui.unikey import Method, Packet
from ui.body.blocks import counts
from ui.main_window import MainWindow


class RandomUser(Keyboard, Clipboard, Mouse, Looks, Checks, Deeds):
    """Does anything at any time."""

    way_of_writing = (Method.TELEX, Packet.BARE)

    def __init__(self, open_window: Callable[[], MainWindow], asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self.watch = Watch()
        self.watch.start()
        try:
            self.window = open_window()
            self.start = self.window.document.plan
        except BaseException:
            self.watch.stop()
            raise

    @invariant()
    def all_agree(self) -> None:
        """After each step."""
        QApplication.processEvents()
        for popup in self.window.findChildren(QMenu):
            if popup.isVisible():
                popup.close()
        if (listed := QApplication.activePopupWidget()) is not None:
            listed.close()
        self.nothing_amiss()
        modal = QApplication.activeModalWidget()
        assert modal is None, modal
        check(self.window)
        self.nothing_amiss()

    def nothing_amiss(self) -> None:
        """No warning, no exception, no box was shown."""
        assert not self.watch.trouble, self.watch.told()
        assert self.asked.problems == []

    def teardown(self) -> None:
        """Back to the start and forth to the end, then the file once more."""
        try:
            self.go_back_and_forth()
        finally:
            self.asked.problems.clear()
            self.window.close()
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()
            self.watch.stop()
        assert not self.watch.trouble, self.watch.told()

    def go_back_and_forth(self) -> None:
        """All can be undone, and all that was undone can be done again."""
        if self.watch.trouble or self.asked.problems:
            return
        window = self.window
        window.workspace.commit()
        QApplication.processEvents()
        check(window)
        if "body" in window.workspace.__dict__ and window.workspace.in_body:
            plan = window.document.plan
            stored = lines_of(Body(plan.legal_bases, plan.sections))
            assert [line for line in body_of_window(window) if counts(line)] == stored
        end, steps = window.document.plan, 0
        while window.document.undo():
            steps += 1
        assert window.document.plan == self.start
        check(window)
        for _step in range(steps):
            window.document.redo()
        assert window.document.plan == end
        check(window)
        self.nothing_amiss()
