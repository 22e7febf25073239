"""Doubts about the spelling of a text: impossible syllables, words near a usual one, words that lack a half."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise, starmap
from typing import NamedTuple

from models.spelling.confusions import meant_by
from models.spelling.forms import bare, form, marks_apart
from models.spelling.lexicon import Pair, lexicon, order_of_pairs
from models.spelling.runs import Run, Word, is_abbreviation, is_too_long, is_torn, runs
from models.spelling.syllables import is_syllable
from models.spelling.tone import TonePlace, well_placed, with_tone

# Signs part words, so that a pair is not made of the end of one sentence and the beginning of the next.
_WORD_OR_SIGN = re.compile(r"[^\W\d_]+|[^\w\s]|[\d\n]")
_FIGURES = re.compile(r"\d+")
_BREAK = "¶"
_KEPT = 200_000  # steps that were found harmless are not looked at again
_FILE_SIGNS = frozenset("./\\_-@:")  # beside them stand parts of names of files and of addresses
_GOES_ON = re.compile(r"[\w,;] +\Z")  # before a word that does not begin its sentence
_EXAMPLES = 4  # words that are named beside a half
_JOINING = frozenset("-–/_&'’")  # the other half may stand behind these


class Doubt(StrEnum):
    """What is the matter: no syllable, another word than the usual one, half of a word."""

    SYLLABLE = "syllable"
    WORD = "word"
    HALF = "half"


class Misspelling(NamedTuple):
    """A stretch of text that looks misspelt, and what was meant where that is clear; "" where it is not."""

    start: int
    end: int
    written: str
    doubt: Doubt
    meant: str = ""


# A slip that begins with one of these lacks what stands before it: "(thế Quyết định …" for "thay thế".
_HALVES_OF_SLIPS = frozenset({form("thế")})
# Steps from one piece between spaces to the next that are harmless wherever they stand: most texts are made of what
# was met before. Pieces with half of a word are so beside its other half only, in one of the whole steps.
_fine_steps: set[tuple[str, str]] = set()
_whole_steps: set[tuple[str, str]] = set()
_half_pieces: set[str] = set()


def misspellings(text: str) -> tuple[Misspelling, ...]:
    """All doubts about a text in their order, none of two that overlap; a text without any dấu is left alone."""
    return () if text.isascii() or _is_clean(text) else _doubts(text)


@lru_cache(maxsize=20_000)
def _doubts(text: str) -> tuple[Misspelling, ...]:
    words = _WORD_OR_SIGN.findall(text)
    strange = {word for word in set(words) if not _is_fine(word)}
    pairs = {pair for pair in set(pairwise(words)) if not _goes_together(*pair)}
    if not strange and not pairs and not _has_half(words):
        return ()
    return tuple(_in_order(text, strange, pairs))


def _is_clean(text: str) -> bool:
    """Whether all steps of a text are harmless; a text with others is still to be looked at as a whole."""
    # Figures part words, whichever they are; so do line breaks, beginning and end.
    pieces = [_BREAK, *_FIGURES.sub("0", text.replace("\n", f" {_BREAK} ")).split(), _BREAK]
    if not _fine_steps.issuperset(pairwise(pieces)) and not all(starmap(_learn_step, set(pairwise(pieces)))):
        return False
    return _half_pieces.isdisjoint(pieces) or _are_whole(pieces)


def _are_whole(pieces: Sequence[str]) -> bool:
    """Whether each half of a word stands beside its other half."""
    for at, piece in enumerate(pieces):
        alone = piece in _half_pieces and (pieces[at - 1], piece) not in _whole_steps
        if alone and (piece, pieces[at + 1]) not in _whole_steps:
            return False
    return True


def _learn_step(first: str, second: str) -> bool:
    """Keep a step where it is harmless; whether it is."""
    if (first, second) in _fine_steps:
        return True
    before, words = _WORD_OR_SIGN.findall(first)[-1:], _WORD_OR_SIGN.findall(second)
    if not all(map(_is_fine, words)) or not all(starmap(_goes_together, pairwise((*before, *words)))):
        return False
    if not _bound_words().isdisjoint(words):
        if sum(word.isalpha() for word in words) > 1:
            return False
        _half_pieces.add(second)
    if len(_fine_steps) > _KEPT:
        _fine_steps.clear()
    _fine_steps.add((first, second))
    if before and words and (form(before[0]), form(words[0])) in lexicon().seen:
        _whole_steps.add((first, second))
    return True


def partners(word: str) -> tuple[str, ...]:
    """Some words of which this syllable is half, for the officer to see what may be missing."""
    known, half = lexicon(), form(word)
    pairs = [(half, one) for one in known.after.get(half, ())] + [(one, half) for one in known.before.get(half, ())]
    pairs.sort(key=order_of_pairs().__getitem__)
    return tuple(f"{known.written[first]} {known.written[second]}" for first, second in pairs[:_EXAMPLES])


@lru_cache(maxsize=50_000)
def _is_fine(word: str) -> bool:
    if len(word) == 1 or is_too_long(word) or is_abbreviation(word, True):
        return True
    if word.isascii():
        return not is_torn(word)
    small = word.lower()
    return (is_syllable(small) and well_placed(small)) or small in lexicon().names


@lru_cache(maxsize=200_000)
def _goes_together(first: str, second: str) -> bool:
    pair = form(first), form(second)
    if pair in _slips_by_pair():
        return False
    return len(first) < 2 or len(second) < 2 or not meant_by(*pair)


def _has_half(words: Sequence[str]) -> bool:
    bound = _bound_words()
    if bound.isdisjoint(words):
        return False
    seen, last = lexicon().seen, len(words) - 1
    for at, word in enumerate(words):
        if word in bound:
            half = form(word)
            whole = (at and (form(words[at - 1]), half) in seen) or (at < last and (half, form(words[at + 1])) in seen)
            if not whole:
                return True
    return False


@lru_cache(maxsize=1)
def _bound_words() -> frozenset[str]:
    known = lexicon()
    small = {known.written[one] for one in known.bound} | known.bound
    return frozenset(small | {like(one, word) for word in small for one in ("X", "XX")})


@lru_cache(maxsize=1)
def _slips_by_pair() -> dict[Pair, tuple[tuple[int, tuple[str, ...]], ...]]:
    """The known slips by the pair of syllables in them that tells them best, and where in the slip it stands."""
    seen = lexicon().seen
    found: dict[Pair, tuple[tuple[int, tuple[str, ...]], ...]] = {}
    for slip in sorted(lexicon().slips, key=len, reverse=True):
        pairs = list(pairwise(slip))
        at = next((place for place in range(len(pairs) - 1, -1, -1) if pairs[place] not in seen), 0)
        found[pairs[at]] = (*found.get(pairs[at], ()), (at, slip))
    return found


def _in_order(text: str, strange: set[str], pairs: set[Pair]) -> Iterator[Misspelling]:
    bound = lexicon().bound
    for run in runs(text):
        end, last = 0, len(run) - 1
        for at, word in enumerate(run):
            if word.start < end:
                continue
            found = _strange(text, run, at) if word.text in strange else None
            if found is None and at < last and (word.text, run[at + 1].text) in pairs:
                found = _slip(run, at) or _confused(run, at)
            if found is None and word.form in bound:
                found = _half(text, run, at)
            if found is not None:
                end = found.end
                yield found


def _strange(text: str, run: Run, at: int) -> Misspelling | None:
    word = run[at]
    around = text[max(0, word.start - 1) : word.start] + text[word.end : word.end + 1]
    if _in_name(run, at) or (word.text.isascii() and (len(run) == 1 or not _FILE_SIGNS.isdisjoint(around))):
        return None
    meant = _meant_syllable(run, at)
    if not meant and _has_capital(word) and (at or _GOES_ON.search(text, max(0, word.start - 3), word.start)):
        return None  # a name, within the sentence
    return Misspelling(word.start, word.end, word.text, Doubt.SYLLABLE, meant)


def _meant_syllable(run: Run, at: int) -> str:
    """What an impossible syllable stands for: the tone moved, two words parted, or the one word that fits here."""
    word = run[at].text.lower()
    moved = with_tone(word, TonePlace.FIRST)
    if moved != word and is_syllable(moved):
        return like(run[at].text, moved)
    known = lexicon()
    before = run[at - 1].form if at else ""
    after = run[at + 1].form if at + 1 < len(run) else ""
    fitting = known.after.get(before, frozenset()) | known.before.get(after, frozenset())
    near = {one for one in fitting if bare(one) == bare(form(word))}
    near = near or {one for one in known.syllables if marks_apart(one, form(word)) == 1}
    if not near:
        parts = [(word[:cut], word[cut:]) for cut in range(2, len(word) - 1)]
        parted = [pair for pair in parts if (form(pair[0]), form(pair[1])) in known.seen]
        return like(run[at].text, " ".join(parted[0])) if len(parted) == 1 else ""
    return like(run[at].text, known.written[near.pop()]) if len(near) == 1 else ""


def _slip(run: Run, at: int) -> Misspelling | None:
    for offset, slip in _slips_by_pair().get((run[at].form, run[at + 1].form), ()):
        begin = max(0, at - offset)
        words = run[begin : at - offset + len(slip)]
        if tuple(word.form for word in words) != slip or (len(slip) == 2 and _belongs_elsewhere(run, at)):
            continue
        if slip[0] in _HALVES_OF_SLIPS and begin and (run[begin - 1].form, slip[0]) in lexicon().words:
            continue
        right = lexicon().slips[slip]
        if len(right) == len(slip):
            return _of(words, _replaced(words, right))
        return _of(words, _with_more(words, right))
    return None


def _confused(run: Run, at: int) -> Misspelling | None:
    words = run[at : at + 2]
    if _in_name(run, at) or _in_name(run, at + 1) or (_has_capital(words[1]) and not _has_capital(words[0])):
        return None
    meant = meant_by(words[0].form, words[1].form) if all(len(word.text) > 1 for word in words) else ()
    if not meant or _belongs_elsewhere(run, at):
        return None
    if len(meant) > 1:
        return _of(words, "")
    written = lexicon().written
    return _of(words, _replaced(words, [written[one] for one in meant[0]]))


def _half(text: str, run: Run, at: int) -> Misspelling | None:
    known, word = lexicon(), run[at]
    if len(run) == 1 or _in_name(run, at):
        return None
    if {text[max(0, word.start - 1) : word.start], text[word.end : word.end + 1]} & _JOINING:
        return None
    if at and (run[at - 1].form, word.form) in known.seen:
        return None
    if at + 1 < len(run) and (word.form, run[at + 1].form) in known.seen:
        return None
    return Misspelling(word.start, word.end, word.text, Doubt.HALF)


def _belongs_elsewhere(run: Run, at: int) -> bool:
    """Whether one of the two words at a place makes a word with what stands on its other side."""
    words = lexicon().words
    before = at and (run[at - 1].form, run[at].form) in words
    return bool(before) or (at + 2 < len(run) and (run[at + 1].form, run[at + 2].form) in words)


def _in_name(run: Run, at: int) -> bool:
    """Whether a word is part of a name: a capital within the sentence, beside another one."""
    if not _has_capital(run[at]):
        return False
    return (at > 0 and _has_capital(run[at - 1])) or (at + 1 < len(run) and _has_capital(run[at + 1]))


def _has_capital(word: Word) -> bool:
    return word.text[0].isupper() and (len(word.text) == 1 or not word.text.isupper())


def _replaced(words: Sequence[Word], wanted: Sequence[str]) -> str:
    """The words with those that are other than wanted replaced."""
    pairs = zip(words, wanted, strict=True)
    return " ".join(word.text if word.form == form(one) else like(word.text, one) for word, one in pairs)


def _with_more(words: Sequence[Word], wanted: Sequence[str]) -> str:
    """What is wanted, which has more or fewer words; those that stand at both ends stay as they are written."""
    forms = [form(one) for one in wanted]
    most = min(len(words), len(wanted)) - 1
    same = next((at for at in range(most) if words[at].form != forms[at]), most)
    most -= same
    tail = next((at for at in range(most) if words[-1 - at].form != forms[-1 - at]), most)
    between = wanted[same : len(wanted) - tail]
    first = words[0].text
    if len(first) > 1 and first.isupper():
        between = [one.upper() for one in between]
    elif not same and between:
        between = [like(first, between[0]), *between[1:]]
    kept = [word.text for word in (*words[:same], *words[len(words) - tail :])]
    return " ".join((*kept[:same], *between, *kept[same:]))


def _of(words: Sequence[Word], meant: str) -> Misspelling:
    written = " ".join(word.text for word in words)
    return Misspelling(words[0].start, words[-1].end, written, Doubt.WORD, meant)


def like(written: str, wanted: str) -> str:
    """What is wanted, in capitals as what was written."""
    if len(written) > 1 and written.isupper():
        return wanted.upper()
    return wanted[:1].upper() + wanted[1:] if written[:1].isupper() else wanted
