"""Whom a plan from above means: our agency under any of its names, a collective that takes it in, or others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from models.plan import Plan
from models.registers import AssignedTask, UnitKind, entries_of
from models.registers import Unit as DirectoryUnit
from models.text import fold, one_line
from models.units.directory import Directory
from models.units.splitter import split

_WORDS = re.compile(r"[a-z0-9]+")
_AND = "va"
_SHORTENED = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"))
# What follows the name of an agency without being a part of it: "Sở Nội vụ tỉnh …", "Sở Nội vụ và Sở Tài chính".
_PLACE = re.compile(r"\s+(?:tinh|thanh pho|tp)\b.*")
_NEXT_UNIT = frozenset(
    re.findall(
        r"\w+",
        "so cac ubnd hdnd phong ban van vp thanh trung cong cuc chi bao doan lien truong hoi mat nhung tat buu dai tinh"
        " uy vien kho toa bo to",
    )
)
_COLLECTIVE = re.compile(
    r"(?:(?:tat ca |toan bo |nhung |thu truong )?(?:cac\W+|moi )(?:so|co quan|don vi|ban|nganh|to chuc)\b"
    r"|so\W+ban\W+nganh\b)"
)
_LISTED = re.compile(r"cac so\s*:?\s+(?!ban\b|nganh\b)")  # "các sở: Nội vụ, Tài chính", when a capital follows
_NOT_US = re.compile(
    r"\b(?:bao chi|bao dai|trung uong|tw|bo\W+nganh|nganh doc|cap huyen|cap xa|doan the|hoi quan chung)\b"
)
_US_TOO = re.compile(r"\b(?:so|thuoc ubnd tinh|cap tinh|cua tinh|don vi|dia phuong)\b")
_LONGEST = 400
# The names of other agencies are none of the plan's own directory.
_NO_DIRECTORY = Directory(())


class Role(StrEnum):
    """As what a name stands in a plan from above."""

    LEAD = "lead"
    PARTNERS = "partners"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in plans from above: in which role, in how many tasks, whether it means us."""

    name: str
    role: Role
    tasks: int
    ours: bool

    @property
    def key(self) -> str:
        """Under which the officer's choice is kept."""
        return key_of(self.name, self.role)


class Ours:
    """Knows which names mean the agency of a plan; `choices` are CheckSettings.ours.

    Our own name and those of our units always mean us. A collective ("Các sở, ban, ngành") does as the lead; as a
    partner it stands in nearly every line of a plan from above, so there only the officer can say so.
    """

    def __init__(self, agency: str, units: Iterable[str] = (), choices: Mapping[str, bool] | None = None) -> None:
        place = _PLACE.search(plain(agency))
        self._own = tuple((plain(agency)[: place.start()] if place else plain(agency)).split())
        self._units = frozenset(key for unit in units if (key := plain(unit)) and not _NOT_OWN.match(key))
        self._choices = dict(choices or {})

    def takes(self, name: str, role: Role) -> bool:
        """Whether a name means us in that role."""
        chosen = self._choices.get(key_of(name, role))
        return self._by_rule(name, role) if chosen is None else chosen

    def assigned(self, entry: AssignedTask) -> bool:
        """Whether a task is ours to cover; one that names nobody is."""
        return self.role(entry) is not None or not (entry.lead.strip() or entry.partners.strip())

    def role(self, entry: AssignedTask) -> Role | None:
        """As what we stand in a task; None where we do not."""
        for role in Role:
            text = getattr(entry, role.value)
            if any(self.takes(name, role) for name in names_in(text)):
                return role
        return None

    def is_own(self, agency: str) -> bool:
        """Whether an agency is ours under whatever name."""
        return names_agency(plain(agency), self._own)

    def all_for_us(self, entries: Sequence[AssignedTask]) -> bool:
        """Whether a list is for us as a whole: it names divisions, but neither us nor any other agency."""
        names = [name for entry in entries for name in names_in(entry.lead)]
        return bool(names) and not any(map(self.assigned, entries)) and not any(map(_is_agency, names))

    def names(self, entries: Sequence[AssignedTask]) -> list[Named]:
        """Every name in some tasks, leads first, the more frequent first."""
        counts: dict[tuple[Role, str], int] = {}
        written: dict[tuple[Role, str], str] = {}
        for entry in entries:
            for role in Role:
                for name in names_in(getattr(entry, role.value)):
                    at = role, plain(name)
                    counts[at] = counts.get(at, 0) + 1
                    written.setdefault(at, name)
        order = sorted(counts, key=lambda at: (at[0] is not Role.LEAD, -counts[at], at[1]))
        return [Named(written[at], at[0], counts[at], self.takes(written[at], at[0])) for at in order]

    def _by_rule(self, name: str, role: Role) -> bool:
        key = plain(name)
        if not key:
            return False
        if names_agency(key, self._own) or key in self._units:
            return True
        if listed := _listed(name):
            return len(self._own) > 1 and f" {' '.join(self._own[1:])} " in f" {plain(listed)} "
        return role is Role.LEAD and is_collective(name)


# A line of ours may be led by another agency; its name is none of ours for that.
_NOT_OWN = re.compile(r"(?:so|ubnd|hdnd|cong an|bo|buu dien|cuc|kho bac|toa an|vien kiem sat)\b|cac\b|tat ca\b")


def _is_agency(name: str) -> bool:
    return is_collective(name) or _NOT_OWN.match(plain(name)) is not None


def ours_of(plan: Plan, choices: Mapping[str, bool] | None = None) -> Ours:
    """Who a plan's agency is: by its name, its directory of units, the leads of its own lines, and what was chosen."""
    directory = [
        name
        for unit in entries_of(plan.entries, DirectoryUnit)
        if unit.kind is UnitKind.UNIT
        for name in (unit.name, unit.short, *unit.variants)
    ]
    leads = dict.fromkeys(line.lead for one in plan.appendices for task in one.tasks() for line in task.lines)
    own = [name for text in leads if text for name in names_in(text) if not is_collective(name)]
    return Ours(plan.agency, [*directory, *own], plan.checks.ours if choices is None else choices)


def names_in(text: str) -> tuple[str, ...]:
    """The names in a cell, each once."""
    return tuple(dict.fromkeys(one_line(part.text) for part in split(text[:_LONGEST], _NO_DIRECTORY) if part.text))


def key_of(name: str, role: Role) -> str:
    """Under which a choice for a name in a role is kept."""
    return f"{role.value}:{plain(name)}"


@lru_cache(maxsize=20_000)
def is_collective(name: str) -> bool:
    """Whether a name stands for many agencies of the province, ours among them."""
    key = fold(name)
    if not _COLLECTIVE.match(key):
        return False
    return _NOT_US.search(key) is None or _US_TOO.search(_NOT_US.sub("", key)) is not None


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """The words of a name without marks, signs and the longest of its titles."""
    key = " ".join(_WORDS.findall(fold(name[:_LONGEST])))
    for long, short in _SHORTENED:
        key = key.replace(long, short)
    return key


@lru_cache(maxsize=20_000)
def names_agency(key: str, own: tuple[str, ...]) -> bool:
    """Whether an agency, given by its words, is named in a text, maybe shortened ("Sở LĐTBXH", "Sở GD&ĐT")."""
    words = key.split()
    return bool(own) and any(_ends(words, place, own) for place in range(len(words)))


def _ends(words: Sequence[str], start: int, own: tuple[str, ...]) -> bool:
    """Whether the words from a place on are the agency's name and nothing that makes another name of it."""
    if words[start] != own[0] and not (own[0] == "van" and words[start] == "vp"):
        return False
    return any(not _goes_on(words, end) for end in _aligned(words, start, own, 0))


def _aligned(words: Sequence[str], place: int, own: tuple[str, ...], at: int) -> list[int]:
    """Where the name may end: each word is written out, left out ("và") or stands for several by their initials."""
    if at == len(own):
        return [place]
    found: list[int] = []
    if place < len(words):
        word = words[place]
        if word == own[at]:
            found += _aligned(words, place + 1, own, at + 1)
        elif 1 < len(word) <= len(own):
            for end in _initials(word, own, at):
                found += _aligned(words, place + 1, own, end)
    if own[at] == _AND:
        found += _aligned(words, place, own, at + 1)
    return found


def _initials(word: str, own: tuple[str, ...], at: int) -> list[int]:
    """The places in the name up to which a word holds the initials, "và" taken or not."""
    ends = [at]
    for letter in word:
        following: list[int] = []
        for end in ends:
            steps = [end, end + 1] if end < len(own) and own[end] == _AND else [end]
            following += [step + 1 for step in steps if step < len(own) and own[step][0] == letter]
        ends = following
    return list(dict.fromkeys(ends))


def _goes_on(words: Sequence[str], end: int) -> bool:
    return words[end : end + 1] == [_AND] and end + 1 < len(words) and words[end + 1] not in _NEXT_UNIT


def _listed(name: str) -> str:
    """What follows "các sở" where agencies are listed by the rest of their names: "các sở Nội vụ, Tài chính"."""
    found = _LISTED.match(fold(name))
    # Folding keeps the number of words, not that of letters: the rest is found by its words.
    if found is None:
        return ""
    words = [word for word in name.split()[2:] if word != ":"]
    return " ".join(words) if words and words[0][:1].isupper() else ""
