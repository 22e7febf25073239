"""Whether two names may mean the same unit of one department, how likely that is, and why, in words."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from models.i18n import _
from models.text import fold
from models.units.naming import is_many
from models.units.tokens import Token, bare, name_key, name_words, tokens_of

_LINKS = frozenset(("va", ",", "-", "&", "/"))
_OWN_ENDINGS = (("thuoc", "so"), ("cua", "so"), ("so",), ("tinh",), ("thanh", "pho"))
_FREE = frozenset(("co", "cac", "va", ","))  # words of a list of many that tell nothing
_MISSED = (["so", "thuoc"], ["don", "vi"], ["co", "quan"], ["trung", "tam"])  # what such a list often lacks
_LEAST_WORDS = 2  # of a name beyond its first word that make its beginning a short name
_MOST_WORDS = 60  # of a name; a longer text is none
_LONG = 3  # letters of a word in which one may be mistyped


class Confidence(IntEnum):
    """How likely it is that two names mean one unit; only the officer makes it certain."""

    PERHAPS = 1
    LIKELY = 2
    SURE = 3


class Likeness(NamedTuple):
    """How likely two names mean one unit, and why."""

    confidence: Confidence
    reason: str


class Name:
    """A name as it is compared; `own` is the agency of the plan, whose name at the end of another says nothing."""

    def __init__(self, text: str, own: str = "") -> None:
        self.text = text
        self.own = own
        self.tokens = [token for token in tokens_of(text) if token.key != "."]
        self.key = name_key(text)

    @cached_property
    def many(self) -> bool:
        """Whether it stands for many."""
        return is_many(self.tokens)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words without marks, usual short words in full."""
        return tuple(bare(word) for word in name_words(self.tokens))

    @cached_property
    def core(self) -> list[Token]:
        """Its words without "Sở", "tỉnh" or the own agency at the end, which every unit of it could have."""
        keys = [bare(token.key) for token in self.tokens]
        own = [bare(token.key) for token in tokens_of(self.own)]
        endings = [tuple(own), *_OWN_ENDINGS] if own else list(_OWN_ENDINGS)
        for ending in endings:
            if len(keys) > len(ending) and tuple(keys[-len(ending) :]) == ending:
                return self.tokens[: -len(ending)]
        return self.tokens

    @cached_property
    def has_short_words(self) -> bool:
        """Whether a word of it is made of first letters, "UBND" and the like aside."""
        return any(_is_short(token) and len(name_words((token,))) == 1 for token in self.tokens)


def alike(one: Name, other: Name) -> Likeness | None:
    """Whether two names may mean one unit; None where nothing speaks for it."""
    if one.key == other.key:
        return Likeness(Confidence.SURE, _same(one.text, other.text))
    if not all(0 < len(name.tokens) <= _MOST_WORDS for name in (one, other)):
        return None
    if one.many != other.many:
        return _torn(one, other)
    short, long = sorted((one, other), key=lambda name: (len(name.words), len(name.text)))
    doubled = _doubled(long.words, short.words)
    if doubled:
        reason = _("“{long}” chỉ lặp chữ so với “{short}”").format(long=long.text, short=short.text)
        return Likeness(Confidence.LIKELY, reason)
    if one.many:
        return _lists_alike(short, long)
    if len(short.words) == len(long.words) and (typo := _typo(short.words, long.words)):
        return typo
    return _units_alike(one, other) or _shortened(short, long)


def _units_alike(one: Name, other: Name) -> Likeness | None:
    """Alike by what is left out at the end, by other links between the words, or by first letters."""
    cores = [[bare(token.key) for token in name.core] for name in (one, other)]
    if cores[0] == cores[1]:
        short, long = sorted((one, other), key=lambda name: len(name.words))
        reason = _("trong kế hoạch này “{short}” là cách gọi tắt của “{long}”").format(short=short.text, long=long.text)
        return Likeness(Confidence.LIKELY, reason)
    plain = [[word for word in core if word not in _LINKS] for core in cores]
    if plain[0] == plain[1]:
        reason = _("“{one}” và “{other}” chỉ khác cách nối các phần của tên")
        return Likeness(Confidence.LIKELY, reason.format(one=one.text, other=other.text))
    for short, long in ((one, other), (other, one)):
        if abbreviates(short.core, long.core) or (
            long.core[0].key == "phòng" and _is_short(short.core[0]) and abbreviates(short.core, long.core[1:])
        ):
            reason = _("“{short}” viết bằng chữ cái đầu của “{long}”").format(short=short.text, long=long.text)
            return Likeness(Confidence.LIKELY, reason)
    return None


def _lists_alike(short: Name, long: Name) -> Likeness | None:
    plain = [sorted(word for word in name.words if word not in _FREE) for name in (short, long)]
    names = {"short": short.text, "long": long.text}
    if plain[0] == plain[1]:
        if [word for word in short.words if word not in _FREE] == [word for word in long.words if word not in _FREE]:
            return Likeness(
                Confidence.LIKELY, _("“{short}” và “{long}” chỉ khác chữ đệm hoặc dấu phẩy").format(**names)
            )
        return Likeness(Confidence.LIKELY, _("“{short}” và “{long}” cùng các chữ, khác thứ tự").format(**names))
    missing = list(plain[1])
    for word in plain[0]:
        if word not in missing:
            return None
        missing.remove(word)
    if len(missing) == 1 or missing in _MISSED:
        return Likeness(Confidence.PERHAPS, _("“{short}” có thể là “{long}” viết thiếu chữ").format(**names))
    return None


def _torn(one: Name, other: Name) -> Likeness | None:
    """A list of many whose beginning was lost may read like a unit."""
    short, long = sorted((one, other), key=lambda name: len(name.words))
    if long.many and len(short.words) > 1 and long.words[-len(short.words) :] == short.words:
        reason = _("“{short}” có thể là “{long}” mất phần đầu").format(short=short.text, long=long.text)
        return Likeness(Confidence.PERHAPS, reason)
    return None


def _shortened(short: Name, long: Name) -> Likeness | None:
    """The beginning of a longer name, up to where its parts are joined, may be its short name."""
    for one, other in ((short, long), (long, short)):
        if _begins(one, other):
            return _may_be_short(one, other)
    plain = [word for word in short.words if word not in _LINKS]
    whole = [(word, place) for place, word in enumerate(long.words) if word not in _LINKS]
    if (
        len(plain) <= _LEAST_WORDS
        or [word for word, _place in whole[: len(plain)]] != plain
        or len(whole) == len(plain)
    ):
        return None
    if long.words[whole[len(plain)][1] - 1] not in _LINKS:
        return None
    return _may_be_short(short, long)


def _may_be_short(short: Name, long: Name) -> Likeness:
    reason = _("“{short}” có thể là tên cũ hoặc tên ngắn của “{long}”").format(short=short.text, long=long.text)
    return Likeness(Confidence.PERHAPS, reason)


def _begins(short: Name, long: Name) -> bool:
    """Whether a name is the beginning of a longer one, some words of either written by their first letters."""
    for place in range(_LEAST_WORDS, len(long.core)):
        if bare(long.core[place].key) in _LINKS:
            head = long.core[:place]
            if abbreviates(head, short.core) or abbreviates(short.core, head):
                return True
    return False


def abbreviates(short: Sequence[Token], long: Sequence[Token]) -> bool:
    """Whether a name is another one with some words written by their first letters: "Phòng CCVC"."""
    return _Fitting(short, long).fits(0, 0, 0, False)


class _Fitting:
    """Whether what is left of a short name stands for what is left of a long one; each rest is tried once."""

    def __init__(self, short: Sequence[Token], long: Sequence[Token]) -> None:
        self._short, self._long = short, long
        self._tried: dict[tuple[int, int, int, bool], bool] = {}

    def fits(self, at: int, to: int, letter: int, used: bool) -> bool:
        """From a word of either on; `letter` is how far a short word is read, `used` whether one was."""
        key = at, to, letter, used
        if key not in self._tried:
            self._tried[key] = self._fits(*key)
        return self._tried[key]

    def _fits(self, at: int, to: int, letter: int, used: bool) -> bool:
        short, long = self._short, self._long
        while to < len(long) and long[to].key in ("-", ",", "/"):
            to += 1
        if at == len(short):
            return to == len(long) and used
        token, word = short[at], bare(short[at].text)
        if letter == 0 and (not token.is_word or token.key == "và"):
            over = to + 1 if to < len(long) and long[to].key == "và" else to
            return self.fits(at + 1, over, 0, used)
        if letter == len(word):
            return self.fits(at + 1, to, 0, used)
        if to == len(long):
            return False
        target = bare(long[to].text)
        if letter == 0 and bare(long[to].key) == bare(token.key) and self.fits(at + 1, to + 1, 0, used):
            return True
        if not _is_short(token):
            return False
        took = len(target) if _is_short(long[to]) else 1
        read = word[letter : letter + took] == target[:took] and not (letter == 0 and took == len(word))
        if read and self.fits(at, to + 1, letter + took, True):
            return True
        return long[to].key == "và" and self.fits(at, to + 1, letter, used)


def _is_short(token: Token) -> bool:
    return len(token.text) > 1 and token.text.isalpha() and token.text.isupper()


def _same(one: str, other: str) -> str:
    names = {"one": one, "other": other}
    if one.casefold() == other.casefold():
        return _("“{one}” và “{other}” chỉ khác chữ hoa, chữ thường").format(**names)
    if fold(one) == fold(other):
        return _("“{one}” và “{other}” chỉ khác dấu").format(**names)
    return _("“{one}” và “{other}” chỉ khác dấu cách, dấu gạch nối hoặc chữ viết tắt thông dụng").format(**names)


def _doubled(long: Sequence[str], short: Sequence[str]) -> bool:
    """Whether a name is another one with a word twice in a row."""
    if len(long) != len(short) + 1:
        return False
    return any(long[at] == long[at - 1] and [*long[:at], *long[at + 1 :]] == list(short) for at in range(1, len(long)))


def _typo(one: Sequence[str], other: Sequence[str]) -> Likeness | None:
    """One letter of one word is another, missing or too much."""
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1:
        return None
    first, second = sorted(differing[0], key=len)
    if first.replace("y", "i") == second.replace("y", "i"):
        return Likeness(Confidence.LIKELY, _("chỉ khác i và y: “{one}”, “{other}”").format(one=first, other=second))
    if not (first.isalpha() and second.isalpha()) or len(first) < _LONG or len(second) - len(first) > 1:
        return None
    at = next((place for place, sign in enumerate(first) if sign != second[place]), len(first))
    if first[at + (len(first) == len(second)) :] != second[at + 1 :]:
        return None
    return Likeness(Confidence.PERHAPS, _("chỉ khác một chữ cái: “{one}”, “{other}”").format(one=first, other=second))
