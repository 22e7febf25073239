"""The random user looks at the plan in other ways: filter, order, find, panels, pages beside, theme, zoom."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule
from PySide6.QtWidgets import QApplication

from models.view.due import kinds, of_quarter
from models.view.sorting import By, Sort
from tests.ui.random_user.hands import PLACES, Hands, only_if, pick

SORTS = (None, Sort(By.TEXT), Sort(By.LEAD, True), Sort(By.DEADLINE), Sort(By.TEXT, True))
VIEWS = (
    "ShowDetails", "ShowHeading", "NextPane", "ExpandAll", "CollapseAll", "NextSheet", "PreviousSheet", "ZoomIn",
    "ZoomOut", "ZoomFit", "History", "Suggest", "FilterValue", "FilterAgain", "FilterOff", "SortItems",
)  # fmt: skip


class Looks(Hands):
    """None of this changes the plan, but for replacing and for keeping an order."""

    def settle_filter(self) -> None:
        """The filter's work is done in slices."""
        if "filtering" in self.window.__dict__:
            self.window.filtering.finish()
        QApplication.processEvents()

    @rule(name=st.sampled_from(VIEWS))
    @only_if(lambda self: self.is_open)
    def look(self, name: str) -> None:
        """An entry of the menu that only shows something."""
        self.trigger(name)
        self.settle_filter()

    @rule(text=st.sampled_from(("van", "a", "dich vu", "không có", "việc")))
    @only_if(lambda self: self.in_table)
    def filter_text(self, text: str) -> None:
        """Ctrl+Shift+L, a text, Enter."""
        if not ("filtering" in self.window.__dict__ and self.window.filtering.bar.isVisible()):
            self.press_keys("Ctrl+Shift+L")  # type: ignore[attr-defined]
        self.window.filtering.bar.text.setText(text)
        self.window.filtering.bar.text.setFocus()
        self.press_keys("Return")  # type: ignore[attr-defined]
        self.settle_filter()

    @rule(way=st.integers(0, 2), place=PLACES)
    @only_if(lambda self: self.in_table)
    def filter_more(self, way: int, place: int) -> None:
        """By deadline, by what is missing, by the current cell's value."""
        filtering = self.window.filtering
        if way == 0:
            filtering.want(deadline=pick([None, of_quarter(2027, 1), *kinds()], place))
        elif way == 1:
            filtering.want(missing=pick([frozenset(), frozenset({"product"}), frozenset({"lead", "deadline"})], place))
        else:
            filtering.by_value()
        self.settle_filter()

    @rule(sort=st.sampled_from(SORTS))
    @only_if(lambda self: self.in_table)
    def sort(self, sort: Sort | None) -> None:
        """Another order, as a view."""
        self.window.filtering.order(sort)
        self.settle_filter()

    @rule(text=st.sampled_from(("a", "van phong", "hoạt động", "I")), steps=st.integers(0, 2))
    @only_if(lambda self: self.is_open)
    def find(self, text: str, steps: int) -> None:
        """Ctrl+F, a text, Enter."""
        self.press_keys("Ctrl+F")  # type: ignore[attr-defined]
        finding = self.window.finding
        finding.panel.text.setText(text)
        finding.searching.finish()
        if steps:
            self.press_keys("Return", steps)  # type: ignore[attr-defined]

    @rule(
        text=st.sampled_from(("a", "van", "o", "quy")),
        wanted=st.sampled_from(("", "đ", "việc", "a")),
        every=st.booleans(),
    )
    @only_if(lambda self: self.is_open)
    def replace(self, text: str, wanted: str, every: bool) -> None:
        """Ctrl+H, two texts, one or all."""
        self.press_keys("Ctrl+H")  # type: ignore[attr-defined]
        finding = self.window.finding
        if finding.panel.isVisible() and finding.panel.replacing:
            finding.panel.text.setText(text)
            finding.panel.replacement.setText(wanted)
            finding.searching.finish()
            finding.replace_all() if every else finding.replace_one()

    @rule()
    @only_if(lambda self: self.is_open and "finding" in self.window.__dict__)
    def close_find(self) -> None:
        """Escape in the panel."""
        if self.window.finding.panel.isVisible():
            self.window.finding.panel.text.setFocus()
            self.press_keys("Escape")  # type: ignore[attr-defined]

    @rule(name=st.sampled_from(("light", "dark", "contrast", "")))
    def change_theme(self, name: str) -> None:
        """Xem > Giao diện."""
        self.window.looks.choose(name)

    @rule(width=st.sampled_from((1366, 1000, 1900)), height=st.sampled_from((500, 700, 1000)))
    def resize_window(self, width: int, height: int) -> None:
        """The window's edge."""
        self.window.resize(width, height)

    @rule()
    @only_if(lambda self: self.is_open)
    def pages_beside(self) -> None:
        """The printed pages beside the table, or away."""
        self.trigger("PreviewBeside")

    @rule()
    @only_if(lambda self: self.is_open)
    def paint(self) -> None:
        """Everything is painted."""
        self.window.grab()
