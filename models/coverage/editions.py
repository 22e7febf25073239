"""A plan from above that is read in, maybe once more in a newer edition: what was decided stays by the words."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.coverage.agency import Ours, ours_of
from models.coverage.assigned import assigned_in, source_of
from models.coverage.words import words_of
from models.i18n import _
from models.likeness import Shelf, bag_of, likeness
from models.plan import Plan
from models.registers import AssignedTask, Verdict, entries_of
from models.text import fold

_REWRITTEN = 0.65  # share of common words from which a text is taken for the old one in other words
_SAME_PLAN = 0.5  # of the tasks of a source that come again


@dataclass(frozen=True, slots=True)
class Edition:
    """What reading a plan from above changes: entries to keep, those that are not in it any more, and how many are
    new, are as they were, or have other words now."""

    kept: tuple[AssignedTask, ...]
    gone: tuple[AssignedTask, ...] = ()
    fresh: int = 0
    same: int = 0
    reworded: tuple[AssignedTask, ...] = ()

    @property
    def again(self) -> bool:
        """Whether the plan was there before."""
        return bool(self.same or self.reworded or self.gone)


def edition_of(
    known: Sequence[AssignedTask], found: Sequence[AssignedTask], ours: Ours, for_us: bool = False
) -> Edition:
    """What becomes of the tasks that are kept when a plan is read; those of other sources are left alone.

    `for_us`: the list was made for us, so that whatever it names means us.
    """
    for_us = for_us or ours.all_for_us(found)
    source = _source_among(known, found)
    old = [entry for entry in known if entry.source == source]
    places: dict[str, deque[AssignedTask]] = {}
    for entry in old:
        places.setdefault(_words(entry), deque()).append(entry)
    partners: dict[int, AssignedTask] = {}
    for place, entry in enumerate(found):
        if same := places.get(_words(entry)):
            partners[place] = same.popleft()
    same_count = len(partners)
    reworded = _alike([entry for waiting in places.values() for entry in waiting], found, partners)
    left = {entry.id for entry in partners.values()}
    kept = tuple(_carried(entry, partners.get(place), ours, for_us) for place, entry in enumerate(found))
    return Edition(
        kept=kept,
        gone=tuple(entry for entry in old if entry.id not in left),
        fresh=len(found) - len(partners),
        same=same_count,
        reworded=tuple(kept[place] for place in reworded),
    )


def read_in(ours: Plan, above: Plan, name: str) -> Edition:
    """What a plan from above changes in our registers; `name` is the source where the plan has no title."""
    names = ours_of(ours)
    known = list(entries_of(ours.entries, AssignedTask))
    return edition_of(known, assigned_in(above, source_of(above) or name), names, names.is_own(above.agency))


def verdict_of(entry: AssignedTask, ours: Ours) -> Verdict:
    """What is said of a task before the officer says anything: ours to cover, or not."""
    return Verdict.OPEN if ours.assigned(entry) else Verdict.NOT_OURS


def _source_among(known: Sequence[AssignedTask], found: Sequence[AssignedTask]) -> str:
    """The source of which this is another edition: the same name, or mostly the same tasks."""
    names = dict.fromkeys(entry.source for entry in known)
    if not found or found[0].source in names:
        return found[0].source if found else ""
    texts = {_words(entry) for entry in found}
    for name in names:
        own = [entry for entry in known if entry.source == name]
        if sum(_words(entry) in texts for entry in own) >= _SAME_PLAN * len(own):
            return name
    return found[0].source


def _alike(left: Sequence[AssignedTask], found: Sequence[AssignedTask], partners: dict[int, AssignedTask]) -> list[int]:
    """Pair what was rewritten, the most alike first; the places of what was found."""
    bags = [_bag(entry) for entry in left]
    shelf = Shelf(bags)
    scored: list[tuple[float, int, int]] = []
    for place, entry in enumerate(found):
        if place not in partners and left:
            bag = _bag(entry)
            scored += [(-likeness(bag, bags[other]), place, other) for other in shelf.near(bag)]
    taken: set[int] = set()
    places: list[int] = []
    for score, place, other in sorted(scored):
        if -score >= _REWRITTEN and place not in partners and other not in taken:
            taken.add(other)
            places.append(place)
            partners[place] = left[other]
    return sorted(places)


def _carried(entry: AssignedTask, old: AssignedTask | None, ours: Ours, for_us: bool) -> AssignedTask:
    """What was decided of the old text, for the new one."""
    if old is None:
        return replace(entry, verdict=Verdict.OPEN if for_us else verdict_of(entry, ours))
    decided = replace(entry, id=old.id, tasks=old.tasks, verdict=old.verdict, note=old.note)
    if old.verdict is verdict_of(old, ours) and not old.tasks:
        # Nothing was decided by hand; the new edition may name others.
        decided = replace(decided, verdict=verdict_of(entry, ours))
    if _words(old) != _words(entry) and old.tasks:
        was = _("Bản trước ghi: “{text}”.").format(text=" ".join(old.text.split()))
        decided = replace(decided, note=f"{old.note}\n{was}".strip())
    return decided


def _words(entry: AssignedTask) -> str:
    return fold(entry.text)


def _bag(entry: AssignedTask) -> Counter[str]:
    return bag_of(" ".join(words_of(entry.text)))
