"""Stores the fields of letterhead and signature: each value as one command, also after a pause in typing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.commands import SetPlan, SetText
from models.errors import PlanError
from models.grid.grid import Address
from models.plan import Plan
from models.store.transaction import Command
from ui.body.entering import split_symbol
from ui.body.letterhead_form import period_with
from ui.body.signing import sign_as
from ui.document import Document
from ui.table.idle_store import IdleStore


class FieldStore(QObject):
    """Turns values of fields into commands."""

    hint = Signal(str)

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self.idle = IdleStore(self)
        self.idle.store.connect(self._put_meanwhile)
        self.idle.ended.connect(self.seal)

    def put(self, address: Address, text: str) -> None:
        """Store a value as a step of its own."""
        if self._document.is_open:
            self._document.run(self._command(address, text))

    def sign_as(self, mark: str) -> None:
        """Change the way to sign: "KT." and the like, "" for the head of the agency."""
        self.seal()
        self._document.run(SetPlan({"signer": sign_as(self._document.plan.signer, mark)}))
        self.seal()

    def seal(self) -> None:
        """The next writing is a step of its own."""
        if self._document.writable:
            self._document.session.seal()

    def _put_meanwhile(self, address: Address, text: str) -> None:
        if self._document.writable:
            try:
                self._document.session.run(self._command(address, text))
            except PlanError as problem:
                self.hint.emit(problem.message)

    def _command(self, address: Address, text: str) -> Command:
        if address.field.startswith("period."):
            return SetPlan({"period": period_with(self._document.plan.period, address.field, text)})
        if address.field in ("number", "symbol") and (both := split_symbol(text)):
            number, symbol = both
            return SetPlan({"number": number or self._document.plan.number, "symbol": symbol})
        return SetText(address, text)


def plan_with(plan: Plan, field: str, text: str) -> Plan:
    """The plan as it would be with another value, to see how that prints."""
    if field.startswith("period."):
        return replace(plan, period=period_with(plan.period, field, text))
    if field.startswith("signer."):
        return replace(plan, signer=replace(plan.signer, **{field.removeprefix("signer."): text}))
    if field == "recipients":
        return replace(plan, recipients=tuple(text.split("\n")))
    value: dict[str, Any] = {field: text}
    return replace(plan, **value)
