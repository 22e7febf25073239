"""Numbers of sections that run by themselves: which series run, and what a change of the structure does to them.

A series is the numbers of the sections in one section. One that ran before a change (I, II, III) runs after it; one
that did not (a second III, as some documents have) is left as it is, only what is new in it gets a number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from models.numbering import Style, label, letter_value, roman_value
from models.plan import Section

_PART = re.compile(r"((?:phần|chương)\s+(?:thứ\s+)?)(\S{1,8})", re.IGNORECASE)
_DOTTED = re.compile(r"(\d{1,4}(?:\.\d{1,4})*)\.(\d{1,4})", re.ASCII)
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_PLAIN = (Style.ROMAN, Style.ARABIC, Style.LETTER)


class _Kind(StrEnum):
    NONE = "none"
    PART = "part"
    DOTTED = "dotted"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Scheme:
    """How one series is numbered; `before` is what stands before each number ("Phần thứ ", or "1." of others)."""

    kind: _Kind = _Kind.PLAIN
    style: Style = Style.NONE
    before: str = ""
    words: bool = False
    follows: bool = False  # "1.1": the number of the section above stands before

    def label(self, place: int, above: str) -> str:
        """The number at a place, counted from 1, in a section numbered `above`."""
        match self.kind:
            case _Kind.NONE:
                return ""
            case _Kind.DOTTED:
                return f"{above if self.follows else self.before}.{place}"
            case _Kind.PART:
                text = _ORDINALS[place - 1] if self.words and place <= len(_ORDINALS) else label(place, self.style)
                return self.before + (text.upper() if self.before.isupper() else text)
        return label(place, self.style)


UNNUMBERED = Scheme(_Kind.NONE)


def _readings(number: str, above: str) -> Iterator[tuple[Scheme, int]]:
    """How a number can be meant, and its value; C, D, I … are Roman numbers or letters."""
    if not number:
        yield UNNUMBERED, 0
    elif part := _PART.fullmatch(number):
        before, text = part.groups()
        if text.lower() in _ORDINALS:
            yield Scheme(_Kind.PART, Style.ARABIC, before, words=True), _ORDINALS.index(text.lower()) + 1
        elif text.isascii() and text.isdigit():
            yield Scheme(_Kind.PART, Style.ARABIC, before), int(text)
        elif value := roman_value(text):
            yield Scheme(_Kind.PART, Style.ROMAN, before), value
    elif number.isascii() and number.isdigit() and len(number) < 5:
        padded = number.startswith("0") and len(number) == 2
        yield Scheme(style=Style.PADDED if padded else Style.ARABIC), int(number)
    elif dotted := _DOTTED.fullmatch(number):
        follows = bool(above) and dotted.group(1) == above
        yield Scheme(_Kind.DOTTED, Style.ARABIC, "" if follows else dotted.group(1), False, follows), int(dotted[2])
    else:
        if value := roman_value(number):
            yield Scheme(style=Style.ROMAN), value
        if value := letter_value(number):
            yield Scheme(style=Style.LETTER), value
        if number.isupper() and (value := letter_value(number.lower())):
            yield Scheme(style=Style.CAPITAL), value


def running_scheme(numbers: Sequence[str], above: str) -> Scheme | None:
    """The scheme in which numbers run from the first without gap or repetition; None where they do not."""
    for scheme, value in _readings(numbers[0], above) if numbers else ():
        begins = value == 1 or scheme.kind is _Kind.NONE
        if begins and all(scheme.label(place, above) == number for place, number in enumerate(numbers, 1)):
            return scheme
    return None


def _likely_scheme(numbers: Sequence[str], above: str) -> Scheme:
    """The scheme of the first number that can be read, whether the series runs or not."""
    for number in numbers:
        for scheme, _value in _readings(number, above) if number else ():
            return scheme
    return UNNUMBERED


def read_series(numbers: Sequence[str], above: str) -> list[int | None]:
    """The values of a series, whether it runs or not, in the scheme that most of its numbers share; 0 for no number,
    None for one of another scheme. All 0 where no scheme tells how most of them are meant.
    """
    readings = [list(_readings(number.strip().rstrip(".):"), above)) for number in numbers]
    # 01, 02 … 10: from ten on a padded number looks like any other.
    padded = any(scheme.style is Style.PADDED for own in readings for scheme, _value in own)
    kept = [[(_padded(scheme, value) if padded else scheme, value) for scheme, value in own] for own in readings]
    votes = Counter(scheme for own in kept for scheme, _value in own if scheme != UNNUMBERED)
    usual, many = votes.most_common(1)[0] if votes else (UNNUMBERED, 0)
    if 2 * many < sum(bool(number.strip()) for number in numbers):
        return [0] * len(numbers)
    return [next((value for scheme, value in own if scheme in (usual, UNNUMBERED)), None) for own in kept]


def _padded(scheme: Scheme, value: int) -> Scheme:
    wide = scheme.style is Style.ARABIC and scheme.kind is _Kind.PLAIN and value > 9
    return replace(scheme, style=Style.PADDED) if wide else scheme


def _after(number: str, scheme: Scheme, above: str) -> str:
    """The number that follows another one."""
    for found, value in _readings(number, above):
        if found == scheme:
            return scheme.label(value + 1, above)
    return ""


def _below(scheme: Scheme | None, depth: int) -> Scheme:
    """How sections under one of a scheme are numbered where no other series shows it: I, then 1, then a)."""
    if scheme is None:
        return Scheme(style=Style.ROMAN)
    if scheme.kind is _Kind.PART or scheme.style is Style.CAPITAL:
        return Scheme(style=Style.ROMAN)
    if scheme.kind is _Kind.NONE:
        return Scheme(style=_PLAIN[depth]) if depth < len(_PLAIN) else UNNUMBERED
    if scheme.kind is _Kind.DOTTED or scheme.style in (Style.ARABIC, Style.PADDED):
        return Scheme(style=Style.LETTER)
    return Scheme(style=Style.ARABIC) if scheme.style is Style.ROMAN else UNNUMBERED


@dataclass(frozen=True, slots=True)
class _Series:
    """One series as it was: the number above it, that number's scheme, and its sections' numbers by id."""

    above: str
    above_scheme: Scheme | None
    numbers: Mapping[str, str]

    @property
    def scheme(self) -> Scheme | None:
        """The scheme in which it runs, None where it does not."""
        return running_scheme(tuple(self.numbers.values()), self.above)


class _Keeper:
    """Numbers the sections of a changed body by what their series were before."""

    def __init__(self, before: Sequence[Section]) -> None:
        self._series: dict[str, _Series] = {}
        self._at_depth: dict[int, Scheme] = {}
        self._note("", "", None, before, 0)

    def _note(self, id_: str, above: str, above_scheme: Scheme | None, sections: Sequence[Section], depth: int) -> None:
        numbers = {section.id: section.number for section in sections}
        series = self._series[id_] = _Series(above, above_scheme, numbers)
        likely = series.scheme or _likely_scheme(tuple(numbers.values()), above)
        if numbers and likely != UNNUMBERED:
            # Other series of the level show how a new one is numbered: 1.1 in some plans, a) in most.
            self._at_depth.setdefault(depth, likely)
        for section in sections:
            self._note(section.id, section.number, likely, section.sections, depth + 1)

    def numbered(
        self, sections: Sequence[Section], id_: str = "", above: str = "", scheme: Scheme | None = None, depth: int = 0
    ) -> tuple[Section, ...]:
        """The sections in the section `id_`, itself numbered `above` in a scheme, with the numbers they shall have."""
        if not sections:
            return ()
        used, numbers = self._numbers(sections, id_, above, scheme, depth)
        return tuple(
            replace(
                section,
                number=number,
                sections=self.numbered(section.sections, section.id, number, used, depth + 1),
            )
            for section, number in zip(sections, numbers, strict=True)
        )

    def _numbers(
        self, sections: Sequence[Section], id_: str, above: str, above_scheme: Scheme | None, depth: int
    ) -> tuple[Scheme, list[str]]:
        given = [section.number for section in sections]
        before = self._series.get(id_)
        if before is not None and before.numbers:
            likely = before.scheme or _likely_scheme(tuple(before.numbers.values()), before.above)
            # Under a heading of another level 1, 2 becomes a), b), so that numbers still tell the levels apart.
            moved = bool(id_) and before.above_scheme != above_scheme and likely != UNNUMBERED
            if before.scheme is not None or moved:
                used = self._usual(above_scheme, depth) if moved else likely
                return used, _run(used, above, len(sections))
            return likely, self._patched(sections, before, likely, above)
        own = running_scheme(given, above)
        if own is not None and own not in (UNNUMBERED, above_scheme):
            return own, given
        if before is None and all(given):
            return _likely_scheme(given, above), given
        used = self._usual(above_scheme, depth)
        return used, _run(used, above, len(sections))

    def _usual(self, above: Scheme | None, depth: int) -> Scheme:
        found = self._at_depth.get(depth)
        return found if found is not None and found != above else _below(above, depth)

    def _patched(self, sections: Sequence[Section], before: _Series, scheme: Scheme, above: str) -> list[str]:
        """Numbers of a series that does not run: what stood in it keeps its own, what is new follows the one above."""
        numbers: list[str] = []
        for section in sections:
            known = before.numbers.get(section.id)
            last = next((number for number in reversed(numbers) if number), "")
            numbers.append(
                (_after(last, scheme, above) if last else scheme.label(1, above)) if known is None else known
            )
        return numbers


def _run(scheme: Scheme, above: str, count: int) -> list[str]:
    return [scheme.label(place, above) for place in range(1, count + 1)]


def kept_running(before: Sequence[Section], after: Sequence[Section]) -> tuple[Section, ...]:
    """The changed sections with their numbers: series that ran before still run, others are only added to."""
    return _Keeper(before).numbered(after)


def renumbered(sections: Sequence[Section], above: str = "") -> tuple[Section, ...]:
    """The sections with all numbers running from the first; what bears no number gets none."""
    scheme = _likely_scheme([section.number for section in sections], above)
    place = 0
    out: list[Section] = []
    for section in sections:
        number = section.number
        if number:
            place += 1
            number = scheme.label(place, above)
        out.append(replace(section, number=number, sections=renumbered(section.sections, number)))
    return tuple(out)


def runs(sections: Sequence[Section], above: str = "") -> bool:
    """Whether every series runs."""
    return renumbered(sections, above) == tuple(sections)


def level_of(number: str, sections: Sequence[Section]) -> int:
    """The level (0 at the top) on which a body has numbers like this one, else the usual one: I, then 1, then a)."""
    kinds = {scheme: None for scheme, _value in _readings(number, "")}
    for level, series in _levels(sections, 0):
        if any(_likely_scheme([one.number for one in series], "") == scheme for scheme in kinds):
            return level
    styles = [scheme.style for scheme in kinds if scheme.kind is _Kind.PLAIN]
    return next((_PLAIN.index(style) for style in styles if style in _PLAIN), 0)


def _levels(sections: Sequence[Section], level: int) -> Iterator[tuple[int, Sequence[Section]]]:
    if sections:
        yield level, sections
    for section in sections:
        yield from _levels(section.sections, level + 1)
