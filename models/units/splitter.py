"""Takes a lead or partner cell apart into the units it names, in the order of steps that their names demand.

1. scope labels ("Phạm vi tại Sở:")     4. "," and "và" where a unit's name begins behind them
2. line breaks, bullets, ";"             5. "X chủ trì, Y phối hợp" as roles
3. the longest name of the directory     6. stops and spaces at the ends
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from models.registers import Unit, UnitKind
from models.units.directory import Directory
from models.units.naming import begins_unit, ends_before_verb, is_closed, is_many, phrase, stands_for_many
from models.units.pieces import Piece, pieces_of
from models.units.tokens import Token
from models.units.words import AFTER_DASH, BEGINNINGS, GIVEN, KINDS, MANY, PLACES, SERVED, VERBS, WHOLE, phrases

_LONGEST = 80  # words and signs of a name; what goes on longer is none, and is taken in pieces
_KEPT = 20_000  # texts whose parts are remembered
_CUTS = frozenset((",", "và", "hoặc", "/", "+", "cùng", "với", ":"))
_LEADS = phrases(
    "chủ trì, làm đầu mối, đầu mối, chịu trách nhiệm chính, là đơn vị chủ trì, là cơ quan chủ trì, là đầu mối, "
    "giữ vai trò chủ trì"
)
_JOINS = phrases("phối hợp, là đơn vị phối hợp, là cơ quan phối hợp")
_FILLING = frozenset(("là", "cơ", "quan", "đơn", "vị", "chặt", "chẽ", "cùng", "với", "thực", "hiện", "giúp"))
_SERVED_ENDS = frozenset(("hđnd", "đbqh", "hội", "dân"))  # "đại biểu Quốc hội", "Hội đồng nhân dân"
_AFTER_ROLE = _FILLING | {"và", "hoặc"}


class Part(NamedTuple):
    """A unit that a cell names: `text` as it is written from `start` to `end`, `unit` where the directory knows it.

    `role` is "lead" or "partners" where the words say so themselves, `scope` the label it stands under.
    """

    text: str
    start: int
    end: int
    unit: Unit | None = None
    collective: bool = False
    role: str = ""
    scope: str = ""

    @property
    def name(self) -> str:
        """What it is called: the main name of a known unit, else what is written."""
        return self.unit.name if self.unit else self.text


def split(text: str, directory: Directory) -> tuple[Part, ...]:
    """The units that a cell names, in their order."""
    kept = directory.parts.get(text)
    if kept is None:
        if len(directory.parts) >= _KEPT:
            directory.parts.clear()
        parts: list[Part] = []
        for piece in pieces_of(text):
            parts += _Scan(text, piece, directory).parts()
        kept = directory.parts[text] = tuple(parts)
    return kept


class _Scan:
    """One piece of a cell, read from left to right."""

    def __init__(self, text: str, piece: Piece, directory: Directory) -> None:
        self._text, self._piece, self._directory = text, piece, directory
        self._tokens = piece.tokens
        self._found: list[Part] = []
        self._open = 0  # parts before this one have their role

    def parts(self) -> list[Part]:
        """The units named in the piece."""
        at = 0
        while at < len(self._tokens):
            token = self._tokens[at]
            if role := self._role_at(at):
                at = self._take_role(at, role)
            elif token.key == "(":
                at = self._take_brackets(at)
            elif self._is_skipped(at):
                at += 1
            else:
                at = self._take_name(at)
        return self._found

    def _is_skipped(self, at: int) -> bool:
        """Whether a word or sign before a name belongs to none: a comma, "giao" in "giao Văn phòng Sở chủ trì"."""
        token = self._tokens[at]
        if not token.is_word or (token.key in _CUTS and self._found):
            return True
        return token.key in GIVEN and begins_unit(self._tokens, at + 1)

    def _take_name(self, at: int) -> int:
        for unit, end in self._directory.longest(self._tokens, at):
            if self._is_over(at, end):
                self._add(at, end, unit)
                return self._past_work(end)
        end = at + 1
        while end < len(self._tokens) and end - at < _LONGEST and not self._is_end(at, end):
            end += 1
        last = end
        while last > at and not self._tokens[last - 1].is_word:
            last -= 1
        if last > at:
            self._add(at, last, None)
        return self._past_work(end)

    def _add(self, at: int, end: int, unit: Unit | None) -> None:
        start, stop = self._tokens[at].start, self._tokens[end - 1].end
        many = is_many(self._tokens[at:end]) if unit is None else unit.kind is UnitKind.COLLECTIVE
        text = " ".join(self._text[start:stop].split())
        self._found.append(Part(text, start, stop, unit, many, self._piece.role, self._piece.scope))

    def _is_over(self, start: int, end: int) -> bool:
        """Whether a name of the directory that ends here is not the beginning of a longer name."""
        if end >= len(self._tokens):
            return True
        token = self._tokens[end]
        if token.key in (".", "(", ")", ":") or self._role_at(end):
            return True
        if token.key == "-":
            return self._dash_cuts(end)
        if token.key in _CUTS:
            return self._cuts(start, end)
        return ends_before_verb(self._tokens, max(0, end - 3), end)

    def _is_end(self, start: int, at: int) -> bool:
        token = self._tokens[at]
        if token.key in ("(", "."):
            return True
        if self._role_at(at) and at > start:
            return True
        if token.key == "-":
            return self._dash_cuts(at)
        if token.key in _CUTS:
            return self._cuts(start, at)
        return ends_before_verb(self._tokens, start, at) and not is_many(self._tokens[start:at])

    def _cuts(self, start: int, at: int) -> bool:
        """Whether "," or "và" stands between two units, not within the name of one."""
        tokens, right = self._tokens, at + 1
        while right < len(tokens) and tokens[right].key in _CUTS:
            right += 1
        if right >= len(tokens) or self._role_at(right):
            return True
        left = tokens[start:at]
        known = next((unit for unit, end in self._directory.longest(tokens, right) if self._is_over(right, end)), None)
        if is_many(left):
            if phrase(tokens, right, MANY):
                return is_closed(left, weakly=True) and not self._is_place(right + 1)
            if known is not None and known.kind is UnitKind.UNIT:
                return True
            return begins_unit(tokens, right) and (is_closed(left) or not stands_for_many(tokens, right))
        if known is not None:
            return True
        if not begins_unit(tokens, right) or (_is_kind(left) and stands_for_many(tokens, right)):
            return False
        return tokens[at].key != "và" or self._new_after_and(left, right)

    def _new_after_and(self, left: Sequence[Token], right: int) -> bool:
        """Whether behind "và" a new name begins; small letters may go on with the name before it."""
        tokens = self._tokens
        if _goes_on_with(left, tokens, right):
            return False
        if tokens[right].is_capital or phrase(tokens, right, MANY) or stands_for_many(tokens, right):
            return True
        if phrase(left, 0, WHOLE) == len(left):
            return True
        size = phrase(tokens, right, BEGINNINGS)
        return right + size < len(tokens) and tokens[right + size].is_capital

    def _is_place(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].key in PLACES

    def _dash_cuts(self, at: int) -> bool:
        right = at + 1
        if right >= len(self._tokens):
            return False
        return self._tokens[right].is_capital and bool(phrase(self._tokens, right, AFTER_DASH))

    def _role_at(self, at: int) -> str:
        """ "lead" or "partners" where words of a role begin here; they end the name before them."""
        tokens = self._tokens
        if tokens[at].is_capital and at > 0:
            return ""
        for role, words in (("lead", _LEADS), ("partners", _JOINS)):
            size = phrase(tokens, at, words)
            if not size:
                continue
            after = tokens[at + size] if at + size < len(tokens) else None
            if after is None or not after.is_word or after.key in _AFTER_ROLE:
                return role
            if phrase(tokens, at + size, _JOINS) or phrase(tokens, at + size, VERBS):
                return role
        return ""

    def _take_role(self, at: int, role: str) -> int:
        """Give the parts before it their role; "phối hợp với" makes them lead and what follows partners."""
        words = _LEADS if role == "lead" else _JOINS
        at += phrase(self._tokens, at, words)
        follows = False
        while at < len(self._tokens) and self._tokens[at].key in _FILLING and not begins_unit(self._tokens, at):
            follows = follows or self._tokens[at].key in ("với", "cùng")
            at += 1
        if role == "partners" and follows:
            self._give("lead")
            self._piece = self._piece._replace(role="partners")
        elif at < len(self._tokens) and self._tokens[at].key == ":":
            self._piece = self._piece._replace(role=role)
        else:
            self._give(role)
        if phrase(self._tokens, at, VERBS):
            while at < len(self._tokens) and self._tokens[at].key not in (",", "."):
                at += 1
        return at

    def _give(self, role: str) -> None:
        for place in range(self._open, len(self._found)):
            if not self._found[place].role:
                self._found[place] = self._found[place]._replace(role=role)
        self._open = len(self._found)

    def _take_brackets(self, at: int) -> int:
        end = at + 1
        while end < len(self._tokens) and self._tokens[end].key != ")":
            end += 1
        if at + 1 < len(self._tokens) and (role := self._role_at(at + 1)):
            self._give(role)
        return end + 1

    def _past_work(self, at: int) -> int:
        """Where the next name may begin: what a unit has to do is skipped."""
        if (
            at >= len(self._tokens)
            or not self._tokens[at].is_word
            or self._tokens[at].key in _CUTS
            or self._role_at(at)
        ):
            return at
        while at < len(self._tokens) and self._tokens[at].key != ".":
            at += 1
        return at


def _goes_on_with(left: Sequence[Token], tokens: Sequence[Token], right: int) -> bool:
    """Whether a name is not whole yet: "Báo và Đài …", "Văn phòng HĐND và UBND …"."""
    keys = [token.key for token in left]
    if keys == ["báo"]:
        return True
    of_office = keys[:1] == ["vp"] or keys[:2] == ["văn", "phòng"]
    return of_office and bool(phrase(tokens, right, SERVED)) and keys[-1] in _SERVED_ENDS


def _is_kind(tokens: Sequence[Token]) -> bool:
    """Whether the words only say what sort of units is meant, as a list of many begins: "Sở, ban, ngành"."""
    return phrase(tokens, 0, KINDS) == len(tokens)
