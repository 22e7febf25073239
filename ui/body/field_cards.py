"""Lets the fields of letterhead and signature be written: stores them, and shows the card of the one with the focus."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from models.grid.grid import Address
from models.i18n import _
from models.plan import Plan
from ui.body.advice import advice, all_faults
from ui.body.body_page import BodyPage
from ui.body.field_store import FieldStore, plan_with
from ui.body.hint_card import HintCard
from ui.document import Document


class FieldCards(QObject):
    """Stands between the fields and the document."""

    entered = Signal(str)  # name of a field
    hint = Signal(str)

    def __init__(self, document: Document, page: BodyPage) -> None:
        super().__init__(page)
        self._document = document
        self._page = page
        self.store = FieldStore(document, self)
        self.card = HintCard(page.viewport())
        self._here = ""
        self.store.hint.connect(self.hint)
        for form in (page.head, page.foot):
            form.edited.connect(self.store.put)
            form.entered.connect(self._entered)
            form.left.connect(self._left)
            form.given_up.connect(lambda _name: self.store.idle.take_back())
        for name, field in page.fields().items():
            field.textChanged.connect(lambda name=name: self._typed(name))
        page.foot.form_chosen.connect(self.store.sign_as)
        page.verticalScrollBar().valueChanged.connect(lambda _value: self._place())

    def show_plan(self, plan: Plan, read_only: bool) -> None:
        """Show the values of a plan and what should be looked at in them."""
        for form in (self._page.head, self._page.foot):
            form.show_plan(plan, read_only)
        self._show_faults(plan)
        if self._here:
            self._tell(plan, self._here)

    def commit(self) -> None:
        """Store what is being written."""
        for form in (self._page.head, self._page.foot):
            form.commit()

    def forget(self) -> None:
        """Another plan is open, or none."""
        self.hide()
        for field in self._page.fields().values():
            field.forget()

    def hide(self) -> None:
        """Put the card away."""
        self._here = ""
        self.card.hide()

    def _show_faults(self, plan: Plan) -> None:
        faults = all_faults(plan)
        for name, field in self._page.fields().items():
            field.show_wrong(name in faults or (field.changed and not field.hasFocus()))

    def _entered(self, name: str) -> None:
        if not self._document.is_open:
            return
        field = self._page.fields()[name]
        self._here = name
        self.store.idle.watch(field, Address("plan", self._document.plan.id, name), field.stored)
        self.entered.emit(name)
        goes_on = _("Enter lưu và sang ô kế tiếp, Esc bỏ chữ vừa gõ")
        self.hint.emit(_("Mỗi dòng một nơi nhận; Tab sang ô kế tiếp, Esc bỏ chữ vừa gõ") if field.many else goes_on)
        self._tell(self._document.plan, name, field.toPlainText() if field.text() is None else None)

    def _left(self, name: str) -> None:
        self._page.fields()[name].commit()
        self.store.idle.leave()
        self.store.seal()
        self.hide()
        if self._document.is_open:
            self._show_faults(self._document.plan)

    def _typed(self, name: str) -> None:
        """Show how it would print; doubts wait until the field is left, nobody is corrected while writing."""
        field = self._page.fields()[name]
        if name != self._here or not field.hasFocus() or not self._document.is_open:
            return
        text = field.text()
        if text is not None:
            self._tell(plan_with(self._document.plan, name, text), name)

    def _tell(self, plan: Plan, name: str, typed: str | None = None) -> None:
        self.card.tell(advice(plan, name, typed))
        self._place()

    def _place(self) -> None:
        if self._here:
            field = self._page.fields()[self._here]
            columns = self._page.head.columns
            self.card.place(field, columns if columns.isAncestorOf(field) else field)
