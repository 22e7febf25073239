"""Fills the panel of the check with what the officer wants to see, and does what its buttons are for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication, QMenu

from models.checking.finding import Finding, Spot
from models.checking.fixing import edits_of
from models.checking.registry import all_rules
from models.checking.report import Report
from models.collecting import no_collecting
from models.i18n import _
from models.sending.finding import appendix_name
from models.text import one_line
from ui.checking.arranging import TEXT, Entry, View, arranged, chosen
from ui.checking.card import Told
from ui.checking.deeds import CheckDeeds
from ui.checking.fix_dialog import FixDialog
from ui.checking.going import Going
from ui.checking.panel import CheckPanel
from ui.checking.runner import CheckRunner
from ui.document import Document

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_LONGEST = 46  # letters of the name of a part
_MANY = 100  # findings


class PanelFlow(QObject):
    """Made with the panel; fills it only while it is seen."""

    def __init__(
        self, window: MainWindow, runner: CheckRunner, deeds: CheckDeeds, going: Going, rules: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document: Document = window.document
        self._workspace = window.workspace
        self._runner, self._deeds, self._going = runner, deeds, going
        self._show_rules = rules
        self._report: Report | None = None
        self._like: tuple[object, Counter[str]] = (None, Counter())
        self.panel = CheckPanel(self._place_of, self._workspace.below)
        self._connect()

    def _connect(self) -> None:
        panel, card = self.panel, self.panel.card
        panel.view_changed.connect(self.show)
        panel.closed.connect(self._workspace.below.leave_check)
        panel.list.chosen_changed.connect(self._tell)
        panel.list.shown_wanted.connect(lambda entry: self._going.to(entry.finding, with_focus=False))
        panel.list.wanted.connect(lambda entry: self._going.to(entry.finding))
        panel.list.menu_wanted.connect(self._popup)
        panel.list.dismiss_wanted.connect(lambda: card.dismiss.click() if card.dismiss.isVisible() else None)
        for signal, deed in (
            (card.place_wanted, lambda one: self._going.to(one.finding)),
            (card.fix_wanted, lambda one: self._deeds.fix(one.finding)),
            (card.fix_all_wanted, lambda one: self._fix_like(one.finding)),
            (card.dismiss_wanted, lambda one: self._deeds.dismiss(one.finding)),
            (card.back_wanted, lambda one: one.note and self._deeds.bring_back(one.note)),
        ):
            signal.connect(lambda _checked=False, deed=deed: self._with_chosen(deed))
        card.menu.aboutToShow.connect(lambda: self._fill(card.menu))

    # Showing

    @property
    def view(self) -> View:
        """What the officer wants to see."""
        return self.panel.view(self._chosen_nodes() if self.panel.bar.here.isChecked() else frozenset())

    def entries(self) -> list[Entry]:
        """The findings that are to be seen, in reading order."""
        view, settled = self.view, self._runner.settled
        if view.dismissed:
            found = [Entry(finding, note) for finding, note in settled.dismissed]
        else:
            found = [Entry(finding) for finding in settled.findings]
        return chosen(found, view, self._document.session.rows) if view.narrowed else found

    def show(self) -> None:
        """Show what is known now."""
        if not self._document.is_open:
            return
        view, settled = self.view, self._runner.settled
        parts = self._parts()
        self._report = None
        with no_collecting():
            rows = arranged(self.entries(), view.order, self._document.session.rows, parts)
        note, good = self._note(view)
        self.panel.grades.show_counts(settled.counts, len(settled.dismissed))
        self.panel.show_rows(rows, note, good, parts)
        self._tell()

    def _note(self, view: View) -> tuple[str, bool]:
        """What stands in the place of an empty list, and whether it is good news."""
        settled = self._runner.settled
        if not self._runner.ready:
            return _("Đang soát lỗi…"), False
        if view.dismissed and not settled.dismissed:
            return _("Chưa bỏ qua điều nào."), False
        if settled.findings or (view.dismissed and settled.dismissed):
            return _("Không có điều nào khớp với những gì đang lọc."), False
        count = len(all_rules()) - len(self._document.plan.checks.rules_off)
        text = _("Không tìm thấy lỗi nào. Kế hoạch đã được soát theo {count} quy tắc và được soát lại mỗi khi sửa.")
        return text.format(count=count), True

    def _parts(self) -> Mapping[str, str]:
        plan = self._document.plan
        names = {TEXT: _("Lời văn, thể thức")}
        for appendix in plan.appendices:
            name = one_line(appendix_name(plan, appendix))
            names[appendix.id] = name if len(name) <= _LONGEST else name[:_LONGEST].rstrip() + "…"
        return names

    def _chosen_nodes(self) -> frozenset[str]:
        """The nodes of the chosen rows, of the node chosen in the tree, or of the section with the caret."""
        rows, workspace = self._document.session.rows, self._workspace
        place = workspace.place()
        if workspace.in_body:
            return frozenset({place.node or rows.plan_id})
        if place.node:
            found, waiting = {place.node}, [place.node]
            while waiting:
                below = [id_ for table in ("item", "line") for id_ in rows.siblings(table, waiting.pop())]
                found.update(below)
                waiting += below
            return frozenset(found)
        owners = workspace.table.chosen().owners()
        return frozenset(id_ for owner in owners for id_ in (owner.task, owner.line) if id_) or frozenset(
            id_ for owner in owners for id_ in owner if id_
        )

    def _place_of(self, finding: Finding) -> str:
        return self._words(finding.spots[0])

    def _words(self, spot: Spot) -> str:
        if self._report is None:
            self._report = Report(self._document.session.rows, whole=False)
        return self._report.words(spot)

    def _tell(self) -> None:
        """The card tells of the chosen finding."""
        entry = self.panel.list.chosen()
        if entry is None or not self._document.is_open:
            self.panel.card.show_told(None)
            return
        settled, rows = self._runner.settled, self._document.session.rows
        if entry.finding.fixable and self._like[0] is not settled:
            self._like = (settled, Counter(one.rule for one in settled.findings if one.fixable))
        edits = edits_of([entry.finding], rows) if entry.note is None else ()
        like = self._like[1][entry.finding.rule] if entry.finding.fixable else 0
        place = self.panel.model.place(entry.finding)
        self.panel.card.show_told(Told(entry, place, edits, like, self._document.writable))

    def choose(self, key: str) -> None:
        """Choose a finding in the list without going there."""
        self.panel.list.choose(self.panel.model.row_of(key))

    # Doing

    def _with_chosen(self, deed: Callable[[Entry], object]) -> None:
        if (entry := self.panel.list.chosen()) is None:
            return
        focus = QApplication.focusWidget()
        deed(entry)
        # The button may go with its finding: the keyboard stays in the list, on the next one.
        if focus is not None and self.panel.card.isAncestorOf(focus) and QApplication.focusWidget() in (focus, None):
            self.panel.list.setFocus()

    def _fix_like(self, finding: Finding) -> None:
        like = [one for one in self._runner.settled.findings if one.rule == finding.rule and one.fixable]
        rows = self._document.session.rows
        # Numbers are counted once for many places, but one by one for a few in a long plan.
        words = Report(rows).words if len(like) > _MANY else self._words
        with no_collecting():
            dialog = FixDialog(like, rows, words, self._window)
        if dialog.exec():
            self._deeds.fix_all(dialog.chosen(), dialog.left_out(), dialog.count)
        dialog.deleteLater()

    def _popup(self, point: QPoint) -> None:
        self._fill(self.panel.card.menu)
        self.panel.card.menu.popup(point)

    def _fill(self, menu: QMenu) -> None:
        """What can be done with the chosen finding, and with its rule."""
        menu.clear()
        entry = self.panel.list.chosen()
        if entry is None:
            return
        finding, card = entry.finding, self.panel.card
        menu.addAction(_("Tới chỗ này"), lambda: self._going.to(finding))
        for button in (card.fix, card.fix_all, card.dismiss, card.back):
            if not button.isHidden():
                menu.addAction(button.text().strip(), button.click).setEnabled(button.isEnabled())
        menu.addSeparator()
        writable = self._document.writable
        if word := self._deeds.word_of(finding):
            text = _("Thêm “{word}” vào từ đã biết").format(word=word)
            menu.addAction(text, lambda: self._deeds.learn(finding)).setEnabled(writable)
        if entry.note is None:
            menu.addAction(_("Tắt quy tắc này"), lambda: self._deeds.switch_off(finding)).setEnabled(writable)
        menu.addAction(_("Quy tắc soát lỗi…"), self._show_rules)
