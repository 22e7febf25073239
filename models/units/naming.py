"""What the words of a name tell: whether a unit's name begins here, whether many are meant, where a name is over."""

from __future__ import annotations

from collections.abc import Sequence

from models.units.tokens import Token, tokens_of
from models.units.words import (
    BEGINNINGS,
    CLOSING,
    KINDS,
    MANY,
    NOT_BEFORE,
    OF_A_TASK,
    OF_MANY,
    PLACES,
    TAILS,
    VERBS,
    WEAKLY_CLOSING,
    Phrases,
    phrases,
)

_OF_PLACES = phrases("huyện, xã, phường, thị xã, thành phố")
_LINKS = frozenset(("và", ",", "hoặc", "/"))


def phrase(tokens: Sequence[Token], at: int, known: Phrases) -> int:
    """How many words the longest of some phrases takes that stands at a place; 0 where none does."""
    if at >= len(tokens):
        return 0
    for words in known.get(tokens[at].key, ()):
        size = len(words)
        if size == 1 or (at + size <= len(tokens) and all(tokens[at + n].key == words[n] for n in range(1, size))):
            return size
    return 0


def begins_unit(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name of a unit or of many may begin at a word."""
    if at >= len(tokens):
        return False
    if phrase(tokens, at, MANY):
        return True
    token = tokens[at]
    # "PCCHC": the P of Phòng written together with the short name.
    if len(token.text) > 3 and token.text[0] == "P" and token.text.isupper() and token.text.isalpha():
        return True
    size = phrase(tokens, at, BEGINNINGS)
    if not size:
        return False
    words = tuple(one.key for one in tokens[at : at + size])
    after = tokens[at + size] if at + size < len(tokens) else None
    if after is not None and after.key in NOT_BEFORE[words]:
        return False
    # "Phòng, chống thiên tai", "phòng, ngừa" are no units.
    further = tokens[at + size + 1].key if at + size + 1 < len(tokens) else ""
    return not (after is not None and after.key == "," and further in NOT_BEFORE[words])


def is_many(tokens: Sequence[Token]) -> bool:
    """Whether the words name many units at once, so that nobody of them answers alone."""
    if not tokens:
        return False
    if phrase(tokens, 0, MANY):
        return True
    keys = [token.key for token in tokens]
    for place in range(1, len(keys) - 1):
        if keys[place] in ("các", "những") and keys[place + 1] in OF_MANY:
            return True
    kind = phrase(tokens, 0, KINDS)
    if kind and _goes_on_as_many(tokens, kind):
        return True
    at = _after_office(keys)
    if not at or at >= len(keys):
        return False
    if keys[at] == "cấp":
        return at + 1 < len(keys) and keys[at + 1] in ("huyện", "xã")
    place = phrase(tokens, at, _OF_PLACES)
    return bool(place) and at + place + 1 < len(keys) and keys[at + place] in _LINKS and keys[at + place + 1] in PLACES


def stands_for_many(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word goes on with a list of many ("ban, đơn vị thuộc Sở") instead of naming one unit."""
    size = phrase(tokens, at, KINDS)
    if not size or at + size >= len(tokens):
        return bool(size)
    small = not tokens[at].is_capital and tokens[at + size].is_word and not tokens[at + size].is_capital
    return small or _goes_on_as_many(tokens, size, at)


def is_closed(tokens: Sequence[Token], weakly: bool = False) -> bool:
    """Whether a list of many has come to its end: "… thuộc Sở", "… có liên quan"; `weakly` for another "các …"."""
    if _after_office([token.key for token in tokens]):
        return True
    return any(
        phrase(tokens, at, CLOSING) or (weakly and phrase(tokens, at, WEAKLY_CLOSING)) for at in range(1, len(tokens))
    )


def ends_before_verb(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether the name that began at `start` is over at a word, because its work is told from there on."""
    if at - start < 3 or tokens[at].is_capital or tokens[at - 1].key in (*_LINKS, "-", "("):
        return False
    return bool(phrase(tokens, at, VERBS)) and not phrase(tokens, start, OF_A_TASK)


def is_collective(text: str) -> bool:
    """Whether a name stands for many: "Các phòng, ban, đơn vị thuộc Sở", "Sở, ban, ngành", "UBND cấp huyện"."""
    return is_many(tokens_of(text))


def _goes_on_as_many(tokens: Sequence[Token], size: int, at: int = 0) -> bool:
    """Whether after a word like "phòng" another of its sort comes, or what is said of many."""
    if at + size >= len(tokens):
        return False
    after = tokens[at + size]
    if after.key in _LINKS:
        beyond = at + size + 1
        return beyond >= len(tokens) or bool(
            phrase(tokens, beyond, KINDS) or phrase(tokens, beyond, MANY) or phrase(tokens, beyond, TAILS)
        )
    if not after.is_word:
        return at > 0
    return not after.is_capital and bool(phrase(tokens, at + size, TAILS))


def _after_office(keys: Sequence[str]) -> int:
    """After how many words the name of an office is over that each place has one of: "UBND"; 0 where none begins."""
    for office in (("ubnd",), ("hđnd",), ("ủy", "ban", "nhân", "dân"), ("hội", "đồng", "nhân", "dân")):
        if tuple(keys[: len(office)]) == office:
            return len(office)
    return 0
