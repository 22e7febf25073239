"""Which years of a text move into the new period and which stay, and why; only digits of a text ever change."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.rollover.cited import Cited, cited_spans
from models.rollover.mentions import Form, Mention, mentions_in
from models.rollover.options import Options, Span


class Reason(StrEnum):
    """Why a year moved or stayed."""

    OWN = "own"  # moved: the plan's own time
    PART = "part"  # moved: a part of the plan's period
    COMPARED = "compared"  # moved: a year to compare with
    BESIDE = "beside"  # moved: the year or period right before or after
    NAMED = "named"  # moved: with the name of the day or of the lunar year beside it
    VISION = "vision"  # moved: "định hướng đến năm …"
    CITED = "cited"  # stayed: in a cited document
    TITLE = "title"  # stayed: most likely in the title of a cited document
    LAW = "law"  # stayed: "Luật … năm 2017"
    BEGUN = "begun"  # stayed: a period that begins in the old one and goes on behind it
    BEYOND = "beyond"  # stayed: a period that is not the plan's
    FACT = "fact"  # stayed: what has happened
    PAST = "past"  # stayed: a year before the plan
    AHEAD = "ahead"  # stayed: a goal behind the plan's years


MOVED = frozenset({Reason.OWN, Reason.PART, Reason.COMPARED, Reason.BESIDE, Reason.NAMED, Reason.VISION})


@dataclass(frozen=True, slots=True)
class Mark:
    """One mention of time: as it was written, with the word before it, why it moved or stayed, its last year now."""

    words: str
    reason: Reason
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A text in the new period, and what became of each year in it."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """What sort of text it is: a deadline, running text (of a section or legal basis), or else a title or cell."""

    deadline: bool = False
    running: bool = False


_NEAR, _SENTENCE = 160, 1500  # letters
_WORD_BEFORE = re.compile(
    r"(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|năm học|niên khóa|tầm nhìn|định hướng|(?:cuối|hết|đến|từ)\s+năm|năm|quý\s+\S+"
    r"|tháng\s+\S+|ngày|đến|trước|từ)\s*/?\s*)+$",
    re.IGNORECASE,
)
_SCHOOL = re.compile(r"(?:năm học|niên khóa)\s*$", re.IGNORECASE)
# The budget is planned for three years each year anew.
_THREE_YEARS = re.compile(r"\b(?:0?3|ba)\s+năm\s*$", re.IGNORECASE)
_NAMED_PERIOD = re.compile(r"(?:giai đoạn|thời kỳ|nhiệm kỳ|khóa)\s*(?:năm\s*)?$", re.IGNORECASE)
# "Luật Thanh tra năm 2022", "Luật Đất đai 2024"; not "pháp luật năm 2026", "phổ biến Luật Đất đai trong năm 2026".
_LAW = re.compile(
    r"(?<!PHÁP )(?<!KỶ )(?<!KỈ )\b(?:Luật|LUẬT|Bộ luật|BỘ LUẬT|Hiến pháp|HIẾN PHÁP|Pháp lệnh|PHÁP LỆNH)\s"
    r"(?:(?!\b(?i:trong|đến|từ|tháng|quý|cho|của|vào|năm|kế hoạch|giai đoạn|sư|gia)\b)"
    r"(?:[^.;:,\n]|,(?=\s(?i:công chức|chống)\b))){2,80}?"
    r"(?:\s(?i:năm))?\s*$"
)
_UNTIL = re.compile(r"(?:đến|tới)(?:\s+(?:hết|cuối))*(?:\s+năm)?\s*$", re.IGNORECASE)
_AIMED = re.compile(r"(?:định hướng|tầm nhìn)(?:\s+(?:đến|tới))?(?:\s+năm)?\s*$", re.IGNORECASE)
_THEN_AIMED = re.compile(
    r"\s*,?\s*(?:và\s+)?(?:định hướng|tầm nhìn)\s+(?:(?:đến|tới)\s+)?(?:năm\s+)?(\d{4})", re.IGNORECASE
)
_COMPARED = re.compile(
    r"(?:so\s+(?:với|sánh)|bằng|cao hơn|thấp hơn|hơn)(?:\s+(?:cùng kỳ|mức|cuối|kết quả|của|thực hiện))*"
    r"\s+(?:năm|giai đoạn|thời kỳ)\s*$",
    re.IGNORECASE,
)
_DAY_NAME = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)"
_LUNAR_NAME = (
    r"(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)\s+(?:Tý|Sửu|Dần|Mão|Mẹo|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi)"
)
_NAME_BEFORE = re.compile(rf"\b(?:{_DAY_NAME}[\s,(]*(?:ngày\s*)?|{_LUNAR_NAME}[\s,(–-]*(?:năm\s*)?)$", re.IGNORECASE)
_NAME_BEHIND = re.compile(rf"[\s,(–-]*(?:{_DAY_NAME}|(?:năm\s+)?{_LUNAR_NAME})\b", re.IGNORECASE)
_UNTIL_NOW = re.compile(r"\s*(?:đến|tới)\s+(?:nay|thời điểm)|\s*trở lại đây", re.IGNORECASE)
_WAS_MADE = re.compile(
    r"(?:\bđã\s[^.;\n]{0,60}?\b(?:phê duyệt|ban hành|công bố|ký|thành lập)|\bhiệu lực)"
    r"(?:\s+(?:thi hành|từ|kể từ|vào|trong))*(?:\s+ngày|\s+năm)?\s*$",
    re.IGNORECASE,
)
# "kể từ ngày 01/7/2025", "ngày 01/7/2025 chính quyền hai cấp chính thức hoạt động"
_SINCE = re.compile(r"\bkể\s+từ\s+(?:ngày\s+)?$", re.IGNORECASE)
_IS_ON = re.compile(r"[^.;\n]{0,80}?\bchính thức\s+(?:hoạt động|vận hành|có hiệu lực|đi vào)", re.IGNORECASE)
_DONE_SIGNS = re.compile(r"\b(?:đã|vừa qua|cho thấy|xếp thứ|xếp hạng|thứ hạng|đạt|tăng|giảm|kể từ)\b", re.IGNORECASE)
_DUE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|thời hạn|hạn|đến hết|hết|xong|vào)(?:\s+(?:là|vào|ngày))*\s*$", re.IGNORECASE
)
# "từ ngày 15/12/2025 đến ngày 14/12/2026": what a report of the year tells of begins in the year before.
_UP_TO_DAY = re.compile(r"\s*(?:[-–—]|(?:cho\s+)?(?:đến|tới)(?:\s+hết)?)\s*(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-](\d{4})")
_SENTENCE_END = re.compile(r"[.;!?\n]+(?=\s|$)")


class Years:
    """Moves the texts of one plan."""

    def __init__(self, options: Options, vision: int | None) -> None:
        """`vision` is the year of "định hướng đến năm …" of the old plan."""
        self._options = options
        self._old, self._new = options.old, options.new
        self._vision = vision

    def moved(self, text: str, place: Place) -> Moved:
        """A text with its years in the new period."""
        mentions = [one for one in mentions_in(text) if not one.is_brief or self._is_near(one.years[0])]
        if not mentions:
            return Moved(text)
        cited = cited_spans(text)
        made: list[str] = []
        marks: list[Mark] = []
        at = 0
        verdicts = [self._verdict(one, text, place, cited) for one in mentions]
        for one, (reason, years) in zip(mentions, self._in_rows(mentions, verdicts, text), strict=True):
            for (start, end), year in zip(_spots(one, years), _written(one, years), strict=True):
                made += (text[at:start], year[start - end :])
                at = end
            marks.append(Mark(words_of(text, one), reason, max(years), one.start, one.end))
        return Moved("".join((*made, text[at:])), tuple(marks))

    def _verdict(
        self, one: Mention, text: str, place: Place, cited: tuple[Cited, ...]
    ) -> tuple[Reason, tuple[int, ...]]:
        """Why a mention moves or stays, and its years afterwards."""
        for span in cited:
            if span.start <= one.start and one.end <= span.end:
                return (Reason.CITED if span.sure else Reason.TITLE), one.years
        if one.form is Form.RANGE:
            return self._range(one, text, place)
        if one.form is Form.LIST:
            return self._list(one)
        reason = (self._date if one.form is Form.DATE else self._single)(one, text, place)
        if reason is Reason.VISION:
            return reason, (self._options.vision or one.years[0],)
        if reason in MOVED and (_before(_NAME_BEFORE, text, one) or _NAME_BEHIND.match(text, one.end)):
            reason = Reason.NAMED
        return reason, (self._later(one.years[0]),) if reason in MOVED else one.years

    def _range(self, one: Mention, text: str, place: Place) -> tuple[Reason, tuple[int, ...]]:
        old, first, last = self._old, min(one.years), max(one.years)
        moved = tuple(self._later(year) for year in one.years)
        if _before(_SCHOOL, text, one):
            near = last - first == 1 and old.first - 1 <= first <= old.last
            return (Reason.OWN, moved) if near else (Reason.BEYOND, one.years)
        if old.years > 1 and Span(first, last) == old:
            compared = _before(_COMPARED, text, one)
            return (Reason.COMPARED if compared else Reason.OWN), moved
        if old.years == 1 and _before(_THREE_YEARS, text, one) and old.first <= first <= old.first + 1:
            return Reason.BESIDE, moved
        named = _before(_NAMED_PERIOD, text, one) is not None
        if old.first <= first and last <= old.last and old.years > 1:
            return (Reason.OWN if place.deadline else Reason.PART), moved
        near = old.first - 1 <= first and last <= old.last + 1
        if place.deadline and near and not named:
            return Reason.OWN, moved
        if old.years > 1 and Span(first, last) in (old.previous(), old.next()):
            if place.running and _DONE_SIGNS.search(_sentence(text, one)):
                return Reason.FACT, one.years
            other = old if last < old.first else self._new.next()
            if other is old and self._new != old.next():
                other = self._new.previous()
            return Reason.BESIDE, (other.first, *one.years[1:-1], other.last)
        if old.first <= first <= old.last and (old.years == 1 or last < self._new.last):
            return Reason.BEGUN, one.years
        return Reason.BEYOND, one.years

    def _list(self, one: Mention) -> tuple[Reason, tuple[int, ...]]:
        """Years that are named together move together, or, where results go back farther, none of them."""
        old, first, last = self._old, min(one.years), max(one.years)
        if first < old.first - 1:
            return Reason.BEYOND, one.years
        reason = Reason.OWN if old.first <= first and last <= old.last else Reason.BESIDE
        return reason, tuple(self._later(year) for year in one.years)

    def _in_rows(
        self, mentions: Sequence[Mention], verdicts: Sequence[tuple[Reason, tuple[int, ...]]], text: str
    ) -> list[tuple[Reason, tuple[int, ...]]]:
        """The verdicts, made to agree where a text counts up years ("năm 2026: 80%; năm 2027: 90%; năm 2028: 100%").

        Goals that go on from year to year move as one; the year before the plan stays in a row of results.
        """
        old, made = self._old, list(verdicts)
        named = {one.years[0] for one in mentions if one.form is Form.SINGLE}
        moved = {one.years[0] for one, (reason, _years) in zip(mentions, made, strict=True) if reason in MOVED}
        order = sorted(range(len(made)), key=lambda place: mentions[place].years[0])
        for place in order:
            one, (reason, years) = mentions[place], made[place]
            if one.form is not Form.SINGLE:
                continue
            year = years[0]
            is_goal = reason is Reason.AHEAD and year - 1 in moved and not _before(_UNTIL, text, one)
            if is_goal and not _before(_AIMED, text, one):
                made[place] = Reason.BESIDE, (self._later(year),)
                moved.add(year)
            elif reason is Reason.BESIDE and one.years[0] == old.first - 1 and old.first - 2 in named:
                made[place] = Reason.FACT, one.years
        return made

    def _date(self, one: Mention, text: str, place: Place) -> Reason:
        year, old = one.years[0], self._old
        if year < old.first - 1:
            return Reason.PAST
        if year > old.last + 1:
            return Reason.AHEAD
        if place.deadline:
            return Reason.OWN if old.first <= year or _names_later(text, old.first) else Reason.BESIDE
        if year < old.first and (later := _UP_TO_DAY.match(text, one.end)) and int(later[1]) >= old.first:
            return Reason.OWN
        if year < old.first and not _before(_DUE, text, one):
            return Reason.FACT
        began = _before(_SINCE, text, one) or _IS_ON.match(text, one.end)
        return Reason.FACT if began or _before(_WAS_MADE, text, one) else Reason.OWN

    def _single(self, one: Mention, text: str, place: Place) -> Reason:
        year, old = one.years[0], self._old
        aimed = _before(_AIMED, text, one) is not None
        until = aimed or _before(_UNTIL, text, one) is not None
        if year == self._vision and aimed and year > old.last:
            return Reason.VISION if self._options.vision not in (None, year) else Reason.BEYOND
        if until and (then := _THEN_AIMED.match(text, one.end)) and int(then[1]) != self._vision:
            # The goals of some strategy, named by its two years; the plan's own ends in its own vision.
            return Reason.BEYOND
        if year < old.first - 1:
            return Reason.PAST
        if year > old.last + 1:
            return Reason.AHEAD
        if _before(_LAW, text, one):
            return Reason.LAW
        if place.deadline:
            return Reason.OWN if old.first <= year or _names_later(text, old.first) else Reason.BESIDE
        if _UNTIL_NOW.match(text, one.end) or _before(_WAS_MADE, text, one):
            return Reason.FACT
        if year > old.last:
            return Reason.AHEAD if until else Reason.BESIDE
        if _before(_COMPARED, text, one):
            return Reason.COMPARED
        if year < old.first:
            happened = place.running and _DONE_SIGNS.search(_sentence(text, one))
            return Reason.FACT if happened else Reason.BESIDE
        # A goal on the way, which was most likely reached.
        return Reason.PART if old.first < year < old.last else Reason.OWN

    def _is_near(self, year: int) -> bool:
        """Whether two digits are most likely a year: one of the plan's or right beside."""
        return self._old.first - 1 <= year <= self._old.last + 1

    def _later(self, year: int) -> int:
        """A year in the new period: the last stays the last, also where the new period is longer or shorter."""
        old, new = self._old, self._new
        if year >= old.last:
            return new.last + year - old.last
        later = year + self._options.shift
        return min(later, new.last) if year >= old.first else later


def _before(pattern: re.Pattern[str], text: str, one: Mention) -> re.Match[str] | None:
    """What stands right before a mention; no farther away than a reader would connect the two."""
    return pattern.search(text, max(0, one.start - _NEAR), one.start)


def _names_later(text: str, year: int) -> bool:
    """Whether a text names a time from a year on, so that one before it is only where that begins."""
    return any(max(one.years) >= year for one in mentions_in(text))


def _spots(one: Mention, years: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """The places of the digits that may change, in their order."""
    return (one.leap_day, *one.spots) if one.leap_day and not isleap(years[0]) else one.spots


def _written(one: Mention, years: tuple[int, ...]) -> list[str]:
    """What stands in those places afterwards; a year without 29/02 has 28/02."""
    leap = ["28"] if one.leap_day and not isleap(years[0]) else []
    return [*leap, *(str(year) for year in years)]


def words_of(text: str, one: Mention) -> str:
    """A mention as it is written, with the words before it that say what sort of time it is."""
    before = _WORD_BEFORE.search(text, max(0, one.start - 40), one.start)
    return " ".join(text[before.start() if before else one.start : one.end].split())


def _sentence(text: str, one: Mention) -> str:
    """The sentence around a mention."""
    low, high = max(0, one.start - _SENTENCE), min(len(text), one.end + _SENTENCE)
    start = max((found.end() for found in _SENTENCE_END.finditer(text, low, one.start)), default=low)
    end = _SENTENCE_END.search(text, one.end, high)
    return text[start : end.start() if end else high]
