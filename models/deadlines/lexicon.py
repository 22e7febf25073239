"""The words of deadlines: a table of what is looked for in a text, and the cutting of a clause into tokens."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from models.deadlines import values
from models.deadlines.meaning import Relation
from models.deadlines.values import HAPPENINGS


class Token(NamedTuple):
    """A word or phrase of a clause: its kind, what it stands for, and where it lies."""

    kind: str
    value: object
    start: int
    end: int


_N = r"(\d{1,2})"
_Y = r"((?:19|20|21)\d\d)"
_DAY_OF = rf"{_N} (?:của )?"
_LONG = "năm|quý|tháng|tuần"
_OTHER_YEAR = r"(?! \d| học| kế| báo| sau| trước| tiếp)"
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

# What is made so often, where no "lần" is said.
_COUNTED = (
    r"(?:bản tin|tin|bài|cuộc|đợt|buổi|lớp|phiên|kỳ|hội nghị|mô hình|chuyên đề|chuyên mục|số|văn bản|báo cáo|đơn vị|"
    r"thủ tục|nhiệm vụ|sáng kiến|vụ việc|vụ|lượt|điểm)"
)
# Kind, an example, what it looks like, what it stands for. Of those that fit at one place the first counts; one that
# stands for nothing after all (tháng 13) is text.
LEXICON: tuple[tuple[str, str, str, Callable[[re.Match[str]], object] | None], ...] = (
    ("SPAN", "ngày 05/12/2021", rf"(?:ngày )?{_N} ?[/.\-] ?{_N} ?[/.\-] ?{_Y}", values.day),
    ("SPAN", "ngày 15 tháng 12", rf"(?:ngày )?{_N} (?:của )?(?:các )?tháng {_N}", values.day),
    ("SPAN", "ngày 15/12", rf"ngày {_N} ?[/.\-] ?{_N}(?! ?[/.]? ?\d)", values.day),
    ("SHORT", "15/12", rf"{_N} ?/ ?{_N}(?! ?/? ?\d)", values.day),
    ("SPAN", "ngày 20 của tháng cuối quý", rf"(?:ngày )?{_DAY_OF}tháng cuối (?:cùng )?{_OF}quý", values.of_last_month),
    ("SPAN", "ngày 10 tháng đầu quý", rf"ngày {_DAY_OF}tháng đầu (?:tiên )?{_OF}quý{_NEXT}?", values.of_first_month),
    ("SPAN", "ngày 05 tháng sau", rf"ngày {_DAY_OF}tháng{_NEXT}", values.of_next_month),
    ("SPAN", "ngày cuối tháng", rf"ngày (?:làm việc )?cuối(?: cùng)? {_OF}(tháng|quý){_NO_NUMBER}", values.last_day),
    ("SPAN", "25", rf"{_N}(?= (?:hàng|mỗi) tháng\b)", values.day_of_month),
    ("SPAN", "ngày 05", rf"(?:ngày|mồng|mùng) {_N}(?! ?/|\d)", values.day_of_month),
    ("SPAN", "6 tháng đầu năm", r"(0?\d|1[01]|sáu|ba|chín) tháng (đầu|cuối)(?: của)? năm", values.some_months),
    ("SPAN", "9 tháng", rf"(0?[369]|sáu|ba|chín) tháng()(?= ?/ ?{_Y}| năm {_Y})", values.some_months),
    ("SPAN", "nửa đầu năm", r"nửa (đầu|cuối) năm", values.half),
    ("SPAN", "tuần 12/2027", rf"tuần (?:thứ )?{_N}(?: ?/ ?| năm ){_Y}", values.week_of_year),
    ("SPAN", "tuần đầu tháng", rf"tuần (?:thứ )?{_ORDINAL}{_NTH} ?tháng{_NO_NUMBER}", values.week_of_each),
    ("WEEK", "tuần thứ 2 của", rf"tuần (?:lễ )?(?:thứ )?{_ORDINAL}(?: ?- ?{_ORDINAL})?{_NTH}", values.weeks),
    ("SPAN", "năm học 2026-2027", rf"năm học {_Y} ?- ?{_Y}", values.school_year),
    ("SPAN", "t3", rf"t\.?{_N}()(?= ?/ ?{_Y})", values.month),
    ("SPAN", "q1", r"q\.? ?(i{1,3}|iv|[1-4])(?= ?/)", values.quarter),
    ("SPAN", "quý iv - 2027", rf"quý (i{{1,3}}|iv|0?[1-4])(?: ?[.\-] ?{_Y})(?! ?[/\d-])", values.quarter_of),
    ("SPAN", "tháng 12", rf"(?:các )?tháng {_N}(?: ?[.\-] ?{_Y})?(?![\d%])", values.month),
    ("SHORT", "12/2021", rf"{_N} ?/ ?{_Y}", values.month),
    ("SPAN", "quý iv", r"(?:các )?quý (i{1,3}|iv|0?[1-4]|một|hai|ba|bốn|tư|nhất)", values.quarter),
    ("EACH", "năm báo cáo", r"(?:của |trong )?(năm (?:báo cáo|kế hoạch|kế tiếp))", values.year_of),
    ("EACH", "năm sau", r"(?:của )?(năm (?:sau|trước|tiếp theo)(?: liền kề)?)(?! (?:ngày )?\d)", values.year_of),
    ("ONWARD", "và các năm tiếp theo", r"(?:và )?(?:các|những) năm (?:tiếp theo|tiếp sau|sau đó|sau|kế tiếp)", None),
    ("OPEN", "trở đi", r"trở (?:đi|về sau)", None),
    ("EACH", "2 lần/năm", rf"{_LEAST}(?:mỗi )?{_N} lần ?(?:/|một|mỗi|trong) ?(?:1 |một )?({_LONG})", values.times),
    ("EACH", "mỗi năm 2 lần", rf"(?:mỗi|hàng|một|0?1) ({_LONG}) {_LEAST}({_NUMBERS}) lần", values.each_has),
    ("EACH", "mỗi tuần 1 bản tin", rf"(?:mỗi|hàng) ({_LONG}),? {_LEAST}\d{{1,3}} {_COUNTED}", values.each),
    ("EACH", "5 mô hình/năm", rf"{_LEAST}\d{{1,3}} {_COUNTED}(?: [^\W\d]+){{0,2}} ?/ ?({_LONG})", values.each),
    ("EACH", "2 năm một lần", rf"(?:định kỳ |cứ )?({_NUMBERS}|năm) năm{_A_TIME}", values.some_years),
    ("EACH", "thứ sáu hàng tuần", rf"(?:sáng |chiều |ngày )*({_DAY_NAME}) (?:hàng|mỗi) tuần", values.weekday),
    ("EACH", "6 tháng một lần", rf"(?:hàng |mỗi |cứ )?(\d{{1,2}}|sáu|ba|chín) tháng{_A_TIME}", values.every),
    ("EACH", "hàng tháng, quý", rf"(?:và |vào |trong )?(?:của )?(?:hàng|mỗi|từng|các) ({_UNIT_LIST})", values.each),
    ("EACH", "định kỳ quý, năm", rf"(?:định kỳ(?: theo| vào)?|theo)(?: hàng)? ({_UNIT_LIST})", values.each),
    ("EACH", "quý/lần", rf"((?:0?1 )?(?:{_LONG})){_A_TIME}", values.each),
    ("EACH", "quý, 6 tháng, năm", rf"({_UNIT}(?:(?:,| và|/) ?{_UNIT})+)(?=[ .)]*$)", values.each),
    ("STAGE", "giai đoạn", rf"(?:trong |cả )?(?:các năm|(?:các )?giai đoạn|thời kỳ)(?= (?:năm )?{_Y})", None),
    ("YEAR", "năm 2021", rf"(?:của |trong )?(?:cả |suốt |toàn )?năm {_Y}", values.year),
    ("SPAN", "năm", rf"{_ENDING}năm{_OTHER_YEAR}", values.this_year),
    ("WHOLE", "giai đoạn", rf"{_ENDING}(?:giai đoạn|thời kỳ|nhiệm kỳ)(?! \d)", None),
    ("OFYEAR", "/2021", rf" ?/ ?{_Y}(?!\w)", values.year),
    ("BAREYEAR", "2021", rf"{_Y}(?! ?/)", values.year),
    ("WHOLE", "trong năm", r"(?:trong|cả|suốt|toàn) năm", None),
    ("WHOLE", "cả giai đoạn", r"(?:trong |cả |suốt |toàn )(?:cả )?(?:giai đoạn|thời kỳ|kỳ kế hoạch|nhiệm kỳ)", None),
    ("ADHOC", "đột xuất", r"(?:khi )?đột xuất", None),
    ("CONTINUOUS", "thường xuyên", rf"{_ALWAYS}(?:(?:,| và)? (?:{_ALWAYS}|kịp thời))*", None),
    ("PERIODIC", "định kỳ", r"(?:theo )?định kỳ", None),
    ("SPAN", "cuối năm", rf"(?:khoảng )?(đầu|giữa|cuối) năm{_OTHER_YEAR}", values.part_of_year),
    ("SPAN", "cuối quý", rf"(?:khoảng )?(đầu|giữa|cuối) (quý|tháng){_NO_NUMBER}", values.part_of_each),
    ("PART", "hạ tuần", r"(thượng|trung|hạ) tuần(?: của|,)?(?= (?:tháng|hàng|mỗi|các))", values.part_of_month),
    ("PART", "nửa đầu", r"(?:khoảng )?(nửa (?:đầu|cuối))(?: của)?(?= (?:quý|tháng|hàng|mỗi|các))", values.first_words),
    ("PART", "cuối", r"(?:khoảng )?(đầu|giữa|cuối)(?: của)?(?= (?:năm|quý|tháng|hàng|mỗi|các))", values.first_words),
    ("WAIT", "sau 10 ngày kể từ khi", rf"{_AT_MOST}({_DELAY}),? {_EVENT}", values.delayed),
    ("WAIT", "sau khi", r"(?:ngay )?(?:sau|kể từ|tính từ|từ) (?:khi|ngày(?= [^\W\d]))", values.waiting(Relation.AFTER)),
    ("WAIT", "sau", rf"sau{_EVENT_NEXT}", values.waiting(Relation.AFTER)),
    ("SPELL", "trong 03 ngày làm việc", rf"{_WITHIN_SPELL} ({_DELAY}){_SPELL_ENDS}", values.first_words),
    ("WAIT", "tại", rf"tại(?= (?:các )?{_MEETING})", values.waiting(Relation.WHEN)),
    ("WAIT", "trước khi", rf"trước (?:khi)|trước{_EVENT_NEXT}", values.waiting(Relation.BEFORE)),
    ("WAIT", "khi", r"(?:mỗi |ngay )?(?:khi|nếu)", values.waiting(Relation.WHEN)),
    ("WAIT", "đúng", rf"(?:đúng|bảo đảm|đảm bảo|trong)(?= {_AS_SET})", values.waiting(Relation.BY)),
    ("WAIT", "theo", r"(?:tùy )?theo|căn cứ(?: vào| theo)?|(?:tùy|phụ) thuộc(?: vào)?", values.waiting(Relation.BY)),
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
    ("NUMBER", "iii", r"(i{1,3}|iv|\d{1,2})(?!%|[.,]\d| (?:tháng|quý|ngày|tuần|lần|đợt)\b)", values.number),
)  # fmt: skip


def _entry(example: str, pattern: str) -> str:
    """A pattern that takes whole words; signs may touch the words beside them."""
    return pattern if example[0] in _SIGNS else rf"(?<!\w)(?:{pattern})(?!\w)"


_SIGNS = frozenset(",-+/")
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
    alone = [(f"(?P<e{n}>{pattern})", example) for n, (_kind, example, pattern, _value) in enumerate(LEXICON)]
    signs = "|".join(entry for entry, example in alone if example[0] in _SIGNS)
    words = "|".join(entry for entry, example in alone if example[0] not in _SIGNS)
    # Words are asked for where a word begins, and nowhere else: it makes half the work.
    return entries, re.compile(rf"(?<!\w)(?=\w)(?:{words})(?!\w)|(?=\W)(?:{signs})")


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
