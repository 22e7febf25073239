"""Column headings that are nearly a known one: letters apart, words cut by a line break, a slip of the typist."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from imports.recognise.vocabulary import bare, field_and_rank, known_phrases, phrases

_LONGEST = 60  # no heading with a slip is told from running text beyond it
_CUT = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?=[^\W\d_])")
_LIKE = 50  # the rank of a heading that is only like a known one: one that is written right goes before it
_SHORTEST = 6
_LONG = 12


def mended(heading: str) -> str:
    """A heading whose words are cut by hyphens at line ends, whole, where that makes it a known one."""
    if "\n" not in heading or _CUT.search(heading) is None:
        return heading
    whole = _CUT.sub("", heading)
    return whole if field_and_rank(whole)[0] else heading


@lru_cache(maxsize=4096)
def likely_field(heading: str) -> tuple[str, int]:
    """The field of a text that stands where headings do, with its rank as field_and_rank has it; "" for none.

    Only for headings: a text is taken for a phrase that it nearly is, which running text would be by accident.
    """
    found = field_and_rank(mended(heading))
    if found[0] or len(heading) > _LONGEST or any(sign.isdigit() for sign in heading):
        return found
    text = bare(heading)
    squeezed = text.replace(" ", "").replace(",", "")
    # Letters apart ("S T T") and words that a line break cuts without a hyphen.
    if whole := _squeezed().get(squeezed):
        return whole, _LIKE
    return (like, _LIKE + 1) if (like := _nearly(text)) else ("", 0)


@cache
def _squeezed() -> dict[str, str]:
    return {phrase.replace(" ", "").replace(",", ""): field for phrase, field, _within in reversed(known_phrases())}


def _nearly(text: str) -> str:
    """The field of the phrase that the text, or some of its words, is but for a letter or two."""
    never = phrases("like_no_heading")
    if len(text) < _SHORTEST or text in never:
        return ""
    # Only a heading that no rule fits needs it.
    from rapidfuzz.distance import OSA

    words = text.split()
    windows: dict[int, list[str]] = {}
    best, found = (99, 0), ""
    for phrase, field, within in known_phrases():
        letters = len(phrase)
        if letters < _SHORTEST:
            continue
        most = 2 if letters >= _LONG else 1
        count = phrase.count(" ") + 1
        if count > len(words) or (not within and count != len(words)):
            continue
        if count not in windows:
            windows[count] = [" ".join(words[at : at + count]) for at in range(len(words) - count + 1)]
        for window in windows[count]:
            # A letter more or less at most, and the same first letter: "thanh tra" is no "chu tri".
            if window[:1] != phrase[:1] or abs(len(window) - letters) > most or window in never:
                continue
            distance = OSA.distance(window, phrase, score_cutoff=most)
            if distance <= most and (distance, -letters) < best:
                best, found = (distance, -letters), field
    return found
