"""The words of deadlines: a table of what is looked for in a text, and the cutting of a clause into tokens."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from models.deadlines import calendar
from models.deadlines.calendar import Span
from models.deadlines.meaning import Recurrence, Relation
from models.numbering import roman_value


class Token(NamedTuple):
    """A word or phrase of a clause: its kind, what it stands for, and where it lies."""

    kind: str
    value: object
    start: int
    end: int


class Each(NamedTuple):
    """What comes back: how often, what the wording calls it, and by how many years it lies off."""

    recurrences: tuple[Recurrence, ...]
    aside: str = ""
    offset: int = 0


class Waiting(NamedTuple):
    """What a clause waits for: an event or a document, perhaps some days after it."""

    relation: Relation
    delay: str = ""


_WORD_NUMBERS = {"một": 1, "nhất": 1, "đầu": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "sáu": 6, "chín": 9, "cuối": 0}
_UNITS = {
    "ngày": Recurrence.DAILY,
    "tuần": Recurrence.WEEKLY,
    "tháng": Recurrence.MONTHLY,
    "quý": Recurrence.QUARTERLY,
    "3 tháng": Recurrence.QUARTERLY,
    "6 tháng": Recurrence.HALF_YEARLY,
    "1 tháng": Recurrence.MONTHLY,
    "1 quý": Recurrence.QUARTERLY,
    "1 tuần": Recurrence.WEEKLY,
    "1 năm": Recurrence.YEARLY,
    "năm": Recurrence.YEARLY,
}
_TIMES_A_YEAR = {1: Recurrence.YEARLY, 2: Recurrence.HALF_YEARLY, 4: Recurrence.QUARTERLY, 12: Recurrence.MONTHLY}
_YEARS_OFF = {"sau": 1, "tiếp theo": 1, "kế tiếp": 1, "trước": -1}
_EVERY_MONTHS = {12: Recurrence.YEARLY, 6: Recurrence.HALF_YEARLY, 3: Recurrence.QUARTERLY, 1: Recurrence.MONTHLY}


# Events that are things, not deeds: "sau kỳ họp", not "sau khi".
HAPPENINGS = ("kỳ", "tết", "đại hội", "hội nghị", "cuộc", "lễ", "đợt", r"thời điểm [^\W\d]", r"ngày [^\W\d]")


def number_of(text: str) -> int:
    """The number that digits, Roman letters or a word stand for; 99 for none."""
    if text.isascii() and text.isdecimal():
        return int(text)
    roman = roman_value(text.upper())
    return roman if roman is not None else _WORD_NUMBERS.get(text, 99)


def _number(m: re.Match[str]) -> int:
    return number_of(m[1])


def _part(m: re.Match[str]) -> str:
    return m[1]


def _day(m: re.Match[str]) -> Span | None:
    day, month, year = int(m[1]), int(m[2]), int(m[3]) if m.re.groups > 2 else None
    return calendar.one_day(month, day, year) if calendar.is_day(year, month, day) else None


def _month(m: re.Match[str]) -> Span | None:
    span = calendar.month(int(m[1])) if 1 <= int(m[1]) <= 12 else None
    return calendar.with_year(span, int(m[2])) if span and m[2] else span


def _quarter(m: re.Match[str]) -> Span | None:
    return calendar.quarter(number_of(m[1])) if 1 <= number_of(m[1]) <= 4 else None


def _some_months(m: re.Match[str]) -> Span | None:
    return calendar.some_months(number_of(m[1]), m[2] == "cuối") if 1 <= number_of(m[1]) <= 11 else None


def _half(m: re.Match[str]) -> Span:
    return calendar.some_months(6, m[1] == "cuối")


def _weeks(m: re.Match[str]) -> tuple[int, int]:
    first = number_of(m[1])
    return first, number_of(m[2]) if m[2] else first


def _week_of_year(m: re.Match[str]) -> Span | None:
    return calendar.week_of_year(int(m[1]), int(m[2]))


def _day_of_month(m: re.Match[str]) -> Span | None:
    return calendar.day_of_month(int(m[1])) if 1 <= int(m[1]) <= 31 else None


def _of_last_month(m: re.Match[str]) -> Span | None:
    return calendar.last_month_of_quarter(int(m[1])) if 1 <= int(m[1]) <= 31 else None


def _of_first_month(m: re.Match[str]) -> Span | None:
    return calendar.first_month_of_quarter(int(m[1]), bool(m[2])) if 1 <= int(m[1]) <= 31 else None


def _of_next_month(m: re.Match[str]) -> Span | None:
    return calendar.day_of_next_month(int(m[1])) if 1 <= int(m[1]) <= 31 else None


def _school_year(m: re.Match[str]) -> Span | None:
    return calendar.school_year(int(m[1])) if int(m[2]) == int(m[1]) + 1 else None


def _quarter_of(m: re.Match[str]) -> Span:
    return calendar.with_year(calendar.quarter(number_of(m[1])), int(m[2]))


def _this_year(_m: re.Match[str]) -> Span:
    return calendar.plain_year()


def _part_of_year(m: re.Match[str]) -> Span | None:
    return calendar.part_of(m[1], calendar.whole_year(None))


def _part_of_each(m: re.Match[str]) -> Span | None:
    return calendar.part_of(m[1], calendar.EACH_QUARTER if m[2] == "quý" else calendar.EACH_MONTH)


def _week_of_each(m: re.Match[str]) -> Span:
    return calendar.week_of_month(number_of(m[1]), number_of(m[1]), calendar.EACH_MONTH)


def _spell(m: re.Match[str]) -> str:
    return m[1]


def _year(m: re.Match[str]) -> Span:
    return calendar.whole_year(int(m[1]))


def _each(m: re.Match[str]) -> Each:
    found = re.findall(r"(?:0?(\d+|sáu|ba|chín|một) )?(tháng|quý|tuần|ngày|năm)", m[1])
    units = [f"{number_of(number)} {word}" if number else word for number, word in found]
    known = tuple(dict.fromkeys(_UNITS.get(unit, Recurrence.PERIODIC) for unit in units))
    return Each(known, ", ".join(unit for unit in units if unit not in _UNITS))


def _times(m: re.Match[str]) -> Each:
    known = _TIMES_A_YEAR.get(int(m[1])) if m[2] == "năm" else _UNITS[m[2]] if int(m[1]) == 1 else None
    return Each((known,)) if known else Each((Recurrence.PERIODIC,), m[0])


def _every(m: re.Match[str]) -> Each:
    known = _EVERY_MONTHS.get(number_of(m[1]))
    return Each((known,)) if known else Each((Recurrence.PERIODIC,), m[0])


def _each_has(m: re.Match[str]) -> Each:
    known = _TIMES_A_YEAR.get(number_of(m[2])) if m[1] == "năm" else _UNITS[m[1]] if number_of(m[2]) == 1 else None
    return Each((known,)) if known else Each((Recurrence.PERIODIC,), m[0])


def _some_years(m: re.Match[str]) -> Each:
    known = Recurrence.YEARLY if number_of(m[1]) == 1 else Recurrence.PERIODIC
    return Each((known,), "" if known is Recurrence.YEARLY else m[0])


def _weekday(m: re.Match[str]) -> Each:
    return Each((Recurrence.WEEKLY,), m[1])


def _part_of_month(m: re.Match[str]) -> str:
    return {"thượng": "đầu", "trung": "giữa", "hạ": "cuối"}[m[1]]


def _last_day(m: re.Match[str]) -> Span:
    return calendar.last_day_of_month() if m[1] == "tháng" else calendar.last_month_of_quarter(31)


def _year_of(m: re.Match[str]) -> Each:
    offset = next((years for word, years in _YEARS_OFF.items() if m[1].startswith(f"năm {word}")), 0)
    return Each((Recurrence.YEARLY,), m[1], offset)


def _delayed(m: re.Match[str]) -> Waiting:
    return Waiting(Relation.AFTER, m[1])


def _waiting(relation: Relation) -> Callable[[re.Match[str]], Waiting]:
    return lambda _m: Waiting(relation)


_N = r"(\d{1,2})"
_Y = r"((?:19|20|21)\d\d)"
_NEXT = r"( sau| tiếp theo| kế tiếp)"
_OF = r"(?:của )?(?:mỗi |hàng |các )?"
_UNIT = r"(?:0?[369] tháng|(?:sáu|ba|chín) tháng|(?:0?1|một) (?:tháng|quý|tuần|năm)|tháng|quý|tuần|ngày|năm)"
_A_TIME = r"(?: (?:một|0?1) lần| ?/ ?(?:0?1 )?lần)"
_UNIT_LIST = rf"{_UNIT}(?:(?:,| và|;|/) ?(?:hàng |mỗi )?{_UNIT})*(?! ?(?:\d|[ivx]+\b|tiếp|sau|đầu|cuối)){_A_TIME}?"
_ALWAYS = r"(?:thường xuyên|liên tục|quanh năm|lâu dài)"
_AT_MOST = r"(?:(?:chậm nhất|trước|trong|sau|không quá|tối đa)(?: là)? )*(?:(?:vòng|thời hạn|thời gian) )?"
_ORDINAL = r"(0?[1-5]|nhất|hai|ba|tư|đầu|cuối)"
_NTH = r"(?: tiên| cùng)?(?: của|,)?"
_LEAST = r"(?:ít nhất |tối thiểu )?"
_DELAY = r"\d{1,3} (?:ngày làm việc|ngày|tuần|tháng|giờ)"
_WITHIN_SPELL = r"(?:trong|sau|không quá|tối đa)(?: (?:vòng|thời hạn|thời gian))?"
_SPELL_ENDS = r"(?! (?:đầu|cuối|năm|kể|tính|sau|trước|từ|làm|một lần)| ?[/,] ?(?:kể|tính|\d|lần))"
_LATEST = r"(?:thời hạn|hạn|chậm nhất|muộn nhất|trễ nhất|không quá|không (?:muộn|chậm|trễ) (?:hơn|quá))"
_HOUR = r"\d{1,2} ?(?:h|giờ|g|:) ?(?:\d{2})?(?: phút)?"
_LASTING = r"(?:năm|quý|tháng|giai đoạn|thời kỳ)"
_AS_SET = r"(?:thời gian|thời hạn|tiến độ|lộ trình)(?: \w+){0,2} (?:quy định|được giao|đề ra|yêu cầu|cho phép|kế hoạch)"
_MEETING = r"(?:kỳ họp|phiên họp|cuộc họp|hội nghị|đại hội)"
_ENDING = r"(?:(?<=hết )|(?<=kết thúc ))"
_NO_NUMBER = r"(?! ?(?:\d|[ivx]+\b|một|hai|ba|bốn|tư|nhất|này|trước|sau|tiếp|/))"
_DAY_NAME = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_NUMBERS = r"\d{1,2}|một|hai|ba|bốn|tư|sáu|chín"
_EVENT = r"(?:sau khi|(?:kể từ|tính từ|từ) (?:khi|ngày(?! \d)))"
_DATE_NEXT = r"(?= (?:ngày \d|mồng|mùng|tháng|quý|năm \d|đầu|giữa|cuối|tuần|nửa|0?\d tháng|\d{1,4}\b|[ivx]+\b))"
_EVENT_NEXT = rf"(?= (?:{'|'.join(HAPPENINGS)}))"

# Kind, an example, what it looks like, what it stands for. Of those that fit at one place the first counts; one that
# stands for nothing after all (tháng 13) is text.
LEXICON: tuple[tuple[str, str, str, Callable[[re.Match[str]], object] | None], ...] = (
    ("SPAN", "ngày 05/12/2021", rf"(?:ngày )?{_N} ?[/.\-] ?{_N} ?[/.\-] ?{_Y}", _day),
    ("SPAN", "ngày 15 tháng 12", rf"(?:ngày )?{_N} (?:của )?(?:các )?tháng {_N}", _day),
    ("SPAN", "ngày 15/12", rf"ngày {_N} ?[/.\-] ?{_N}(?! ?[/.]? ?\d)", _day),
    ("SHORT", "15/12", rf"{_N} ?/ ?{_N}(?! ?/? ?\d)", _day),
    ("SPAN", "ngày 20 của tháng cuối quý", rf"(?:ngày )?{_N} (?:của )?tháng cuối (?:cùng )?{_OF}quý", _of_last_month),
    ("SPAN", "ngày 10 tháng đầu quý sau", rf"ngày {_N} (?:của )?tháng đầu (?:tiên )?{_OF}quý{_NEXT}?", _of_first_month),
    ("SPAN", "ngày 05 tháng sau", rf"ngày {_N} (?:của )?tháng{_NEXT}", _of_next_month),
    ("SPAN", "ngày cuối tháng", rf"ngày (?:làm việc )?cuối(?: cùng)? {_OF}(tháng|quý){_NO_NUMBER}", _last_day),
    ("SPAN", "25", rf"{_N}(?= (?:hàng|mỗi) tháng\b)", _day_of_month),
    ("SPAN", "ngày 05", rf"(?:ngày|mồng|mùng) {_N}(?! ?/|\d)", _day_of_month),
    ("SPAN", "6 tháng đầu năm", r"(0?\d|1[01]|sáu|ba|chín) tháng (đầu|cuối)(?: của)? năm", _some_months),
    ("SPAN", "9 tháng", rf"(0?[369]|sáu|ba|chín) tháng()(?= ?/ ?{_Y}| năm {_Y})", _some_months),
    ("SPAN", "nửa đầu năm", r"nửa (đầu|cuối) năm", _half),
    ("SPAN", "tuần 12/2027", rf"tuần (?:thứ )?{_N}(?: ?/ ?| năm ){_Y}", _week_of_year),
    ("SPAN", "tuần đầu tháng", rf"tuần (?:thứ )?{_ORDINAL}{_NTH} ?tháng{_NO_NUMBER}", _week_of_each),
    ("WEEK", "tuần thứ 2 của", rf"tuần (?:lễ )?(?:thứ )?{_ORDINAL}(?: ?- ?{_ORDINAL})?{_NTH}", _weeks),
    ("SPAN", "năm học 2026-2027", rf"năm học {_Y} ?- ?{_Y}", _school_year),
    ("SPAN", "t3", rf"t\.?{_N}()(?= ?/ ?{_Y})", _month),
    ("SPAN", "q1", r"q\.? ?(i{1,3}|iv|[1-4])(?= ?/)", _quarter),
    ("SPAN", "quý iv - 2027", rf"quý (i{{1,3}}|iv|0?[1-4])(?: ?[.\-] ?{_Y})(?! ?[/\d-])", _quarter_of),
    ("SPAN", "tháng 12", rf"(?:các )?tháng {_N}(?: ?[.\-] ?{_Y})?(?![\d%])", _month),
    ("SHORT", "12/2021", rf"{_N} ?/ ?{_Y}", _month),
    ("SPAN", "quý iv", r"(?:các )?quý (i{1,3}|iv|0?[1-4]|một|hai|ba|bốn|tư|nhất)", _quarter),
    ("EACH", "năm báo cáo", r"(?:của |trong )?(năm (?:báo cáo|kế hoạch|kế tiếp))", _year_of),
    ("EACH", "năm sau", r"(?:của )?(năm (?:sau|trước|tiếp theo)(?: liền kề)?)(?! (?:ngày )?\d)", _year_of),
    ("ONWARD", "và các năm tiếp theo", r"(?:và )?(?:các|những) năm (?:tiếp theo|tiếp sau|sau đó|sau|kế tiếp)", None),
    ("OPEN", "trở đi", r"trở (?:đi|về sau)", None),
    ("EACH", "2 lần/năm", rf"{_LEAST}(?:mỗi )?{_N} lần ?(?:/|một|mỗi|trong) ?(?:1 |một )?(năm|quý|tháng|tuần)", _times),
    ("EACH", "mỗi năm 2 lần", rf"(?:mỗi|hàng|một|0?1) (năm|quý|tháng|tuần) {_LEAST}({_NUMBERS}) lần", _each_has),
    ("EACH", "2 năm một lần", rf"(?:định kỳ |cứ )?({_NUMBERS}|năm) năm{_A_TIME}", _some_years),
    ("EACH", "thứ sáu hàng tuần", rf"(?:sáng |chiều |ngày )*({_DAY_NAME}) (?:hàng|mỗi) tuần", _weekday),
    ("EACH", "6 tháng một lần", rf"(?:hàng |mỗi |cứ )?(\d{{1,2}}|sáu|ba|chín) tháng{_A_TIME}", _every),
    ("EACH", "hàng tháng, quý", rf"(?:và |vào |trong )?(?:của )?(?:hàng|mỗi|từng|các) ({_UNIT_LIST})", _each),
    ("EACH", "định kỳ quý, năm", rf"(?:định kỳ(?: theo| vào)?|theo)(?: hàng)? ({_UNIT_LIST})", _each),
    ("EACH", "quý/lần", rf"((?:0?1 )?(?:tháng|quý|tuần|năm)){_A_TIME}", _each),
    ("EACH", "quý, 6 tháng, năm", rf"({_UNIT}(?:(?:,| và|/) ?{_UNIT})+)(?=[ .)]*$)", _each),
    ("STAGE", "giai đoạn", rf"(?:trong |cả )?(?:các năm|(?:các )?giai đoạn|thời kỳ)(?= (?:năm )?{_Y})", None),
    ("YEAR", "năm 2021", rf"(?:của |trong )?(?:cả |suốt |toàn )?năm {_Y}", _year),
    ("SPAN", "năm", rf"{_ENDING}năm(?! \d| học| kế| báo| sau| trước| tiếp)", _this_year),
    ("WHOLE", "giai đoạn", rf"{_ENDING}(?:giai đoạn|thời kỳ|nhiệm kỳ)(?! \d)", None),
    ("OFYEAR", "/2021", rf" ?/ ?{_Y}", _year),
    ("BAREYEAR", "2021", rf"{_Y}(?! ?/)", _year),
    ("WHOLE", "trong năm", r"(?:trong|cả|suốt|toàn) năm", None),
    ("WHOLE", "cả giai đoạn", r"(?:trong |cả |suốt |toàn )(?:cả )?(?:giai đoạn|thời kỳ|kỳ kế hoạch|nhiệm kỳ)", None),
    ("ADHOC", "đột xuất", r"(?:khi )?đột xuất", None),
    ("CONTINUOUS", "thường xuyên", rf"{_ALWAYS}(?:(?:,| và)? (?:{_ALWAYS}|kịp thời))*", None),
    ("PERIODIC", "định kỳ", r"(?:theo )?định kỳ", None),
    ("SPAN", "cuối năm", r"(?:khoảng )?(đầu|giữa|cuối) năm(?! \d| học| kế| báo| sau| trước| tiếp)", _part_of_year),
    ("SPAN", "cuối quý", rf"(?:khoảng )?(đầu|giữa|cuối) (quý|tháng){_NO_NUMBER}", _part_of_each),
    ("PART", "hạ tuần", r"(?:khoảng )?(thượng|trung|hạ) tuần(?: của|,)?(?= (?:tháng|hàng|mỗi|các))", _part_of_month),
    ("PART", "nửa đầu", r"(?:khoảng )?(nửa (?:đầu|cuối))(?: của)?(?= (?:quý|tháng|hàng|mỗi|các))", _part),
    ("PART", "cuối", r"(?:khoảng )?(đầu|giữa|cuối)(?: của)?(?= (?:năm|quý|tháng|hàng|mỗi|các))", _part),
    ("WAIT", "sau 10 ngày kể từ khi", rf"{_AT_MOST}({_DELAY}),? {_EVENT}", _delayed),
    ("WAIT", "sau khi", r"(?:ngay )?(?:sau|kể từ|tính từ|từ) (?:khi|ngày(?= [^\W\d]))", _waiting(Relation.AFTER)),
    ("WAIT", "sau", rf"sau{_EVENT_NEXT}", _waiting(Relation.AFTER)),
    ("SPELL", "trong 03 ngày làm việc", rf"{_WITHIN_SPELL} ({_DELAY}){_SPELL_ENDS}", _spell),
    ("WAIT", "tại", rf"tại(?= (?:các )?{_MEETING})", _waiting(Relation.WHEN)),
    ("WAIT", "trước khi", rf"trước (?:khi)|trước{_EVENT_NEXT}", _waiting(Relation.BEFORE)),
    ("WAIT", "khi", r"(?:mỗi |ngay )?(?:khi|nếu)", _waiting(Relation.WHEN)),
    ("WAIT", "đúng", rf"(?:đúng|bảo đảm|đảm bảo|trong)(?= {_AS_SET})", _waiting(Relation.BY)),
    ("WAIT", "theo", r"(?:tùy )?theo|căn cứ(?: vào| theo)?|(?:tùy|phụ) thuộc(?: vào)?", _waiting(Relation.BY)),
    ("BY", "trước 17h00", rf"trước {_HOUR},?(?= ngày)", None),
    ("BEFORE", "trước", rf"trước(?: thời điểm| hết)?{_DATE_NEXT}", None),
    ("AFTER", "sau", rf"sau(?: thời điểm)?{_DATE_NEXT}", None),
    ("BY", "chậm nhất", rf"{_LATEST}(?: cuối| chót)?(?: là| vào| trong)?", None),
    ("TO", "đến hết", rf"(?:từ nay )?(?:cho )?(?:đến|tới|hết|kết thúc(?= {_LASTING}))(?: hết)?", None),
    ("FROM", "từ", rf"(?:bắt đầu |kể |tính )?từ{_DATE_NEXT}", None),
    ("IN", "trong", rf"(?:trong|vào|tại){_DATE_NEXT}", None),
    ("AND", "và", r"và|hoặc", None),
    ("AND", "+", r"[+&]", None),
    ("COMMA", ",", r"[,;]", None),
    ("DASH", "-", r"-", None),
    ("NUMBER", "iii", r"(i{1,3}|iv|\d{1,2})(?!%|[.,]\d| (?:tháng|quý|ngày|tuần|lần|đợt)\b)", _number),
)  # fmt: skip


def _entry(example: str, pattern: str) -> str:
    """A pattern that takes whole words; signs may touch the words beside them."""
    return pattern if example in _SIGNS else rf"{'' if example[0] == '/' else _WORD_BEGINS}(?:{pattern})(?!\w)"


_SIGNS = (",", "-", "+")
_WORD_BEGINS = r"(?<!\w)"
_PLAIN = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", "\u00a0": " ", "\n": " ", "\t": " "})
_SPELLINGS = (("hằng ", "hàng "), ("quí ", "quý "), ("tuỳ ", "tùy "), ("kì ", "kỳ "))


def normalised(text: str) -> str:
    """Small letters, one spelling, plain dashes and spaces; as long as the text, so that places agree."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    low = f"{low.translate(_PLAIN)} "
    for other, usual in _SPELLINGS:
        low = low.replace(other, usual)
    return low[:-1]


@cache
def _patterns() -> tuple[list[re.Pattern[str]], re.Pattern[str]]:
    """The table's patterns, each alone and all as one; made when first used, for it takes a while."""
    entries = [re.compile(_entry(example, pattern)) for _kind, example, pattern, _value in LEXICON]
    return entries, re.compile("|".join(f"(?P<e{n}>{entry.pattern})" for n, entry in enumerate(entries)))


def tokens_of(clause: str) -> list[Token]:
    """A normalised clause as tokens; what stands between them is TEXT, and signs without meaning go."""
    entries, any_of_them = _patterns()
    out: list[Token] = []
    done = 0
    for found in any_of_them.finditer(clause):
        number = int((found.lastgroup or "e0")[1:])
        kind, _example, _pattern, make = LEXICON[number]
        start, end = found.span()
        if make is None:
            value: object = found[0]
        else:
            again = entries[number].match(clause, start)
            value = make(again) if again else None
            if value is None:
                continue
        _add_text(out, clause, done, start)
        out.append(Token(kind, value, start, end))
        done = end
    _add_text(out, clause, done, len(clause))
    return out


def _add_text(out: list[Token], clause: str, start: int, end: int) -> None:
    if any(char.isalnum() for char in clause[start:end]):
        out.append(Token("TEXT", None, start, end))
