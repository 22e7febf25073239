"""All fields of the chosen line in roomy editors; stored when the focus leaves one or with Ctrl+Enter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.compare.comparison import PLACE_MARK
from models.compare.places import Places
from models.grid.grid import Address, Owner
from models.i18n import _
from models.plan import Appendix, Line
from ui.detail.field_editor import FieldEditor
from ui.detail.fields import Field, fields_of
from ui.detail.form import FieldForm
from ui.detail.more_fields import MoreFields
from ui.document import Document

if TYPE_CHECKING:
    from ui.detail.recent import Recent


_SOON = 150  # milliseconds


class _Shown(NamedTuple):
    """What the panel was last told to show."""

    appendix: Appendix
    owner: Owner
    nodes: Mapping[str, object]
    read_only: bool


class DetailPanel(QFrame):
    """The chosen heading, or task and line, field by field; hidden it waits and does nothing."""

    edited = Signal(object, str)  # Address, text
    reference_requested = Signal(str, str)  # line id, text of the reference, "" for none
    told = Signal(object)  # ids of the task and line that are shown, () for none

    def __init__(
        self,
        document: Document,
        numbers: Callable[[Appendix], Mapping[str, str] | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("detailPanel")
        self.setProperty("class", "sidePanel")
        self._document = document
        self._numbers = numbers
        self._wanted: _Shown | None = None
        self._notes: tuple[object, ...] = ()
        self._recent: Recent | None = None
        self._ids: tuple[str, ...] = ()  # the rows whose last changes are told
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._make_recent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._title = QLabel(self)
        self._title.setObjectName("detailTitle")
        self._title.setWordWrap(True)
        self._place = QLabel(self)
        self._place.setObjectName("detailPlace")
        self._place.setWordWrap(True)
        for label in (self._title, self._place):
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(scroll)
        body = QWidget()
        body.setObjectName("detailBody")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(10, 2, 10, 10)
        self._column.setSpacing(2)
        self.form = FieldForm(document, body)
        self.form.edited.connect(self.edited)
        self.reference = QCheckBox(_("Dòng dẫn chiếu"), body)
        self.reference.setObjectName("referenceBox")
        self.reference.setToolTip(
            _("Ví dụ: “Thực hiện theo Quyết định số …”; chữ trong các ô của dòng sẽ bị bỏ (hoàn tác được)")
        )
        self.reference.toggled.connect(self._toggle_reference)
        self.more = MoreFields(body)
        self.more.wanted.connect(self._add_field)
        for part in (self.form, self.more, self.reference):
            self._column.addWidget(part)
        self._column.addStretch(1)
        scroll.setWidget(body)
        self._body = body
        self.show_nothing()

    @property
    def editors(self) -> dict[Address, FieldEditor]:
        """The editors that are shown, by the values they show."""
        return self.form.editors

    @property
    def suggest(self) -> Callable[[FieldEditor, Address], object] | None:
        """What attaches a list of suggestions to an editor."""
        return self.form.suggest

    @suggest.setter
    def suggest(self, attach: Callable[[FieldEditor, Address], object] | None) -> None:
        self.form.suggest = attach

    def show_nothing(self) -> None:
        """Show that no line is chosen."""
        self.show_notes(
            _("Chưa chọn dòng nào"), [("", _("Chọn một dòng trong bảng để xem và sửa từng mục của nó ở đây."))]
        )

    def show_notes(self, title: str, notes: Sequence[tuple[str, str]]) -> None:
        """Show short notes, each under its word, where there is no line to tell of."""
        self._wanted = None
        self._show_row_parts(None)
        if self._notes != (title, *notes):
            self._notes = (title, *notes)
            self._head(title, "")
            self.form.show_notes(notes)

    def show_row(self, appendix: Appendix, owner: Owner, nodes: Mapping[str, object], read_only: bool) -> None:
        """Show the nodes behind a row; `nodes` maps the ids of `owner` to them. Same row: texts are refreshed."""
        self._wanted = _Shown(appendix, owner, nodes, read_only)
        if self.isVisible():
            self._show_wanted()

    @property
    def ids(self) -> tuple[str, ...]:
        """The task and the line that are shown."""
        return self._ids

    def add_block(self, block: QWidget) -> None:
        """Put something more about the row right under its fields."""
        block.setParent(self._body)
        self._column.insertWidget(self._column.indexOf(self.form) + 1, block)

    def commit(self) -> None:
        """Store what is being written."""
        self.form.commit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what was chosen meanwhile."""
        super().showEvent(event)
        self._show_wanted()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is looked for while nobody sees it."""
        super().hideEvent(event)
        self._soon.stop()
        if self._recent is not None:
            self._recent.pause()

    def _show_wanted(self) -> None:
        if self._wanted is not None and self._wanted.owner != self.form.owner:
            # Storing what is written about the row before tells this panel to show the new one, too.
            self.form.commit()
        if self._wanted is None or not self._document.is_open:
            return
        appendix, owner, nodes, read_only = self._wanted
        self._notes = ()
        places = Places(self._document.session.rows, self._numbers)
        own = next((id_ for id_ in reversed(owner) if id_ and id_ in nodes), "")
        words = places.of(own)
        line = nodes.get(owner.line)
        # A line has words of its own only beside others; its task is the title then.
        split = -2 if line is not None and len(words) > len(places.of(owner.task)) else -1
        self._head(", ".join(words[split:]), PLACE_MARK.join(words[:split]))
        rows = self._document.session.rows
        self.form.show_fields(list(fields_of(appendix.layout, owner, nodes, rows)), owner, read_only)
        self._show_row_parts(line if isinstance(line, Line) else None, read_only)
        self._ids = tuple(id_ for id_ in (owner.task, owner.line) if id_) or (own,)
        self.told.emit(self._ids)
        if self._recent is not None:
            self._recent.show_for(self._ids)
        else:
            self._soon.start()

    def _show_row_parts(self, line: Line | None, read_only: bool = True) -> None:
        """The parts that only a line has."""
        self.reference.setVisible(line is not None)
        self.more.setVisible(line is not None and not read_only and not line.reference)
        if line is not None:
            self.reference.blockSignals(True)
            self.reference.setChecked(bool(line.reference))
            self.reference.blockSignals(False)
            self.reference.setEnabled(not read_only)
            if self._wanted is not None:
                self.more.belong_to(self._wanted.appendix, line)
        elif self._wanted is None:
            self._ids = ()
            self.told.emit(())
            if self._recent is not None:
                self._recent.show_for(())

    def _make_recent(self) -> None:
        """The last changes; made when a line was shown, so that the window need not wait for it."""
        from ui.detail.recent import Recent

        self._recent = Recent(self._document, self._numbers, self._body)
        self._recent.return_wanted.connect(self._return)
        self._column.insertWidget(self._column.count() - 1, self._recent)
        self._recent.show_for(self._ids)

    def _head(self, title: str, place: str) -> None:
        self._title.setText(title)
        self._place.setText(place)
        self._place.setVisible(bool(place))

    def _toggle_reference(self, on: bool) -> None:
        line = self._wanted.nodes.get(self._wanted.owner.line) if self._wanted else None
        if isinstance(line, Line):
            self.commit()
            self.reference_requested.emit(line.id, (line.reference or _("Thực hiện theo …")) if on else "")

    def _add_field(self, name: str, label: str) -> None:
        """Open an editor for a field that has no text yet."""
        line = self._wanted.owner.line if self._wanted else ""
        if line:
            self.form.add(Field(Address("line", line, name), label, "", 0, False)).setFocus()

    def _return(self, address: Address, text: str) -> None:
        """Put an earlier text back, as one step."""
        self.commit()
        if address.field == "reference":
            self.reference_requested.emit(address.id, text)
        else:
            self.edited.emit(address, text)
