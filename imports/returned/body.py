"""The text of a returned Word file with the ids of our sections, and what that text was when the file was made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from imports.returned.naming import Digester
from models.compare.index import PlanIndex
from models.compare.matching import Matching
from models.grid.prose import mark
from models.merge.merging import UNKNOWN
from models.plan import Plan, Section
from models.row_ids import IdTable


class BodyStates:
    """Title, legal bases and sections; a text that says the same as ours, or as was sent, is no change."""

    def __init__(self, ours: Plan, incoming: Plan, ids: IdTable | None, digester: Digester) -> None:
        self._ours, self._incoming = ours, incoming
        self._digest = digester.of
        old = PlanIndex(replace(ours, appendices=()))
        incoming = replace(incoming, id=ours.id, appendices=())
        headed = _by_heading(PlanIndex(incoming), old, self._digest)
        new = PlanIndex(_renamed(incoming, headed))
        self._names = {**Matching(old, new).origins, **headed}
        self._sections = {one.id: one for one in old.nodes.values() if isinstance(one, Section)}
        self._sent: dict[str, tuple[str, ...]] = {}
        for row in ids.rows if ids is not None else ():
            if row.field == "section":
                self._sent[row.owner.area] = row.digests
            elif row.field in ("legal_bases", "title") and ids is not None and not ids.sheets[row.sheet].appendix:
                self._sent[row.field] = row.digests
        self._theirs: dict[str, Section] = {}

    def theirs(self, plan: Plan) -> Plan:
        """The plan with their text."""
        sections = tuple(map(self._section, self._incoming.sections))
        title = self._one(self._incoming.title, plan.title) or plan.title
        bases = self._many(self._incoming.legal_bases, plan.legal_bases)
        same = len(sections) == len(plan.sections) and all(a is b for a, b in zip(sections, plan.sections, strict=True))
        if same and title == plan.title and bases == plan.legal_bases:
            return plan
        return replace(plan, title=title, legal_bases=bases, sections=plan.sections if same else sections)

    def base(self, plan: Plan) -> Plan:
        """The plan with the text as it was sent."""
        title, bases = plan.title, plan.legal_bases
        if sent := self._sent.get("title"):
            title = self._known(sent[0], (plan.title, self._incoming.title))
        if "legal_bases" in self._sent:
            bases = self._paragraphs(self._sent["legal_bases"], plan.legal_bases, self._incoming.legal_bases)
        if not self._sent:
            return plan
        sections = tuple(found for one in plan.sections if (found := self._base_section(one)) is not None)
        return replace(plan, title=title, legal_bases=bases, sections=sections)

    def _section(self, theirs: Section) -> Section:
        id_ = self._names.get(theirs.id, theirs.id)
        below = tuple(map(self._section, theirs.sections))
        ours = self._sections.get(id_)
        made = replace(theirs, id=id_, sections=below)
        if ours is not None:
            paragraphs, bare = self._numbered(theirs.paragraphs, ours)
            heading, below = self._one(theirs.heading, ours.heading), (*bare, *below)
            made = replace(made, heading=heading, paragraphs=self._many(paragraphs, ours.paragraphs), sections=below)
            same = len(below) == len(ours.sections) and all(a is b for a, b in zip(below, ours.sections, strict=True))
            made = ours if same and made == ours else made
        self._theirs[id_] = made
        return made

    def _numbered(self, theirs: Sequence[str], ours: Section) -> tuple[list[str], list[Section]]:
        """Sections of ours that are but a number before a text are read as paragraphs; as such they are left out."""
        bare = {
            self._digest(mark(one.number) + one.paragraphs[0]): one
            for one in ours.sections
            if not one.heading and one.paragraphs and one.id not in self._names.values()
        }
        found = [one for text in theirs if (one := bare.get(self._digest(text))) is not None]
        return [text for text in theirs if self._digest(text) not in bare], found

    def _base_section(self, ours: Section) -> Section | None:
        """One of our sections as it was sent; None for one that came since."""
        sent = self._sent.get(ours.id)
        if sent is None:
            return None
        below = tuple(found for one in ours.sections if (found := self._base_section(one)) is not None)
        theirs = self._theirs.get(ours.id)
        texts = (ours.heading, theirs.heading if theirs is not None else ours.heading)
        heading = self._known(sent[0], texts) if sent else ours.heading
        paragraphs = self._paragraphs(sent[1:], ours.paragraphs, theirs.paragraphs if theirs is not None else ())
        made = replace(ours, heading=heading, paragraphs=paragraphs, sections=below)
        same = len(below) == len(ours.sections) and all(a is b for a, b in zip(below, ours.sections, strict=True))
        return ours if same and made == ours else made

    def _known(self, sent: str, texts: Sequence[str]) -> str:
        return next((text for text in texts if self._digest(text) == sent), UNKNOWN + sent)

    def _paragraphs(self, sent: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
        known = {self._digest(text): text for text in (*theirs, *ours)}
        return tuple(known.get(one, UNKNOWN + one) for one in sent if one != self._digest(""))

    def _one(self, theirs: str, ours: str) -> str:
        return ours if self._digest(theirs) == self._digest(ours) else theirs

    def _many(self, theirs: Sequence[str], ours: Sequence[str]) -> tuple[str, ...]:
        """Their paragraphs, in our own words where only spaces differ."""
        known = {self._digest(text): text for text in ours}
        return tuple(known.get(self._digest(text), text) for text in theirs)


def _by_heading(theirs: PlanIndex, ours: PlanIndex, digest: Callable[[str], str]) -> dict[str, str]:
    """Sections of theirs -> sections of ours with the same heading, where it comes only once."""
    sides: list[dict[str, list[str]]] = []
    for index in (theirs, ours):
        found: dict[str, list[str]] = defaultdict(list)
        for node in index.nodes.values():
            if isinstance(node, Section) and node.heading:
                found[digest(node.heading)].append(node.id)
        sides.append(found)
    one, two = sides
    return {ids[0]: two[key][0] for key, ids in one.items() if len(ids) == 1 == len(two.get(key, ()))}


def _renamed(node: Any, names: Mapping[str, str]) -> Any:
    sections = tuple(_renamed(one, names) for one in node.sections)
    return replace(node, id=names.get(node.id, node.id), sections=sections)
