"""The random user has the plan checked, goes from finding to finding, puts some right, lets others be."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from models.checking.checker import check
from models.checking.finding import Finding
from models.commands import KeepEntries
from models.registers import Dismissal
from tests.ui.random_user.hands import PLACES, Hands, only_if, pick
from ui.checking.arranging import Order
from ui.checking.check_flow import CheckFlow


class Checks(Hands):
    """Whatever was done before, what the window knows is what a check from the beginning finds."""

    @property
    def check_flow(self) -> CheckFlow:
        """The check, with nothing left to look at."""
        flow = self.window.checking.flow
        flow.runner.finish()
        flow._show()
        return flow

    @rule()
    @only_if(lambda self: self.is_open)
    def what_is_found(self) -> None:
        """All findings, those of each node, the badges' counts."""
        flow, plan = self.check_flow, self.window.document.plan
        found, fresh = flow.runner.settled.findings, check(plan)
        assert sorted(map(_told, found)) == sorted(map(_told, fresh))
        marked = [mark for node in {one.address.id for one in found} for mark in flow.index.at(node)]
        assert all(mark.finding in found for mark in marked)

    @rule(name=st.sampled_from(("Check", "NextFinding", "PreviousFinding", "ShowMarks")))
    @only_if(lambda self: self.is_open)
    def check_keys(self, name: str) -> None:
        """F7, F8, Shift+F8, the marks."""
        self.trigger(name)

    @rule(place=PLACES, order=st.sampled_from(list(Order)), words=st.sampled_from(("", "van", "chua")))
    @only_if(lambda self: self.is_open and self.window.workspace.below.in_check)
    def list_of_findings(self, place: int, order: Order, words: str) -> None:
        """Another order, some words, a row, Enter."""
        flow = self.check_flow
        panel = flow.panel_flow.panel
        panel.bar.order.setCurrentIndex(panel.bar.order.findData(order))
        panel.bar.words.setText(words)
        flow.panel_flow.show()
        if panel.model.rows:
            panel.list.choose(panel.model.next_entry(place % len(panel.model.rows)))
            panel.list._go()

    @rule(place=PLACES)
    @only_if(lambda self: self.is_open and self.window.document.writable)
    def put_right(self, place: int) -> None:
        """Sửa."""
        fixable = [one for one in self.check_flow.runner.settled.findings if one.fixable]
        if fixable:
            self.check_flow.deeds.fix(pick(fixable, place))

    @rule(place=PLACES, whole=st.booleans())
    @only_if(lambda self: self.is_open and self.window.document.writable)
    def let_be(self, place: int, whole: bool) -> None:
        """Bỏ qua, or the whole rule off."""
        found = self.check_flow.runner.settled.findings
        if not found:
            return
        one = pick(found, place)
        if whole:
            self.check_flow.deeds.switch_off(one)
        else:
            self.window.document.run(KeepEntries((Dismissal(key=one.key, rule=one.rule),), "Bỏ qua"))

    @rule()
    @only_if(lambda self: self.is_open and self.window.document.writable)
    def look_again(self) -> None:
        """Soát lại."""
        dismissed = self.check_flow.runner.settled.dismissed
        if dismissed:
            self.check_flow.deeds.bring_back(dismissed[0][1])


def _told(finding: Finding) -> tuple[str, ...]:
    address = finding.address
    return finding.rule, address.table, address.id, address.field, finding.message, finding.key
