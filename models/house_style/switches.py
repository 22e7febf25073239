"""The switches of the normaliser: each finds what it would change in one text and touches nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from models.house_style.agency_names import wrong_capitals
from models.house_style.usages import USAGES, Usage, uncited
from models.i18n import _
from models.official.dates import padded
from models.spelling.stray_signs import dashes, stray_signs
from models.units.directory import NOBODY, Directory
from models.units.splitter import split
from models.units.writing import capital

_UNITS = frozenset({"lead", "partners"})
_SHORT_CELLS = frozenset({"lead", "partners", "deadline"})
_NO_WORDS = frozenset({"number", "symbol"})


class Where(NamedTuple):
    """What a switch may know of a text besides its words."""

    table: str = ""
    field: str = ""
    directory: Directory = NOBODY


NOWHERE = Where()


class Change(NamedTuple):
    """A stretch of a text and what stands there afterwards."""

    start: int
    end: int
    put: str


@dataclass(frozen=True, slots=True)
class Switch:
    """One thing that is written in one way everywhere. `ways` are those to choose from, () where there is only one.

    `find(text, where, way)` gives the changes in order, none of two that overlap.
    """

    name: str
    title: str
    explanation: str
    find: Callable[[str, Where, str], Iterator[Change]]
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """Which switches are on, and the chosen way of those that have several."""

    on: frozenset[str]
    ways: Mapping[str, str] = field(default_factory=dict)

    def way(self, switch: Switch) -> str:
        """The chosen way, else the first."""
        chosen = self.ways.get(switch.name, "")
        return chosen if chosen in switch.ways else next(iter(switch.ways), "")


def _stray(*faults: str) -> Callable[[str, Where, str], Iterator[Change]]:
    def find(text: str, _where: Where, _way: str) -> Iterator[Change]:
        yield from (Change(one.start, one.end, one.put) for one in stray_signs(text) if one.fault in faults)

    return find


def _dashes(text: str, _where: Where, _way: str) -> Iterator[Change]:
    yield from (Change(one.start, one.end, one.put) for one in dashes(text) if one.fault == "words")


_LAST_STOP = re.compile(r"(?<![.…\s])(?<!v\.v)(?<!\./)[ \u00a0]*[.;,][ \u00a0]*\Z")


def _trailing(text: str, where: Where, _way: str) -> Iterator[Change]:
    if where.table == "line" and where.field in _SHORT_CELLS and (found := _LAST_STOP.search(text)):
        yield Change(*found.span(), "")


_FIGURES = re.compile(r"(?<![\w/.,\-])(\d{1,2})(\s?/\s?)(\d{1,2})(?=\s?/\s?(?:19|20|21)\d\d(?![\d/]))")
_MONTH_AND_YEAR = re.compile(r"(?<![\w/.,\-])([12])(?=/(?:19|20|21)\d\d(?![\d/]))")
_AFTER_MONTH = re.compile(r"\btháng\s+\Z", re.IGNORECASE)
_FAR = 20
_DAY_WORD = re.compile(r"(?<=\bngày )([1-9])(?=\s+tháng\b|/\d)", re.IGNORECASE)
_MONTH_WORD = re.compile(
    r"(?<=\btháng )([12])(?=\s+(?:năm\s+(?:19|20|21)\d\d|h[àằ]ng\s+năm)|/(?:19|20|21)\d\d|\s*(?:$|[;,.\n]))",
    re.IGNORECASE,
)


def _zeros(text: str, _where: Where, _way: str) -> Iterator[Change]:
    found = set[Change]()
    for date in _FIGURES.finditer(text):
        for group, below in ((1, 10), (3, 3)):
            if (
                int(date[group])
                and padded(date[group], below) > ""
                and len(date[group]) < 2
                and int(date[group]) < below
            ):
                found.add(Change(*date.span(group), padded(date[group], below)))
    for month in _MONTH_AND_YEAR.finditer(text):
        if _AFTER_MONTH.search(text, max(0, month.start() - _FAR), month.start()):
            found.add(Change(*month.span(), padded(month[1], 3)))
    for pattern in (_DAY_WORD, _MONTH_WORD):
        found |= {Change(*one.span(1), f"0{one[1]}") for one in pattern.finditer(text)}
    yield from sorted(found)


def _capitals(text: str, where: Where, _way: str) -> Iterator[Change]:
    yield from (Change(one.start, one.end, one.name) for one in wrong_capitals(text))


def _unit_names(text: str, where: Where, _way: str) -> Iterator[Change]:
    if where.table != "line" or where.field not in _UNITS or not where.directory.units:
        return
    for part in split(text, where.directory):
        written = text[part.start : part.end]
        # Whether a name begins with a capital depends on where it stands.
        if part.unit is None or written[1:] in (part.unit.name[1:], part.unit.short[1:]):
            continue
        begins = part.start == 0 or text[part.start - 1] in "\n-"
        yield Change(part.start, part.end, capital(part.unit.name) if begins else part.unit.name)


def _of_usage(usage: Usage) -> Callable[[str, Where, str], Iterator[Change]]:
    def find(text: str, _where: Where, way: str) -> Iterator[Change]:
        if usage.quick(text):
            for use in uncited(text, usage.find(text)):
                if use.way != way and (put := usage.write(text[use.start : use.end], way)) != text[use.start : use.end]:
                    yield Change(use.start, use.end, put)

    return find


_USAGE_WORDS = {
    "hang-nam": "Mỗi năm, quý, tháng, tuần, ngày viết theo một cách.",
    "y-dai": "Chỉ đổi ở những từ mà cả hai cách đều đúng: lý, ký, kỹ, kỳ, kỷ, mỹ, quý, quỹ, tỷ.",
    "dau-thanh": "Chỉ đổi chỗ đặt dấu ở oa, oe, uy.",
    "khoang-nam": "Gạch nối giữa hai năm.",
    "quy-nam": "Quý và năm viết theo một cách.",
}


def switches() -> tuple[Switch, ...]:
    """All switches in the order of the list, in the language in use."""
    return (
        Switch("spaces", _("Khoảng trắng thừa"), _("Nhiều khoảng trắng liền nhau còn một."), _stray("spaces")),
        Switch(
            "signs",
            _("Khoảng trắng quanh dấu câu"),
            _("Dấu câu liền với chữ trước, cách chữ sau."),
            _stray("before", "after", "none"),
        ),
        Switch("stops", _("Dấu câu lặp"), _("Hai dấu câu liền nhau còn một."), _stray("twice")),
        Switch(
            "ends",
            _("Dấu chấm cuối ô"),
            _("Bỏ dấu chấm, phẩy ở cuối ô chủ trì, phối hợp, thời hạn."),
            _trailing,
        ),
        Switch("dashes", _("Khoảng trắng quanh gạch nối"), _("“kinh tế- xã hội” thành “kinh tế - xã hội”."), _dashes),
        Switch(
            "zeros",
            _("Số 0 trước ngày và tháng 1, 2"),
            _("“5/1/2026” thành “05/01/2026”, “tháng 1” thành “tháng 01” theo Nghị định 30/2020/NĐ-CP."),
            _zeros,
        ),
        *(Switch(one.name, _(one.title), _(_USAGE_WORDS[one.name]), _of_usage(one), one.ways) for one in USAGES),
        Switch("capitals", _("Viết hoa tên cơ quan"), _("“Sở nội vụ” thành “Sở Nội vụ”."), _capitals),
        Switch(
            "units",
            _("Tên đơn vị theo danh mục"),
            _("Cách viết khác của một đơn vị thành tên trong danh mục đơn vị của kế hoạch."),
            _unit_names,
        ),
    )


# What is a matter of taste waits until the officer wants it.
DEFAULT_OFF = frozenset({"ends", "hang-nam", "y-dai", "dau-thanh", "khoang-nam", "quy-nam", "units"})
