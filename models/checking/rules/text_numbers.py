"""Rules about the numbers of the text: of its sections, and those typed by hand before paragraphs and in cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.parts import any_piece
from models.checking.rule import NodeRule, PlanRule, Rule, Trace, Traces
from models.checking.shared.steps import Step, step_between
from models.commands.section_numbers import read_series
from models.commands.sections import Renumber
from models.compare.places import short
from models.grid.grid import Address
from models.i18n import _
from models.numbering import LETTERS, Style, label, letter_value, roman_value
from models.plan import LINE_FIELDS, Line, Section
from models.store.schema import SectionImage

if TYPE_CHECKING:
    from models.walk import Node

_CUT = "\x1f"
# "1. ", "2) ", "a) ", "1.2. " at the beginning of a line; a year is no number.
_TYPED = re.compile(r"\s*(?:[-–+]\s*)?(?:(\d{1,2}(?:\.\d{1,2}){0,3})([.)])|([a-zđ])(\))|([IVX]{1,6})([.)]))\s+(?=\S)")
# The same of a piece between spaces.
_TYPED_PIECE = r"^(?:[-–+])?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]\)|[IVX]{1,6}[.)])$"


def _trace_section(node: Node, context: Context) -> Iterator[Trace]:
    if not isinstance(node, Section):
        return
    image = context.rows.image("section", node.id)
    if not isinstance(image, SectionImage):
        return
    name = node.heading or (node.paragraphs[0] if node.paragraphs else "")
    place = -1 if node.heading or not node.paragraphs else 0
    field = "heading" if place < 0 else "paragraphs"
    typed = ",".join(number for text in node.paragraphs if (number := _typed_number(text)))
    variant = _CUT.join((f"{image.position:020.9f}", node.number, short(name), typed))
    spot = Spot(Address("section", node.id, field), 0, len(name), name, None, place)
    yield Trace(image.parent_id, variant, spot)


def _typed_number(text: str) -> str:
    match = _TYPED.match(text)
    return (match.group(1) or match.group(3) or match.group(5)) if match else ""


def _judge_sections(key: str, traces: Traces, context: Context) -> Iterator[Finding]:
    met = [(variant.split(_CUT), spot) for variant, nodes in traces.items() for own in nodes.values() for spot in own]
    series = [_Section(parts[1], parts[2], parts[3], spot) for parts, spot in sorted(met, key=lambda one: one[0])]
    above = context.rows.image("section", key)
    numbers = [one.number for one in series]
    values = read_series(numbers, getattr(above, "number", ""))
    if not any(values):
        return
    known = [(one, value) for one, value in zip(series, values, strict=True) if value != 0]
    letters = all(len(one.number.strip(".)")) == 1 and one.number[:1] in LETTERS for one, _value in known)
    if known and above is None and (known[0][1] or 1) > 1:
        yield _of_section(
            known[0][0], SECTIONS.severity, _("Các mục bắt đầu từ số {number}.").format(number=numbers[0])
        )
    for one, value in known:
        if value is None:
            text = _("Số “{number}” của mục này không cùng kiểu với các mục ngang cấp.").format(number=one.number)
            yield _of_section(one, Severity.WARNING, text)
    read = [(one, value) for one, value in known if value is not None]
    for (before, low), (after, high) in pairwise(read):
        odd = step_between(low, high, letters)
        if odd is None or (odd.kind == "gap" and _typed_between(before, low, high)):
            continue
        severity = Severity.HINT if odd.kind == "đ" else SECTIONS.severity
        yield _of_section(after, severity, _section_text(odd, before, after), before)


class _Section(NamedTuple):
    number: str
    name: str
    typed: str
    spot: Spot


def _typed_between(before: _Section, low: int, high: int) -> bool:
    """Whether the numbers left out stand at the beginning of paragraphs of the section before."""
    typed = set(before.typed.split(","))
    styles = (Style.ARABIC, Style.LETTER, Style.ROMAN)
    return any(all(label(value, style) in typed for value in range(low + 1, high)) for style in styles)


def _section_text(odd: Step, before: _Section, after: _Section) -> str:
    text = {
        "gap": _("Số mục nhảy từ {before} sang {after}."),
        "repeat": _("Hai mục cùng mang số {after}: “{first}” và “{second}”."),
        "back": _("Số mục đi lùi từ {before} về {after}."),
        "đ": _("Sau điểm {before} là điểm {after}; theo Nghị định số 30/2020/NĐ-CP, giữa hai điểm này còn điểm đ."),
    }[odd.kind]
    return text.format(before=before.number, after=after.number, first=before.name, second=after.name)


def _of_section(one: _Section, severity: Severity, message: str, other: _Section | None = None) -> Finding:
    spots = (one.spot, other.spot) if other is not None else (one.spot,)
    return Finding(rule=SECTIONS.name, severity=severity, message=message, spots=spots, remedy=Renumber())


def _typed(node: Node, _context: Context) -> Iterator[Finding]:
    if isinstance(node, Section):
        address = Address("section", node.id, "paragraphs")
        for slip in _odd_typed(node.paragraphs):
            yield _of_slip(slip, address, node.paragraphs[slip.line], 0, slip.line)
    elif isinstance(node, Line):
        for field in LINE_FIELDS:
            value = getattr(node, field)
            if "\n" not in value or field in node.merged:
                continue
            lines = tuple(value.split("\n"))
            for slip in _odd_typed(lines):
                before = sum(len(line) + 1 for line in lines[: slip.line])
                yield _of_slip(slip, Address("line", node.id, field), lines[slip.line], before)


class _Slip(NamedTuple):
    line: int
    start: int
    end: int
    severity: Severity
    message: str


def _of_slip(slip: _Slip, address: Address, line: str, before: int, paragraph: int = -1) -> Finding:
    text = line[slip.start : slip.end]
    spot = Spot(address, before + slip.start, before + slip.end, text, None, paragraph)
    return Finding(rule=TYPED.name, severity=slip.severity, message=slip.message, spots=(spot,))


@lru_cache(maxsize=8192)
def _odd_typed(lines: tuple[str, ...]) -> tuple[_Slip, ...]:
    """Each typed number that does not follow the one before it."""
    return tuple(_odd_lines(lines)) if len(lines) > 1 else ()


def _odd_lines(lines: Sequence[str]) -> Iterator[_Slip]:
    last: dict[tuple[str, str], int] = {}
    for place, line in enumerate(lines):
        match = _TYPED.match(line)
        if match is None:
            continue
        group = 1 if match.group(1) else 3 if match.group(3) else 5
        number, sign = match.group(group), match.group(group + 1)
        before, _dot, tail = number.rpartition(".")
        value = int(tail) if group == 1 else (letter_value(tail) if group == 3 else roman_value(tail)) or 0
        series = (f"{group}{sign}", before)
        known = last.get(series)
        last[series] = value
        if known is None or value in (0, 1):
            continue
        odd = step_between(known, value, letters=group == 3)
        if odd is not None:
            severity = Severity.HINT if odd.kind == "đ" else TYPED.severity
            text = _typed_text(odd, number, sign, group, before)
            yield _Slip(place, match.start(group), match.end(group + 1), severity, text)


def _typed_text(odd: Step, number: str, sign: str, group: int, before: str) -> str:
    style = {1: Style.ARABIC, 3: Style.LETTER, 5: Style.ROMAN}[group]
    last = (f"{before}." if before else "") + label(odd.before, style) + sign
    text = {
        "gap": _("Số nhảy từ {last} sang {number}; cần xem có sót ý nào không."),
        "repeat": _("Hai ý cùng mang số {number}."),
        "back": _("Số đi lùi từ {last} về {number}."),
        "đ": _("Sau điểm {last} là điểm {number}; theo Nghị định số 30/2020/NĐ-CP, giữa hai điểm này còn điểm đ)."),
    }[odd.kind]
    return text.format(last=last, number=number + sign)


SECTIONS = PlanRule(
    name="section-numbers",
    group="numbering",
    severity=Severity.ERROR,
    title="Số của các mục trong lời văn nhảy hoặc lặp",
    explanation="Các mục ngang cấp phải được đánh số liên tục, không trùng, cùng một kiểu; có thể dùng lệnh “Đánh số "
    "lại các mục”.",
    kinds=frozenset({"section"}),
    trace=_trace_section,
    judge=_judge_sections,
)
TYPED = NodeRule(
    name="typed-numbers",
    group="numbering",
    severity=Severity.WARNING,
    title="Số đầu dòng gõ tay nhảy hoặc lặp",
    explanation="Các ý 1., 2., 3. hoặc a), b), c) trong một mục, một ô phải đi liên tục; điểm theo thứ tự a, b, c, d, "
    "đ, e.",
    kinds=frozenset({"section", "line"}),
    quick=any_piece(_TYPED_PIECE),
    find=_typed,
)
RULES: tuple[Rule, ...] = (SECTIONS, TYPED)
