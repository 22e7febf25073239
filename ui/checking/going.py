"""To the place of a finding, and from finding to finding from where the officer stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from models.checking.finding import Finding, Spot
from models.checking.report import SEVERITY_NAMES
from models.grid.grid import Address
from models.i18n import _
from models.search.order import Key, place_key
from ui.checking.body_marks import words_of
from ui.checking.marks import FindingMarks
from ui.checking.runner import CheckRunner

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_Order = tuple[tuple[int, float, str], ...]


class Going:
    """Remembers the finding that it led to last, while the officer is still there."""

    def __init__(
        self, window: MainWindow, runner: CheckRunner, marks: FindingMarks, show_place: Callable[[Address], None]
    ) -> None:
        self._window = window
        self._workspace = window.workspace
        self._runner = runner
        self._marks = marks
        self._show_place = show_place
        self.last = ""  # key of a finding
        self._told: Finding | None = None  # what the status line speaks of
        self._on_the_way = False

    def forget(self) -> None:
        """Another plan."""
        self.last = ""
        self._told = None
        self._marks.stand_on(None)

    def moved(self) -> None:
        """The officer went elsewhere by another way."""
        spot = self._marks.spot
        if spot is not None and not self._on_the_way and self._here() != spot.address:
            self.last = ""
            self._told = None
            self._marks.stand_on(None)

    def to(self, finding: Finding, with_focus: bool = True) -> None:
        """Show the place of a finding and choose its very words; the focus goes along where it is wanted."""
        writing = QApplication.focusWidget()
        self._on_the_way = True
        self._show_place(finding.address)
        self._on_the_way = False
        spot = finding.spots[0]
        if self._workspace.in_body:
            self._choose_words(spot)
        self.last = finding.key
        self._marks.stand_on(spot)
        if not with_focus and isinstance(writing, QWidget):
            writing.setFocus()
        told = _("{severity}: {message}").format(severity=_(SEVERITY_NAMES[finding.severity]), message=finding.message)
        self._workspace.hint.emit(told)
        self._told = finding

    def follow(self, ids: Collection[str]) -> None:
        """Other things were found in these nodes: what is no longer so is told no longer."""
        told = self._told
        if told is None or told.address.id not in ids:
            return
        if all(one.key != told.key for one in self._runner.of(told.address.id)):
            self._told = None
            self._workspace.hint.emit("")

    def step(self, findings: Sequence[Finding], way: int) -> None:
        """Go to the next finding (1) or the one before (-1) from where the officer stands; round at the end."""
        if not findings:
            self._workspace.hint.emit(_("Không có lỗi nào để tới."))
            return
        rows = _Reading(self._runner, findings)
        place, past = rows.beside(self.last, self._standing(), way)
        self.to(rows.findings[place])
        if past:
            back = _("Đã tới lỗi cuối, quay lại lỗi đầu.") if way > 0 else _("Đã tới lỗi đầu, quay lại lỗi cuối.")
            self._workspace.hint.emit(back)

    def _choose_words(self, spot: Spot) -> None:
        body = self._workspace.body
        if (cursor := words_of(body.text, spot)) is not None:
            body.text.setTextCursor(cursor)
            body.page.show_caret()

    def _here(self) -> Address | None:
        if self._workspace.in_body:
            section = self._workspace.body.section()
            return self._marks.spot.address if self._marks.spot and self._marks.spot.address.id == section else None
        cell = self._workspace.place().cell
        return cell.address if cell else None

    def _standing(self) -> tuple[str, Key]:
        """The node in which the officer stands, and the place in it."""
        document, workspace = self._window.document, self._workspace
        rows = document.session.rows
        if workspace.in_body:
            text = workspace.body.text
            block = text.textCursor().block()
            section, paragraph = text.opening(block)
            if not section or not workspace.body.section():
                return rows.plan_id, place_key(rows, Address("plan", rows.plan_id, "legal_bases"))
            start = text.textCursor().selectionStart() - block.position()
            field = "paragraphs" if paragraph >= 0 else "heading"
            return section, place_key(rows, Address("section", section, field), paragraph, start)
        place = workspace.place()
        if place.cell is not None and (address := place.cell.address) is not None:
            return address.id, place_key(rows, address)
        owner = place.owner
        found = (place.node, owner.line, owner.task, owner.objective, owner.group, owner.area, place.appendix)
        node = next((id_ for id_ in found if id_ and id_ in rows), rows.plan_id)
        return node, ()


class _Reading:
    """Findings as they are read; only those near the officer are looked at."""

    def __init__(self, runner: CheckRunner, findings: Sequence[Finding]) -> None:
        if runner.checker is None:
            raise RuntimeError("nothing is checked")
        self._context = runner.checker.context
        self.findings = findings

    def beside(self, last: str, standing: tuple[str, Key], way: int) -> tuple[int, bool]:
        """The place of the finding to go to, and whether the end was passed on the way."""
        here = next((n for n, one in enumerate(self.findings) if one.key == last), -1) if last else -1
        here = here + way if here >= 0 else self._from(*standing, way)
        return here % len(self.findings), not 0 <= here < len(self.findings)

    def _from(self, node: str, key: Key, way: int) -> int:
        order = self._context.order(node)
        if way > 0:
            place = bisect_left(self.findings, order, key=self._order)
            while place < len(self.findings) and self._is_in(place, node) and self._key(place) < key:
                place += 1
            return place
        place = bisect_right(self.findings, order, key=self._order) - 1
        while place >= 0 and self._is_in(place, node) and self._key(place) > key:
            place -= 1
        return place

    def _order(self, finding: Finding) -> _Order:
        id_ = finding.address.id
        return self._context.order(id_) if id_ in self._context.rows else ()

    def _is_in(self, place: int, node: str) -> bool:
        return self.findings[place].address.id == node

    def _key(self, place: int) -> Key:
        spot = self.findings[place].spots[0]
        return place_key(self._context.rows, spot.address, spot.paragraph, spot.start)
