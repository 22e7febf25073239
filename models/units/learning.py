"""What a plan says of its units: which it names, and which spellings may mean the same one; all to be confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from models.i18n import _
from models.plan import Line, Plan
from models.registers import Unit, UnitKind
from models.text import sort_key
from models.units.alike import Confidence, Likeness, Name, alike
from models.units.directory import Directory, spellings
from models.units.splitter import split
from models.units.tokens import name_key
from models.units.writing import capital, neat

_MOST = 600  # names compared with each other; the rest is proposed as it is written
_SEEDS = {"van phong so": ("Văn phòng",), "van phong": ("Văn phòng Sở",), "thanh tra": ("Thanh tra Sở",),
          "thanh tra so": ("Thanh tra",)}  # fmt: skip


class Spelled(NamedTuple):
    """A spelling as it stands in the plan, in how many lines, and why it is thought to mean the unit."""

    text: str
    lines: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A unit to be taken into the directory: its name, spellings of it in the plan, and how sure that is.

    `known` is the unit of the directory that would get more spellings; None for a new one.
    """

    name: str
    spelled: tuple[Spelled, ...]
    confidence: Confidence = Confidence.SURE
    kind: UnitKind = UnitKind.UNIT
    known: Unit | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why its spellings are thought to mean one unit, each sentence once."""
        return tuple(dict.fromkeys(one.reason for one in self.spelled if one.reason))

    @property
    def lines(self) -> int:
        """In how many lines its spellings stand."""
        return sum(one.lines for one in self.spelled)


def mentions(lines: Iterable[Line], directory: Directory) -> Iterator[tuple[str, Unit | None, bool]]:
    """Each name in the lead and partner cells of some lines, with its unit and whether it stands for many."""
    for line in lines:
        for text in (line.lead, line.partners):
            for part in split(text, directory) if text else ():
                yield part.text, part.unit, part.collective


def learn(
    plan: Plan, directory: Directory, told: Callable[[float], None] = lambda _share: None
) -> tuple[Proposal, ...]:
    """Proposals for what the directory does not know yet: sure ones first, then by the alphabet."""
    groups = _groups(plan, directory)
    names = [Name(group.best, plan.agency) for group in groups]
    known = [(Name(text, plan.agency), unit) for unit in directory.units for text in spellings(unit)]
    found: list[Proposal] = []
    mains: dict[int, str] = {}
    clusters, doubts = _compare(groups, names, told)
    for cluster in clusters:
        proposal = _proposal(cluster, groups, names, known)
        mains |= dict.fromkeys(cluster, proposal.name)
        found.append(proposal)
    told_of: set[tuple[str, str]] = set()
    for likeness, one, other in doubts:
        small, large = sorted((one, other), key=lambda place: (groups[place].lines, -len(groups[place].best)))
        pair = (groups[small].best, mains[large])
        if mains[small] != mains[large] and pair not in told_of:
            told_of.add(pair)
            spelled = tuple(Spelled(text, count, likeness.reason) for text, count in groups[small].texts)
            kind = UnitKind.COLLECTIVE if names[large].many else UnitKind.UNIT
            found.append(Proposal(mains[large], spelled, likeness.confidence, kind, directory.find(mains[large])))
    return tuple(sorted(found, key=lambda one: (-one.confidence, one.kind, sort_key(one.name))))


def units_of(accepted: Iterable[Proposal], directory: Directory, agency: str = "") -> tuple[Unit, ...]:
    """The units that come into the directory or change there when proposals are accepted."""
    made: dict[str, Unit] = {}
    for proposal in sorted(accepted, key=lambda one: -one.confidence):
        key = name_key(proposal.name)
        unit = proposal.known or made.get(key) or directory.find(proposal.name)
        if unit is None:
            unit = Unit(name=proposal.name, kind=proposal.kind, variants=_seeds(proposal, agency))
        unit = made.get(name_key(unit.name), unit)
        texts = [one.text for one in proposal.spelled]
        # A unit of its own that turns out to be this one brings its spellings along.
        for text in tuple(texts):
            other = made.get(name_key(text))
            if other is not None and other.id != unit.id:
                del made[name_key(text)]
                texts += spellings(other)
        made[name_key(unit.name)] = with_spellings(unit, texts)
    return tuple(made.values())


def with_spellings(unit: Unit, texts: Iterable[str]) -> Unit:
    """The unit with more spellings; a first one by first letters becomes its short name."""
    short, variants = unit.short, list(unit.variants)
    for text in texts:
        if text in (unit.name, short, *variants):
            continue
        if not short and Name(text).has_short_words and not Name(unit.name).has_short_words:
            short = text
        else:
            variants.append(text)
    return replace(unit, short=short, variants=tuple(variants))


def joined(main: Unit, others: Sequence[Unit]) -> Unit:
    """One unit out of several: the main one with the names and spellings of the others."""
    members = tuple(dict.fromkeys((*main.members, *(name for other in others for name in other.members))))
    return replace(with_spellings(main, [text for other in others for text in spellings(other)]), members=members)


class _Group(NamedTuple):
    """All spellings of one key, the most frequent first."""

    texts: tuple[tuple[str, int], ...]
    many: bool

    @property
    def best(self) -> str:
        return self.texts[0][0]

    @property
    def lines(self) -> int:
        return sum(count for _text, count in self.texts)


def _groups(plan: Plan, directory: Directory) -> list[_Group]:
    """The names that the directory does not know, those that are only written otherwise together."""
    counts: dict[str, dict[str, int]] = {}
    many: dict[str, bool] = {}
    lines = (line for appendix in plan.appendices for task in appendix.tasks() for line in task.lines)
    for written, unit, collective in mentions(lines, directory):
        key, text = name_key(written), capital(written)
        if unit is not None and text in spellings(unit):
            continue
        spelled = counts.setdefault(key, {})
        spelled[text] = spelled.get(text, 0) + 1
        many[key] = collective
    return [_Group(tuple(sorted(spelled.items(), key=_rank)), many[key]) for key, spelled in counts.items() if key]


def _rank(spelled: tuple[str, int]) -> tuple[int, bool, int, str]:
    """What is written most comes first, of equals the one with its capitals where they belong."""
    text, count = spelled
    return -count, text.endswith(" sở"), sum(sign.isupper() for sign in text), text


def _compare(
    groups: Sequence[_Group], names: Sequence[Name], told: Callable[[float], None]
) -> tuple[list[list[int]], list[tuple[Likeness, int, int]]]:
    """Which groups are most likely one unit, and doubtful pairs beside them."""
    above = list(range(len(groups)))

    def root(place: int) -> int:
        while above[place] != place:
            place = above[place]
        return place

    doubts: list[tuple[Likeness, int, int]] = []
    likely: list[tuple[int, int]] = []
    few = sorted(range(len(groups)), key=lambda place: -groups[place].lines)[:_MOST]
    for step, one in enumerate(few):
        told(step / len(few))
        for other in few[step + 1 :]:
            likeness = alike(names[one], names[other])
            if likeness is not None and likeness.confidence is Confidence.PERHAPS:
                doubts.append((likeness, one, other))
            elif likeness is not None:
                likely.append((one, other))
    for one, other in likely:
        if _is_clear(one, other, likely, names):
            above[root(other)] = root(one)
        else:
            likeness = alike(names[one], names[other])
            doubts += [(likeness._replace(confidence=Confidence.PERHAPS), one, other)] if likeness else []
    clusters: dict[int, list[int]] = {}
    for place in range(len(groups)):
        clusters.setdefault(root(place), []).append(place)
    return list(clusters.values()), doubts


def _is_clear(one: int, other: int, likely: Sequence[tuple[int, int]], names: Sequence[Name]) -> bool:
    """Whether first letters stand for one name only: "Phòng TC" may be that of Tổ chức or of Tài chính."""
    for short, long in ((one, other), (other, one)):
        if not names[short].has_short_words or names[long].has_short_words:
            continue
        fulls = {b if a == short else a for a, b in likely if short in (a, b)}
        fulls = {place for place in fulls if not names[place].has_short_words}
        if any(alike(names[long], names[full]) is None for full in fulls - {long}):
            return False
    return True


def main_name(spelled: Sequence[tuple[str, int]]) -> str:
    """Under which of some spellings with their counts a unit is kept: in full rather than by first letters, of those
    the longest for one unit, else the most frequent."""
    names = [(Name(text), count) for text, count in spelled]
    full = [pair for pair in names if not pair[0].has_short_words] or names
    many = names[0][0].many
    best, _count = max(full, key=lambda pair: (0 if many else len(pair[0].words), pair[1]))
    return capital(neat(best.text))


def _proposal(
    cluster: Sequence[int], groups: Sequence[_Group], names: Sequence[Name], known: Sequence[tuple[Name, Unit]]
) -> Proposal:
    """The proposal for groups that are most likely one unit, maybe one of the directory."""
    main = main_name([(groups[place].best, groups[place].lines) for place in cluster])
    unit, why = _known(names[cluster[0]], known)
    first = Name(unit.name if unit else main, names[cluster[0]].own)
    spelled: list[Spelled] = []
    confidence = Confidence.SURE
    for place in cluster:
        likeness = alike(first, names[place]) or why
        reason = "" if likeness is None else likeness.reason
        if likeness is not None and names[place].key != first.key:
            confidence = min(confidence, likeness.confidence)
        for text, count in groups[place].texts:
            same = text == first.text
            written = "" if same else reason if names[place].key != first.key else _spelled_otherwise(first, text)
            spelled.append(Spelled(text, count, written))
    if len(cluster) > 1:
        confidence = min(confidence, Confidence.LIKELY)
    kind = UnitKind.COLLECTIVE if groups[cluster[0]].many else UnitKind.UNIT
    return Proposal(first.text, tuple(spelled), confidence, unit.kind if unit else kind, unit)


def _known(name: Name, known: Sequence[tuple[Name, Unit]]) -> tuple[Unit | None, Likeness | None]:
    """The unit of the directory that a new name most likely means."""
    best: tuple[Unit | None, Likeness | None] = (None, None)
    for other, unit in known:
        likeness = alike(other, name)
        if likeness is not None and likeness.confidence >= Confidence.LIKELY and best[0] is None:
            best = unit, likeness
    return best


def _spelled_otherwise(first: Name, text: str) -> str:
    likeness = alike(first, Name(text, first.own))
    return likeness.reason if likeness else _("viết khác")


def _seeds(proposal: Proposal, agency: str) -> tuple[str, ...]:
    """Other names that every department's office and inspectorate go by."""
    if not name_key(agency).startswith("so "):
        return ()
    return _SEEDS.get(name_key(proposal.name), ())
