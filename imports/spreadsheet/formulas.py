"""Formulas that number rows or copy a neighbour, worked out where a file does not hold their results.

Only a handful of functions is understood and nothing outside the sheet is looked at; all else is Unsolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from imports.spreadsheet.places import Place, column_number
from imports.spreadsheet.values import form_of, plain, shown
from models.numbering import roman

Value = float | str
_TOKEN = re.compile(
    r'\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<range>\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)(?![\w(!])'
    r"|(?P<number>\d+(?:\.\d+)?)|(?P<name>(?:_xlfn\.)?[A-Z]{2,20})(?=\()|(?P<sign><>|<=|>=|[-+*/&=<>(),;]))"
)
_REFERENCE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7})")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,12})?")
_LONGEST = 300
_DEEPEST = 30
_MOST_PLACES = 5_000
_MOST_ROMAN = 3999


class Unsolved(Exception):
    """The formula needs more than is understood here."""


class Formula(NamedTuple):
    """A formula as written without "=", where it stands, and how far it was moved from where it was written."""

    text: str
    row: int
    column: int
    down: int = 0
    right: int = 0


class _Area(NamedTuple):
    top: int
    left: int
    bottom: int
    right: int


class Solver:
    """Works out formulas in reading order over the shown texts of a sheet; results are added to the texts."""

    def __init__(self, texts: Mapping[Place, str]) -> None:
        self._texts = dict(texts)
        # (what is counted, column, first row) -> (next row, result so far): counting on must not begin anew each time
        self._running: dict[tuple[str, int, int], tuple[int, float]] = {}

    def solve(self, formula: Formula, form: str = "") -> str:
        """The result as its cell shows it; raises Unsolved."""
        if len(formula.text) > _LONGEST:
            raise Unsolved(formula.text[:40])
        result = _Parser(formula, self).result()
        text = result if isinstance(result, str) else shown(result, form)
        self.know(formula.row, formula.column, text)
        return text

    def know(self, row: int, column: int, text: str) -> None:
        """Take note of what a cell shows."""
        self._texts[row, column] = text

    def text(self, row: int, column: int) -> str:
        """What a cell shows, "" for an empty one."""
        return self._texts.get((row, column), "")

    def value(self, row: int, column: int) -> Value:
        """The value of a cell: a number where its text is one."""
        text = self.text(row, column)
        return float(text) if _NUMBER.fullmatch(text) else text

    def gathered(self, what: str, area: _Area) -> float:
        """The count, maximum or sum over an area."""
        if area.left == area.right:
            return self._down(what, area)
        if (area.bottom - area.top + 1) * (area.right - area.left + 1) > _MOST_PLACES:
            raise Unsolved(what)
        columns = range(area.left, area.right + 1)
        parts = [self._down(what, area._replace(left=column, right=column)) for column in columns]
        return max(parts) if what == "MAX" else sum(parts)

    def _down(self, what: str, area: _Area) -> float:
        key = (what, area.left, area.top)
        row, total = self._running.get(key, (area.top, 0.0))
        if row > area.bottom + 1:
            row, total = area.top, 0.0
        if area.bottom - row > 10 * len(self._texts) + _MOST_PLACES:
            raise Unsolved(what)
        for place in range(row, area.bottom + 1):
            value = self.value(place, area.left)
            if what == "COUNTA":
                total += value != ""
            elif isinstance(value, float):
                total = max(total, value) if what == "MAX" else total + (1 if what == "COUNT" else value)
        self._running[key] = (area.bottom + 1, total)
        return total


class _Parser:
    def __init__(self, formula: Formula, cells: Solver) -> None:
        self._formula = formula
        self._cells = cells
        self._tokens = list(self._split(formula.text))
        self._at = 0
        self._depth = 0

    @staticmethod
    def _split(text: str) -> Iterator[tuple[str, str]]:
        at = 0
        text = text.strip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                raise Unsolved(text[at : at + 20])
            yield str(found.lastgroup), found.group(str(found.lastgroup))
            at = found.end()

    def result(self) -> Value:
        value = _single(self._compared(), self._cells)
        if self._at != len(self._tokens):
            raise Unsolved(self._formula.text)
        return value

    def _next(self, *signs: str) -> str:
        """The next sign if it is one of these, "" otherwise."""
        if self._at < len(self._tokens):
            kind, text = self._tokens[self._at]
            if kind == "sign" and text in signs:
                self._at += 1
                return text
        return ""

    def _compared(self) -> Value | _Area:
        left = self._joined()
        if sign := self._next("=", "<>", "<", ">", "<=", ">="):
            one, two = _single(left, self._cells), _single(self._joined(), self._cells)
            if "" in (one, two):
                one, two = ("" if value in ("", 0.0) else value for value in (one, two))
            if sign in ("=", "<>"):
                return float((one == two) == (sign == "="))
            if not (isinstance(one, float) and isinstance(two, float)):
                raise Unsolved(sign)
            return float({"<": one < two, ">": one > two, "<=": one <= two, ">=": one >= two}[sign])
        return left

    def _joined(self) -> Value | _Area:
        left = self._summed()
        while self._next("&"):
            left = _text(_single(left, self._cells)) + _text(_single(self._summed(), self._cells))
        return left

    def _summed(self) -> Value | _Area:
        left = self._multiplied()
        while sign := self._next("+", "-"):
            right = self._number(self._multiplied())
            left = round(self._number(left) + (right if sign == "+" else -right), 10)
        return left

    def _multiplied(self) -> Value | _Area:
        left = self._part()
        while sign := self._next("*", "/"):
            right = self._number(self._part())
            if sign == "/" and not right:
                raise Unsolved("division by nothing")
            left = self._number(left) * right if sign == "*" else self._number(left) / right
        return left

    def _number(self, value: Value | _Area) -> float:
        single = _single(value, self._cells)
        if isinstance(single, float):
            return single
        if single:
            raise Unsolved(single[:20])
        return 0.0

    def _part(self) -> Value | _Area:
        self._depth += 1
        if self._depth > _DEEPEST or self._at >= len(self._tokens):
            raise Unsolved(self._formula.text)
        try:
            if self._next("-"):
                return -self._number(self._part())
            if self._next("+"):
                return self._part()
            if self._next("("):
                value = self._compared()
                self._close()
                return value
            kind, text = self._tokens[self._at]
            self._at += 1
            if kind == "number":
                return float(text)
            if kind == "text":
                return text[1:-1].replace('""', '"')
            if kind == "range":
                return self._area(text)
            if kind == "name":
                return self._call(text.removeprefix("_xlfn."))
            raise Unsolved(text)
        finally:
            self._depth -= 1

    def _close(self) -> None:
        if not self._next(")"):
            raise Unsolved(self._formula.text)

    def _area(self, text: str) -> _Area:
        corners: list[Place] = []
        for fixed_column, letters, fixed_row, number in _REFERENCE.findall(text):
            row = int(number) - 1 + (0 if fixed_row else self._formula.down)
            column = column_number(letters) + (0 if fixed_column else self._formula.right)
            corners.append((row, column))
        (top, left), (bottom, right) = corners[0], corners[-1]
        if min(top, left, bottom, right) < 0:
            raise Unsolved(text)
        return _Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))

    def _call(self, name: str) -> Value:
        arguments: list[Value | _Area] = []
        self._next("(")
        if not self._next(")"):
            arguments.append(self._compared())
            while self._next(",", ";"):
                arguments.append("" if self._empty_argument() else self._compared())
            self._close()
        function = _FUNCTIONS.get(name)
        if function is None:
            raise Unsolved(name)
        return function(arguments, self._cells, self._formula)

    def _empty_argument(self) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at] in (("sign", ","), ("sign", ")"), ("sign", ";"))


def _single(value: Value | _Area, cells: Solver) -> Value:
    if not isinstance(value, _Area):
        return value
    if (value.top, value.left) != (value.bottom, value.right):
        raise Unsolved("an area where one cell is wanted")
    return cells.value(value.top, value.left)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else plain(value)


_Arguments = list[Value | _Area]


def _gather(what: str) -> Callable[[_Arguments, Solver, Formula], Value]:
    def gathered(arguments: _Arguments, cells: Solver, _formula: Formula) -> Value:
        parts = [cells.gathered(what, part) if isinstance(part, _Area) else _alone(what, part) for part in arguments]
        if not parts:
            raise Unsolved(what)
        return float(max(parts) if what == "MAX" else sum(parts))

    return gathered


def _alone(what: str, value: Value) -> float:
    if what.startswith("COUNT"):
        return 1.0
    if isinstance(value, str):
        raise Unsolved(what)
    return value


def _subtotal(arguments: _Arguments, cells: Solver, formula: Formula) -> Value:
    kinds = {2: "COUNT", 3: "COUNTA", 4: "MAX", 9: "SUM"}
    kind = arguments[0] if arguments else ""
    what = kinds.get(int(kind) % 100) if isinstance(kind, float) else None
    if what is None:
        raise Unsolved("SUBTOTAL")
    return _gather(what)(arguments[1:], cells, formula)


def _row(arguments: _Arguments, _cells: Solver, formula: Formula) -> Value:
    if not arguments:
        return float(formula.row + 1)
    if isinstance(arguments[0], _Area):
        return float(arguments[0].top + 1)
    raise Unsolved("ROW")


def _rows(arguments: _Arguments, _cells: Solver, _formula: Formula) -> Value:
    if len(arguments) == 1 and isinstance(arguments[0], _Area):
        return float(arguments[0].bottom - arguments[0].top + 1)
    raise Unsolved("ROWS")


def _if(arguments: _Arguments, cells: Solver, _formula: Formula) -> Value:
    if not 2 <= len(arguments) <= 3:
        raise Unsolved("IF")
    condition = _single(arguments[0], cells)
    if isinstance(condition, str):
        raise Unsolved("IF")
    chosen = arguments[1] if condition else arguments[2] if len(arguments) == 3 else 0.0
    return _single(chosen, cells)


def _is_blank(arguments: _Arguments, cells: Solver, _formula: Formula) -> Value:
    return float(len(arguments) == 1 and _single(arguments[0], cells) == "")


def _concatenate(arguments: _Arguments, cells: Solver, _formula: Formula) -> Value:
    return "".join(_text(_single(part, cells)) for part in arguments)


def _roman(arguments: _Arguments, cells: Solver, _formula: Formula) -> Value:
    number = _single(arguments[0], cells) if arguments else ""
    if not isinstance(number, float) or not 1 <= number <= _MOST_ROMAN:
        raise Unsolved("ROMAN")
    return roman(int(number))


def _as_text(arguments: _Arguments, cells: Solver, _formula: Formula) -> Value:
    value, code = ([_single(part, cells) for part in arguments] + ["", ""])[:2]
    if not isinstance(value, float) or not isinstance(code, str) or not (form := form_of(0, code)):
        raise Unsolved("TEXT")
    return shown(value, form)


_FUNCTIONS: dict[str, Callable[[_Arguments, Solver, Formula], Value]] = {
    "ROW": _row,
    "ROWS": _rows,
    "COUNTA": _gather("COUNTA"),
    "COUNT": _gather("COUNT"),
    "MAX": _gather("MAX"),
    "SUM": _gather("SUM"),
    "SUBTOTAL": _subtotal,
    "IF": _if,
    "ISBLANK": _is_blank,
    "CONCATENATE": _concatenate,
    "CONCAT": _concatenate,
    "ROMAN": _roman,
    "TEXT": _as_text,
}
