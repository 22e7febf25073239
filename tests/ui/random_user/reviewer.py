"""Somebody who reviews a file with any keys and choices: no word is lost, all agrees, and every step can be undone."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from imports.blocks import Form, Paragraph, Source
from imports.choices import NO_CHOICES
from imports.understand import understand
from tests.imports.test_choices_property import Words, sources
from tests.imports.words import plan_words
from tests.ui.conftest import Asked
from tests.ui.random_user.hands import PLACES, only_if
from tests.ui.random_user.watch import Watch
from tests.ui.reviews import HEAD, table
from ui.main_window import MainWindow
from ui.review.destinations import Way
from ui.review.issues import ISSUE
from ui.review.summary import counts
from ui.review.window import ReviewWindow

KEYS = ("Up", "Down", "PageUp", "PageDown", "Home", "End", "Space", "Tab", "Return", "Backspace", "Delete", "F6", "A")


@st.composite
def documents(draw: st.DrawFn) -> tuple[Source, list[str]]:
    """A file as an office would write it, with words of its own in each text."""
    words = Words()
    head = [["UBND TỈNH MẪU\nSỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]]
    pieces = [table(head, ""), Paragraph("KẾ HOẠCH", True, align="center"), Paragraph("Năm 2027", True, align="center")]
    pieces += [Paragraph(words.mark(f"{mark} Nội dung"), bold=draw(st.booleans())) for mark in ("I.", "1.", "-")]
    for _number in range(draw(st.integers(1, 2))):
        rows = [list(HEAD), ["I", words.mark("CẢI CÁCH THỂ CHẾ")]]
        for number in range(1, draw(st.integers(2, 6))):
            start = draw(st.sampled_from((str(number), "", "a)", "9")))
            rows.append([start, *(words.mark(name) for name in ("Việc", "Báo cáo", "Văn phòng", "Thanh tra", "Quý I"))])
        pieces += [Paragraph(words.mark("Phụ lục"), True, align="center"), table(rows, "")]
    return Source(tuple(pieces), form=Form.DOCUMENT), words.given


class Reviewer(RuleBasedStateMachine):
    """One review, with or without an open plan; at the end it is undone, done again, accepted and taken back."""

    def __init__(self, open_window: Callable[[], MainWindow], asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self.watch = Watch()
        self.watch.start()
        self.window = open_window()
        self.start = self.window.document.plan
        self.words: list[str] = []

    @initialize(source=st.one_of(documents(), sources()))
    def open_review(self, source: tuple[Source, list[str]]) -> None:
        """A file that was read."""
        self.source, self.words = source
        self.window.flows.review_source(self.source, "tệp.docx")
        self.settle()

    @property
    def review(self) -> ReviewWindow | None:
        """The window, if there was anything in the file."""
        shown = self.window.flows.reviews.shown
        return shown if isinstance(shown, ReviewWindow) else None

    @property
    def open(self) -> ReviewWindow:
        """The window, where it is known to be open."""
        assert self.review is not None
        return self.review

    @property
    def is_open(self) -> bool:
        """Whether there is a window."""
        return self.review is not None

    def settle(self) -> None:
        """Until the plan belongs to the choices."""
        QApplication.processEvents()
        while self.review is not None and self.review.deciding.busy:
            QApplication.processEvents()
        QApplication.processEvents()

    def close_menus(self) -> None:
        """No menu stays open behind a step."""
        while isinstance(popup := QApplication.activePopupWidget(), QMenu):
            popup.close()
            QApplication.processEvents()

    @rule(number=PLACES, more=PLACES)
    @only_if(lambda user: user.is_open)
    def choose_lines(self, number: int, more: int) -> None:
        """A click, and one with Shift."""
        view = self.open.source
        for place, held in ((number, Qt.KeyboardModifier.NoModifier), (more, Qt.KeyboardModifier.ShiftModifier)):
            line = place % len(view.lines)
            view.show_line(line)
            point = QPoint(20, view.rowViewportPosition(line) + 4)
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, point)
            if more % 3:
                break
        view.setFocus()

    @rule(digit=st.integers(0, 9), back=st.booleans())
    @only_if(lambda user: user.is_open)
    def say_what_lines_are(self, digit: int, back: bool) -> None:
        """A digit, or Backspace."""
        view = self.open.source
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Backspace if back and digit > 6 else Qt.Key(Qt.Key.Key_0 + digit))

    @rule(number=PLACES, entry=PLACES)
    @only_if(lambda user: user.is_open and bool(user.open.bar.chips))
    def say_what_a_column_is(self, number: int, entry: int) -> None:
        """An entry of the menu of a chip."""
        chip = self.open.bar.chips[number % len(self.open.bar.chips)]
        self.take(chip.menu(), entry)

    @rule(entry=PLACES)
    @only_if(lambda user: user.is_open)
    def use_the_menu(self, entry: int) -> None:
        """An entry of the menu of lines."""
        self.open.source.setFocus()
        self.open.menu.show_at(QPoint(60, 60))
        self.take(self.open.menu, entry)

    def take(self, menu: QMenu, number: int) -> None:
        """One entry of an open or closed menu, chosen by its key."""
        if not menu.isVisible():
            menu.popup(QPoint(40, 40))
        QApplication.processEvents()
        entries = [one for one in menu.actions() if not one.isSeparator() and one.isEnabled() and one.menu() is None]
        if menu.isVisible() and entries:
            menu.setActiveAction(entries[number % len(entries)])
            QTest.keyClick(menu, Qt.Key.Key_Return)
        self.close_menus()

    @rule(number=PLACES, press=st.booleans())
    @only_if(lambda user: user.is_open and user.open.bar.isVisible())
    def another_table(self, number: int, press: bool) -> None:
        """The list of tables by its keys, and the button that takes a table or leaves it."""
        bar = self.open.bar
        bar.tables.setFocus()
        for _step in range(number % 4):
            QTest.keyClick(bar.tables, Qt.Key.Key_Down if number % 2 else Qt.Key.Key_Up)
        if press:
            QTest.mouseClick(bar.used if number % 3 else bar.left, Qt.MouseButton.LeftButton)

    @rule(name=st.sampled_from(KEYS), shift=st.booleans())
    @only_if(lambda user: user.is_open)
    def press(self, name: str, shift: bool) -> None:
        """Any key wherever the focus is, but for those that accept."""
        here = self.open.focusWidget()
        if here is None or (name in ("Return", "Space") and isinstance(here, QPushButton)):
            return
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(here, getattr(Qt.Key, f"Key_{name}"), held)
        self.close_menus()

    @rule(number=PLACES)
    @only_if(lambda user: user.is_open and user.open.issues.model.rowCount() > 0)
    def tick_or_go(self, number: int) -> None:
        """Space and Enter on an entry of the list."""
        entries = self.open.issues.list
        entries.setFocus()
        entries.setCurrentIndex(entries.model().index(number % entries.model().rowCount(), 0))
        assert entries.currentIndex().data(ISSUE) is not None
        QTest.keyClick(entries, Qt.Key.Key_Space if number % 2 else Qt.Key.Key_Return)

    @rule(back=st.booleans(), times=st.integers(1, 3))
    @only_if(lambda user: user.is_open)
    def undo_or_redo(self, back: bool, times: int) -> None:
        """The keys of a step back and forth."""
        for _time in range(times):
            QTest.keyClick(self.open, Qt.Key.Key_Z if back else Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)

    @rule(number=PLACES)
    @only_if(lambda user: user.is_open)
    def other_parts(self, number: int) -> None:
        """Another part of the plan, another place to go, another size."""
        self.open.plan.parts.setCurrentIndex(number % self.open.plan.parts.count())
        self.open.finish.choice.setCurrentIndex(number % self.open.finish.choice.count())
        self.open.resize(700 + 7 * number, 420 + 3 * number)

    @rule()
    @only_if(lambda user: user.is_open)
    def leave_and_come_back(self) -> None:
        """Escape by mistake; what was said is there again."""
        said = self.open.deciding.choices
        QTest.keyClick(self.open, Qt.Key.Key_Escape)
        QApplication.processEvents()
        assert self.review is None
        messages = self.window.workspace.messages
        again = [one for one in messages.findChildren(QPushButton) if one.text() == "Xem lại tiếp" and one.isVisible()]
        if messages.isVisible() and again:
            again[0].click()
            self.settle()
            assert self.open.deciding.choices == said
        else:
            self.window.flows.review_source(self.source, "tệp.docx")

    @invariant()
    def all_agrees(self) -> None:
        """After each step: the draft is what the source and the choices give, and the window shows it."""
        self.settle()
        self.nothing_amiss()
        if self.review is None:
            return
        deciding, draft = self.review.deciding, self.review.draft
        assert draft.plan == understand(self.source, deciding.choices, anything=True).plan
        found = plan_words(draft.plan)
        assert [word for word in self.words if not found[word]] == []
        assert self.review.counts.text() == counts(draft)
        shown = self.review.plan.shown
        assert shown in {"", *(one.id for one in draft.plan.appendices)}
        bar = self.review.bar
        if bar.piece is not None and bar.isVisible():
            assert bar.tables.currentText() == deciding.reading.names[bar.piece]
            assert [chip.column for chip in bar.chips] == (
                list(deciding.reading.columns(bar.piece)) if deciding.reading.used(bar.piece) else []
            )

    def nothing_amiss(self) -> None:
        """No warning, no exception; a file in which nothing is gets one sentence."""
        assert not self.watch.trouble, self.watch.told()
        assert len(self.asked.problems) <= (self.review is None)

    def teardown(self) -> None:
        """All steps back, all forth, taken into the open plan, and that undone."""
        try:
            if self.words and self.review is not None and not self.watch.trouble:
                self.finish()
        finally:
            if self.review is not None:
                self.review.close()
            self.window.close()
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()
            self.watch.stop()
        assert not self.watch.trouble, self.watch.told()

    def finish(self) -> None:
        """From the first state to the last one and into the plan."""
        review, deciding = self.open, self.open.deciding
        end = deciding.choices, review.draft.plan
        steps = 0
        while deciding.can_undo:
            review.undo.click()
            self.settle()
            steps += 1
        assert deciding.choices == NO_CHOICES
        assert review.draft.plan == understand(self.source, anything=True).plan
        for _step in range(steps):
            review.redo.click()
            self.settle()
        assert (deciding.choices, review.draft.plan) == end
        ways = [one.way for one in review.finish._found]
        if Way.ADD not in ways or not review.draft.plan.appendices:
            return
        review.finish.choice.setCurrentIndex(ways.index(Way.ADD))
        expected = review.draft.plan
        QTest.keyClick(review, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.settle()
        assert self.review is None
        plan = self.window.document.plan
        assert plan.appendices == (*self.start.appendices, *expected.appendices)
        told = {(one.message, one.text) for one in plan.remarks}
        assert {(one.message, one.text) for one in expected.remarks} <= told
        self.window.document.undo()
        assert self.window.document.plan == self.start
