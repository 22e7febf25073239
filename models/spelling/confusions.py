"""Which usual word was meant where two syllables stand together that are no word but nearly one."""

from __future__ import annotations

from functools import lru_cache

from models.spelling.forms import bare, differs_by_letter, marks_apart
from models.spelling.lexicon import Pair, lexicon


@lru_cache(maxsize=100_000)
def meant_by(first: str, second: str) -> tuple[Pair, ...]:
    """The administrative words of which two forms may be a misspelling; () where the pair is good or too far away.

    A syllable that is never alone tells best what its other half must be. Beside others, a word that goes with
    everything is taken for no slip, and a changed letter only where it makes a syllable that no known word has.
    """
    known = lexicon()
    if (first, second) in known.seen:
        return ()
    halves = first in known.bound, second in known.bound
    seconds = {(first, meant) for meant in known.after.get(first, ()) if _is_slip(second, meant, halves[0])}
    firsts = {(meant, second) for meant in known.before.get(second, ()) if _is_slip(first, meant, halves[1])}
    found = (firsts if halves[0] < halves[1] else set()) | (seconds if halves[0] > halves[1] else set())
    if halves[0] == halves[1]:
        found = seconds | firsts
    if not found and known.free.isdisjoint((first, second)):
        near = known.marks.get((bare(first), bare(second)), frozenset())
        found = {pair for pair in near if _both_are_slips(first, second, pair)}
    return tuple(sorted(found))


def _is_slip(written: str, meant: str, beside_bound: bool) -> bool:
    known = lexicon()
    apart = marks_apart(written, meant)
    if apart:
        return apart <= 2 if beside_bound else (apart == 1 and written not in known.free)
    strange = written not in known.syllables or (beside_bound and written not in known.free)
    return strange and differs_by_letter(written, meant)


def _both_are_slips(first: str, second: str, meant: Pair) -> bool:
    bound = not lexicon().bound.isdisjoint(meant)
    return bound and marks_apart(first, meant[0]) == 1 == marks_apart(second, meant[1])
