"""returned(): a file that came back and the plan it came from -> the states that a merge needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import is_
from typing import Any

from imports.returned.aligning import Aligner, projected, renamed
from imports.returned.base import BaseMaker
from imports.returned.body import BodyStates
from imports.returned.columns import columns_of
from imports.returned.naming import Digester, Naming
from imports.returned.sent import NOTHING, sent_sheets
from models.collecting import no_collecting
from models.compare.index import PlanIndex
from models.compare.matching import Matching
from models.plan import LINE_FIELDS, Appendix, Plan, new_id
from models.row_ids import IdTable

_LEAST = 0.15  # share of common texts from which two tables may be one


@dataclass(frozen=True, slots=True)
class Returned:
    """Our plan with all that the file has in the place of ours, and what it was when the file was made.

    `base` None: the file does not tell. `matched` counts the appendices of the file that are appendices of the plan.
    """

    theirs: Plan
    base: Plan | None
    matched: int


def returned(incoming: Plan, ids: IdTable | None, ours: Plan) -> Returned:
    """Find the nodes of our plan again in the plan of a file; appendices that the file has not stay as they are."""
    with no_collecting():
        if incoming.id == ours.id:
            theirs = _apart(replace(incoming, page=ours.page, remarks=ours.remarks), PlanIndex(ours))
            return Returned(theirs, None, len(incoming.appendices))
        return _Returning(incoming, ids, ours).states()


class _Returning:
    """Goes through the appendices of the file, each with the sheet and the appendix that it comes from."""

    def __init__(self, incoming: Plan, ids: IdTable | None, ours: Plan) -> None:
        self._incoming, self._ours = incoming, PlanIndex(ours)
        self._ids = ids
        self._digester = Digester()
        self._sheets = sent_sheets(ids) if ids is not None and ids.plan == ours.id else []
        self._names: dict[str, str] = {incoming.id: ours.id}
        self._found: list[tuple[Appendix, dict[str, str]]] = []
        self._matched = 0

    def states(self) -> Returned:
        """The states of the plan."""
        homes = self._homes()
        for theirs in self._incoming.appendices:
            home = homes.get(theirs.id, "")
            sheet = next((one for one in self._sheets if one.appendix == home), None)
            ours = self._ours.nodes.get(home)
            known = ours if isinstance(ours, Appendix) else None
            columns = columns_of(theirs, known, sheet)
            if sheet is not None:
                naming = Naming(theirs, sheet, columns, self._digester)
                theirs = naming.split_tasks(theirs)  # noqa: PLW2901
                self._names |= naming.names
            elif home:
                self._names[theirs.id] = home
            self._matched += bool(home)
            self._found.append((theirs, columns))
        self._name_by_words()
        plan = self._theirs()
        base = self._base(plan) if self._sheets else None
        if self._incoming.has_text:
            text = BodyStates(self._ours.plan, self._incoming, self._ids if self._sheets else None, self._digester)
            plan = text.theirs(plan)
            base = text.base(base) if base is not None else None
        return Returned(plan, base, self._matched)

    def _homes(self) -> dict[str, str]:
        """Appendix of the file -> id of the appendix of the plan, those with the most texts in common first."""
        digest = self._digester.of
        theirs = {one.id: Counter(_digests(one, digest)) for one in self._incoming.appendices}
        if self._sheets:
            known = {sheet.appendix: Counter(sheet.all_digests()) for sheet in self._sheets}
        else:
            known = {one.id: Counter(_digests(one, digest)) for one in self._ours.plan.appendices}
        scored = []
        for order, (id_, one) in enumerate(theirs.items()):
            for place, (home, two) in enumerate(known.items()):
                least = min(one.total(), two.total())
                share = (one & two).total() / least if least else 0.0
                scored.append((-share, abs(order - place), order, id_, home))
        found: dict[str, str] = {}
        for share, _far, _order, id_, home in sorted(scored):
            alone = len(theirs) == len(known) == 1
            if id_ not in found and home not in found.values() and (-share >= _LEAST or alone):
                found[id_] = home
        return found

    def _name_by_words(self) -> None:
        """What no digest told is found by its words, within the fields that the file prints."""
        named = set(self._names.values())
        appendices, mirrored = [], []
        for theirs, columns in self._found:
            ours = self._ours.nodes.get(self._names.get(theirs.id, ""))
            if isinstance(ours, Appendix):
                mirrored.append(projected(ours, list(dict.fromkeys(columns.values()))))
                appendices.append(renamed(theirs, self._names, columns))
        old = PlanIndex(replace(self._ours.plan, sections=(), appendices=tuple(mirrored)))
        new = PlanIndex(replace(self._incoming, id=self._ours.plan.id, sections=(), appendices=tuple(appendices)))
        for found, own in Matching(old, new).origins.items():
            if found not in named and found not in self._ours:
                self._names[found] = own

    def _theirs(self) -> Plan:
        aligner = Aligner(self._ours, self._names, self._digester)
        known = {sheet.appendix for sheet in self._sheets}
        made = {}
        for theirs, columns in self._found:
            one = aligner.appendix(theirs, columns, self._names.get(theirs.id, "") in known)
            made[one.id] = one
        plan = self._ours.plan
        appendices = [made.pop(one.id, one) for one in plan.appendices]
        return _with(plan, [*appendices, *made.values()])

    def _base(self, theirs: Plan) -> Plan:
        maker = BaseMaker(self._ours, PlanIndex(theirs), self._digester)
        there = {self._names.get(one.id, "") for one, _columns in self._found}
        made = {sheet.appendix: maker.appendix(sheet) for sheet in self._sheets if sheet.appendix in there}
        plan = self._ours.plan
        appendices = [made.pop(one.id, None) or one for one in plan.appendices]
        return _with(plan, [*appendices, *(one for one in made.values() if one is not None)])


def _digests(appendix: Appendix, digest: Callable[[str], str]) -> Iterator[str]:
    """The digests of all texts of an appendix, each as often as a table shows it."""
    for area in appendix.areas:
        if area.title:
            yield digest(area.title)
    for task in appendix.tasks():
        for line in task.lines:
            texts = (task.title, line.reference, *(getattr(line, name) for name in LINE_FIELDS), *line.extra.values())
            for text in texts:
                if text and (found := digest(text)) != NOTHING:
                    yield found


def _with(plan: Plan, appendices: Sequence[Appendix]) -> Plan:
    """The plan with those appendices; itself where they are its own."""
    same = len(appendices) == len(plan.appendices) and all(map(is_, appendices, plan.appendices))
    return plan if same else replace(plan, appendices=tuple(appendices))


def _apart(node: Any, ours: PlanIndex) -> Any:
    """A node of a copy; what became another kind of part (a task a group) is another part."""
    known = ours.nodes.get(node.id)
    if known is not None and type(known) is not type(node):
        node = replace(node, id=new_id())
    for name in ("sections", "appendices", "areas", "items", "lines"):
        if below := getattr(node, name, ()):
            node = replace(node, **{name: tuple(_apart(one, ours) for one in below)})
    return node
