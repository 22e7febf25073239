"""The window in which a file is looked at before it is accepted: source, plan, what to look at, where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from imports.blocks import Spot
from imports.choices import Choices, RowMeaning
from imports.draft import Draft
from models.i18n import _
from ui.elided import ElidedLabel
from ui.icons import icon
from ui.review import choosing
from ui.review.deciding import Deciding
from ui.review.destinations import Destination, Way
from ui.review.finish_bar import FinishBar
from ui.review.issue_panel import IssuePanel
from ui.review.issues import Issue, Sort, issues_of
from ui.review.plan_side import PlanSide
from ui.review.row_menu import RowMenu
from ui.review.source_lines import TITLE, SourceLines
from ui.review.source_model import SourceModel
from ui.review.source_view import SourceView
from ui.review.summary import counts, letterhead
from ui.review.table_bar import TableBar
from ui.room import resize_within

_WIDE, _HIGH = 1340, 708  # pixels where the screen has them
_ISSUES_HIGH = 90
_LOW = 480  # pixels; below that the titles give way
_SLOW = 300  # milliseconds after which it is told that the plan is being made anew


class ReviewWindow(QDialog):
    """Every choice makes the plan anew; what is decided goes out, the window stays until it is done."""

    decided = Signal(object)  # Destination
    left = Signal()  # closed without accepting

    def __init__(
        self,
        name: str,
        lines: SourceLines,
        deciding: Deciding,
        found: Sequence[Destination],
        fitting: Destination,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reviewWindow")
        self.setWindowTitle(_("Xem lại trước khi nhập – {name}").format(name=name))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = name
        self.deciding = deciding
        self._done = False
        self._wanted: Destination | None = None  # accepted while the plan is being made anew
        self._conversions = deciding.source.conversions
        self.head, self.counts = ElidedLabel(self), ElidedLabel(self)
        self.model = SourceModel(lines, deciding, self)
        self.source = SourceView(lines, self.model, self)
        self.bar = TableBar(self.source, self.model, self)
        self.plan = PlanSide(self)
        self.issues = IssuePanel(self)
        self.menu = RowMenu(self.source, self)
        self.finish = FinishBar(found, fitting, self)
        self.undo, self.redo = QToolButton(self), QToolButton(self)
        self.note = QFrame(self)
        self.forget = QPushButton(_("Bỏ"), self.note)
        self.busy = QLabel(_("Đang hiểu lại…"), self)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW)
        self._build()
        self._connect()
        resize_within(self, _WIDE, _HIGH)
        self._show_draft()

    def _build(self) -> None:
        self.head.setObjectName("groupTitle")
        self.counts.setObjectName("faint")
        self._build_note()
        self.sides = QSplitter(Qt.Orientation.Horizontal, self)
        self.sides.setChildrenCollapsible(False)
        wrong = _("Hiểu sai? Bấm tên cột, hoặc bấm chuột phải vào dòng.")
        for title, hint, parts in (
            (_("TỆP NGUỒN, NHƯ ĐÃ ĐỌC"), wrong, (self.bar, self.source)),
            (_("KẾ HOẠCH, NHƯ ĐÃ HIỂU"), "", (self.plan,)),
        ):
            self.sides.addWidget(_side(title, hint, parts, self))
        self.sides.setSizes([_WIDE * 53 // 100, _WIDE * 47 // 100])
        self.rows = QSplitter(Qt.Orientation.Vertical, self)
        self.rows.setChildrenCollapsible(False)
        self.rows.addWidget(self.sides)
        self.rows.addWidget(self.issues)
        self.rows.setStretchFactor(0, 1)
        self.rows.setSizes([_HIGH - _ISSUES_HIGH, _ISSUES_HIGH])
        for button, drawing, text, keys in (
            (self.undo, "undo-2", _("Hoàn tác lựa chọn"), "Ctrl+Z"),
            (self.redo, "redo-2", _("Làm lại lựa chọn"), "Ctrl+Y"),
        ):
            button.setIcon(icon(drawing))
            button.setToolTip(f"{text} ({keys})")
            button.setAccessibleName(text)
        self.busy.setObjectName("faint")
        for before, after in pairwise((self.bar.tables, self.bar.left, self.bar.used, self.source, self.plan.parts)):
            QWidget.setTabOrder(before, after)
        bottom = QHBoxLayout()
        bottom.setSpacing(6)
        for part in (self.undo, self.redo, self.busy):
            bottom.addWidget(part)
        bottom.addStretch(1)
        bottom.addWidget(self.finish, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addWidget(self.head)
        column.addWidget(self.counts)
        column.addWidget(self.note)
        column.addWidget(self.rows, 1)
        column.addLayout(bottom)

    def _build_note(self) -> None:
        self.note.setObjectName("messageBar")
        row = QHBoxLayout(self.note)
        row.setContentsMargins(12, 4, 5, 4)
        told = _("Đã dùng cách hiểu tiêu đề và cột của lần trước cho bảng có cùng tiêu đề.")
        row.addWidget(QLabel(told, self.note), 1)
        self.forget.setAutoDefault(False)
        self.forget.setToolTip(_("Hiểu tiêu đề và các cột theo máy nhận ra, và quên cách hiểu của lần trước"))
        row.addWidget(self.forget)
        self.note.hide()

    def _connect(self) -> None:
        deciding = self.deciding
        deciding.chosen.connect(self._show_steps)
        deciding.understood.connect(self._show_draft)
        self._slow.timeout.connect(lambda: self.busy.setVisible(deciding.busy))
        self.undo.clicked.connect(deciding.undo)
        self.redo.clicked.connect(deciding.redo)
        for keys, deed in (
            ("Ctrl+Z", deciding.undo),
            ("Ctrl+Y", deciding.redo),
            ("Ctrl+Shift+Z", deciding.redo),
            ("Ctrl+Return", self.finish.accept.click),
            ("F6", self._next_side),
        ):
            QShortcut(QKeySequence(keys), self, deed)
        self.bar.field_wanted.connect(self._column)
        for part in (self.bar, self.menu):
            part.used_wanted.connect(lambda piece, used: self._choose(self._choices.with_used(piece, used)))
            part.left_wanted.connect(lambda piece: self._choose(choosing.table_left(self._choices, piece)))
        self.bar.table_wanted.connect(lambda piece: self._stand(Spot(piece)))
        self.source.meaning_wanted.connect(self._rows)
        self.menu.meaning_wanted.connect(self._rows)
        self.menu.encoding_wanted.connect(self._encode)
        self.source.menu_wanted.connect(self.menu.show_at)
        self.source.stood.connect(self._follow_source)
        self.plan.stood.connect(self._follow_plan)
        self.issues.list.stood.connect(self._follow_issue)
        self.issues.list.wanted.connect(lambda issue: self._stand(issue.spot))
        self.issues.ticked.connect(self._tick)
        self.issues.all_ticked.connect(self._tick_all)
        self.finish.choice.currentIndexChanged.connect(self._allow)
        self.finish.accepted.connect(self._accept)
        self.finish.rejected.connect(self.reject)

    @property
    def _choices(self) -> Choices:
        return self.deciding.choices

    @property
    def draft(self) -> Draft:
        """What would be accepted now."""
        return self.deciding.draft

    def tell_memory(self) -> None:
        """Say that what was chosen last time was used again."""
        self.note.show()

    def _choose(self, choices: Choices) -> None:
        self.deciding.choose(choices)

    def _column(self, piece: int, start: int, field: str | None) -> None:
        columns = self.model.reading.columns(piece)
        end = next((one.end for one in columns if one.start == start), start + 1)
        left = choosing.column_left(self._choices, piece, start, end)
        self._choose(left if field is None else left.with_column(piece, start, field))

    def _rows(self, meaning: RowMeaning | None) -> None:
        choices = self._choices
        for piece, rows in self.source.chosen_rows():
            if not self.model.reading.used(piece):
                continue
            if meaning is None:
                choices = choosing.rows_left(choices, piece, rows)
            else:
                choices = choosing.rows_meant(choices, piece, rows, meaning)
        self._choose(choices)

    def _encode(self, encoding: str) -> None:
        """Read the chosen lines in an old encoding, or as they are written."""
        spots = [Spot(line.piece, line.row) for line in self.source.chosen_lines() if line.row != TITLE]
        self._choose(choosing.texts_read(self._choices, spots, encoding))

    def _tick(self, issue: Issue, ticked: bool) -> None:
        if issue.sort is Sort.OFFER:
            self._choose(self._choices.with_offer(issue.id, ticked))
        else:
            self._tick_all([issue], ticked)

    def _tick_all(self, issues: Sequence[Issue], ticked: bool) -> None:
        spots = [issue.spot for issue in issues if issue.spot is not None]
        self._choose(choosing.texts_kept(self._choices, spots, not ticked))

    def _show_steps(self) -> None:
        self.undo.setEnabled(self.deciding.can_undo)
        self.redo.setEnabled(self.deciding.can_redo)
        if not self.deciding.busy:
            self.busy.hide()
        elif not self._slow.isActive():
            self._slow.start()

    def _show_draft(self) -> None:
        draft = self.draft
        self.head.setText(letterhead(draft.plan))
        self.counts.setText(counts(draft))
        self.plan.show_reading(self.deciding.reading)
        self.bar.show_meanings()
        self.issues.show_issues(issues_of(self.deciding.source, self.deciding.reading, self._choices))
        self._allow()
        self._show_steps()
        if self.source.hasFocus():
            self._follow_source()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self._accept(wanted)

    def _follow_source(self) -> None:
        line = self.source.current_line()
        if line is None:
            return
        self.source.mark(-1)
        row = line.row if line.row != TITLE else None
        self.plan.lead(self.model.reading.node_at(Spot(line.piece, row)))

    def _follow_plan(self, ids: Sequence[str]) -> None:
        spot = self.model.reading.origin(*ids)
        self._show_spot(spot)

    def _follow_issue(self, issue: Issue) -> None:
        self._show_spot(issue.spot)
        self.plan.lead(self.model.reading.node_at(issue.spot) if issue.spot is not None else "")

    def _show_spot(self, spot: Spot | None) -> None:
        number = -1 if spot is None else self.model.lines.number_of(spot)
        self.source.mark(number)
        if number >= 0:
            self.source.show_line(number)

    def _stand(self, spot: Spot | None) -> None:
        if spot is None:
            return
        self.source.setFocus()
        self.source.stand_on(self.model.lines.number_of(spot))

    def _next_side(self) -> None:
        """From the source to the plan, to the list, to the buttons, and around."""
        stops = [self.source, self.plan.page, self.issues.list, self.finish.accept]
        stops = [one for one in stops if one.isVisible() and one.isEnabled()]
        here = next((n for n, one in enumerate(stops) if one.hasFocus() or one.isAncestorOf(self.focusWidget())), -1)
        stops[(here + 1) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _accept(self, destination: Destination) -> None:
        if self.deciding.busy:
            self._wanted = destination
        elif self.finish.accept.isEnabled():
            self.decided.emit(destination)

    def _allow(self) -> None:
        """A text alone makes a plan; all else needs a list of tasks."""
        plan, way = self.draft.plan, self.finish.destination.way
        self.finish.accept.setEnabled(bool(plan.appendices) or (way in (Way.NEW, Way.FILL) and plan.has_text))

    def end(self) -> None:
        """Close after what was decided is done."""
        self._done = True
        self.close()

    def done(self, result: int) -> None:
        """Nothing is understood any more; who leaves without accepting is told how to come back."""
        self.deciding.end()
        super().done(result)
        if not self._done:
            self._done = True
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts on the buttons, not from within the views."""
        views = (self.source, self.plan, self.issues.list)
        inside = any(one.hasFocus() or one.isAncestorOf(self.focusWidget()) for one in views)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and inside:
            if self.source.hasFocus():
                self.plan.page.setFocus()
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window leaves its room to the two sides."""
        super().resizeEvent(event)
        for title in self.findChildren(QWidget, "reviewTitle"):
            title.setVisible(self.height() >= _LOW)
        self.head.setVisible(self.height() >= _LOW)

    def showEvent(self, event: QShowEvent) -> None:
        """Where nothing is to be looked at, Enter is enough."""
        super().showEvent(event)
        if event.spontaneous():
            return
        if not self.draft.plan.appendices:
            self.source.setFocus()
        elif self.issues.model.rowCount():
            self.issues.list.setFocus()
        else:
            self.finish.accept.setFocus()
        # When all has its place: before that nothing can be brought into sight.
        QTimer.singleShot(0, self, self._settle_in)

    def _settle_in(self) -> None:
        whole = self.rows.height()
        issues = min(self.issues.fitting_height(), whole // 3)
        self.rows.setSizes([whole - issues, issues])
        for appendix in self.draft.plan.appendices[:1]:
            # What both sides show belongs together.
            if (spot := self.model.reading.origin(appendix.id)) is not None:
                spot = spot if spot.row else Spot(spot.piece)
                self.source.show_line(self.model.lines.number_of(spot), top=True)
            self.issues.list.setCurrentIndex(self.issues.model.index(0))


def _side(title: str, hint: str, parts: Sequence[QWidget], parent: QWidget) -> QFrame:
    side = QFrame(parent)
    side.setObjectName("reviewSide")
    head = QWidget(side)
    head.setObjectName("reviewTitle")
    label = QLabel(title, head)
    label.setObjectName("panelTitle")
    told = ElidedLabel(head)
    told.setObjectName("faint")
    told.setText(hint)
    told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 8, 0)
    row.addWidget(label)
    row.addWidget(told, 1)
    column = QVBoxLayout(side)
    column.setContentsMargins(1, 0, 1, 1)
    column.setSpacing(2)
    column.addWidget(head)
    for part in parts:
        column.addWidget(part, int(part is parts[-1]))
    return side
