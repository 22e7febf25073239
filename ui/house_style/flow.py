"""What happens when the officer wants the plan in one way of writing: the dialog, the step, the word about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.collecting import no_collecting
from models.commands import SetChecks, Together
from models.compare.places import Places
from models.house_style.survey import Survey
from models.house_style.switches import DEFAULT_OFF, Choices, switches
from models.house_style.tidying import tidy_command
from models.i18n import _
from models.registers import CheckSettings
from models.search.finding import Scope
from models.units.directory import directory_of
from models.walk import Value, stops, values_at
from ui.document import Document
from ui.editing import Editing
from ui.find.scopes import Scopes
from ui.house_style.dialog import HouseStyleDialog
from ui.prefs import PrefStore
from ui.workspace import Workspace


class HouseStyleFlow(QObject):
    """Made when it is first asked for; remembers the switches on this computer."""

    def __init__(
        self, window: QWidget, document: Document, prefs: PrefStore, workspace: Workspace, editing: Editing
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._prefs = window, document, prefs
        self._workspace, self._editing = workspace, editing
        self._scopes = Scopes(document, workspace)
        document.closed.connect(self._scopes.forget)
        document.closed.connect(self._shut)
        self.shown: HouseStyleDialog | None = None

    def show(self) -> None:
        """Open the dialog; in a plan that can only be read it is shown what would change."""
        if not self._document.is_open or not self._document.writable:
            return
        self._shut()
        rows = self._document.session.rows
        chosen = choices_from(self._prefs.now.house_style, self._document.plan.checks)
        offered = self._scopes.offer(fresh=True)
        places = Places(rows)
        dialog = HouseStyleDialog(switches(), chosen, offered, self._survey, places, self._window)
        dialog.accepted.connect(self._apply)
        dialog.finished.connect(self._forget)
        self.shown = dialog
        dialog.open()

    def _survey(self, scope: int) -> Survey:
        self._scopes.choose(scope)
        with no_collecting():
            values = tuple(self._values(self._scopes.scope))
        return Survey(values, switches(), directory_of(self._document.plan.entries))

    def _values(self, scope: Scope) -> Iterator[Value]:
        for stop in stops(self._document.plan):
            if not scope.appendix or stop.appendix == scope.appendix:
                for value in values_at(stop):
                    if value.text and (not scope.appendix or scope.holds(value.address)):
                        yield value

    def _apply(self) -> None:
        if self.shown is None:
            return
        choices = self.shown.choices()
        self._prefs.change(house_style={"on": sorted(choices.on), "ways": self._chosen_ways(choices)})
        places = self.shown.taken()
        command = tidy_command(self._document.session.rows, places)
        if command is not None and self._document.run(self._with_ways(command, choices)):
            text = _("Đã chuẩn hóa cách viết ở {count} chỗ.").format(count=len(places))
            self._workspace.messages.tell(text, [(_("Hoàn tác"), self._editing.undo_told)])

    def _chosen_ways(self, choices: Choices) -> dict[str, str]:
        """The ways of the switches that are on; the others say nothing of what the officer wants."""
        return {switch.name: choices.way(switch) for switch in switches() if switch.ways and switch.name in choices.on}

    def _with_ways(self, command: Together, choices: Choices) -> Together:
        """The same step, which also notes the chosen ways in the plan, so that the check holds to them from now on."""
        checks = self._document.plan.checks
        ways = self._chosen_ways(choices)
        if ways.items() <= checks.usage.items():
            return command
        return Together(command.label, (command, SetChecks(replace(checks, usage={**checks.usage, **ways}))))

    def _forget(self) -> None:
        if self.shown is not None:
            self.shown.deleteLater()
        self.shown = None

    def _shut(self) -> None:
        if self.shown is not None:
            self.shown.reject()


def choices_from(kept: Any, checks: CheckSettings) -> Choices:
    """The switches as they were left; a plan's own choice of a usage goes before."""
    on, ways = (kept.get("on"), kept.get("ways")) if isinstance(kept, dict) else (None, None)
    names = {switch.name for switch in switches()}
    wanted = frozenset(map(str, on)) & names if isinstance(on, list | tuple) else names - DEFAULT_OFF
    chosen = {str(name): str(way) for name, way in ways.items()} if isinstance(ways, dict) else {}
    return Choices(frozenset(wanted), chosen | dict(checks.usage))
