"""Rules about deadlines: what cannot be understood, what contradicts itself, what belongs elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from models.checking.context import Context
from models.checking.finding import Finding, Severity, Spot
from models.checking.parts import any_sign
from models.checking.rule import NodeRule, Rule, Slip, TextKind, TextRule
from models.checking.rules.years import names_no_day
from models.checking.shared.issue_date import earliest_issue, issue_words
from models.deadlines.due_words import DUE_WORDS, due_words
from models.deadlines.meaning import Milestone, Recurrence
from models.deadlines.rules import without_year
from models.grid.grid import Address
from models.i18n import _
from models.official.dates import padded
from models.plan import Line, Task
from models.words import field_name

if TYPE_CHECKING:
    from models.walk import Node

_TARGET = re.compile(
    r"\b(?:(?:phải )?(?:đạt|bảo đảm|đảm bảo)[^;.\n]{0,40}?|ít nhất|tối thiểu|trên|từ|giảm|tăng)\s+\d[\d.,]*\s?%[^;.\n]*"
    r"|\b\d[\d.,]*\s?%[^;.\n]*",
    re.IGNORECASE,
)
# A place to be filled in: "Quý …/2026", "ngày   /  /2026".
_OPEN = re.compile(r"…|\.{3,}|_{2,}|/\s*/")
# How often it comes may be said in what is to be done: "Báo cáo quý, 6 tháng, năm".
_HOW_OFTEN = re.compile(
    r"\b(?:(?:hàng|hằng|mỗi) (?:ngày|tuần|tháng|quý|quí|năm)|quý(?:, | và | [IV1-4])|0?6 tháng|tháng, quý)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"^\s*(?:bắt đầu )?(?:từ )?[^,;\n]*\b(?:đến|tới)\b|^[^,;\n]*\d\s?[-–]\s?[^\d,;\n]", re.IGNORECASE)
# Where a word with a capital letter follows without any sign: "Quý I/2026 Định kỳ".
_GAP = re.compile(r"(?<=[\w)])(?<!\bvà)(?<!\bhoặc)(?<!\bđến) (?=[^\W\d_]{2})", re.IGNORECASE)
_REPORTED_YEAR = re.compile(r"năm\s+báo\s+cáo", re.IGNORECASE)
_SHORT_DATE = re.compile(r"(?<![\d/.,\-])(\d{1,2})(\s?/\s?)(\d{1,2})(?=\s?/\s?(?:19|20|21)\d\d(?!\d))")
_LOOSE_DATE = re.compile(r"(?<![\d/.,\-])(\d{1,2})(\s?/\s?)(\d{1,2})(?![\d/%])(?!\s?/)")
_NAMED_DAY = re.compile(r"\b(ngày )([1-9])(?=(?: của)? tháng\b)", re.IGNORECASE)
_NAMED_MONTH = re.compile(
    r"\b(tháng )([12])(?=\s?/\s?(?:19|20|21)\d\d|(?:,? năm)? (?:19|20|21)\d\d|\W*$| h[àằ]ng năm|\s?[-,;])",
    re.IGNORECASE,
)


def _spot(line: Line, field: str, start: int, end: int) -> Spot:
    return Spot(Address("line", line.id, field), start, end, line.text(field)[start:end])


def _whole(line: Line) -> Spot:
    return _spot(line, "deadline", 0, len(line.deadline))


def _found(rule: Rule, message: str, *spots: Spot) -> Finding:
    return Finding(rule=rule.name, severity=rule.severity, message=message, spots=spots)


def _says_when(node: Node) -> Line | None:
    """The line, where it has a deadline of its own."""
    if isinstance(node, Line) and node.deadline.strip() and not node.reference and "deadline" not in node.merged:
        return node
    return None


def _unclear(node: Node, context: Context) -> Iterator[Finding]:
    line = _says_when(node)
    if line is not None and not context.meaning(line).understood and not names_no_day(line.deadline):
        message = _("Chưa hiểu thời hạn “{text}”: nên ghi rõ ngày, tháng, quý, năm hoặc việc phải chờ.")
        if _OPEN.search(line.deadline):
            message = _("Thời hạn “{text}” còn chỗ chưa điền.")
        yield _found(UNCLEAR, message.format(text=_short(line.deadline)), _whole(line))


def _without_period(node: Node, context: Context) -> Iterator[Finding]:
    line = _says_when(node)
    if line is not None and any(
        m.recurrence is Recurrence.PERIODIC and not m.aside for m in context.meaning(line).milestones
    ):
        told = (context.task_of(line).title, line.activity, line.product)
        if any(_HOW_OFTEN.search(text) for text in told):
            return
        found = re.search(r"định\s+k[ỳì]", line.deadline, re.IGNORECASE)
        spot = _spot(line, "deadline", found.start(), found.end()) if found else _whole(line)
        message = _("“Định kỳ” chưa nói bao lâu một lần: hằng tháng, hằng quý, 6 tháng hay hằng năm.")
        yield _found(PERIODIC, message, spot)


def _which_year(node: Node, context: Context) -> Iterator[Finding]:
    line = _says_when(node)
    found = _REPORTED_YEAR.search(line.deadline) if line is not None else None
    if line is None or found is None or context.deadlines.correction(line.deadline, line.id) is not None:
        return
    message = _("“{words}” có thể là năm của kế hoạch hoặc năm trước đó: nên ghi rõ năm, hoặc ghi “hằng năm”.")
    yield _found(WHICH_YEAR, message.format(words=found[0]), _spot(line, "deadline", *found.span()))


def _without_year(node: Node, context: Context) -> Iterator[Finding]:
    line = _says_when(node)
    if line is not None and any(m.aside == without_year() for m in context.meaning(line).milestones):
        message = _("“{text}” không ghi năm, mà kế hoạch kéo dài nhiều năm: nên ghi rõ năm, hoặc ghi “hằng năm”.")
        yield _found(NO_YEAR, message.format(text=_short(line.deadline)), _whole(line))


def _target(node: Node, _context: Context) -> Iterator[Finding]:
    line = _says_when(node)
    found = _TARGET.search(line.deadline) if line is not None and "%" in line.deadline else None
    if line is not None and found:
        message = _("Thời hạn có lẫn chỉ tiêu “{words}”: nên chuyển sang nhiệm vụ, mục tiêu hoặc sản phẩm.")
        yield _found(
            TARGET, message.format(words=_short(found[0].strip(" .,"))), _spot(line, "deadline", *found.span())
        )


def _run_together(node: Node, context: Context) -> Iterator[Finding]:
    line = _says_when(node)
    if line is None or len(context.meaning(line).milestones) < 2:
        return
    text, read = line.deadline, context.deadlines.as_written
    whole = read(text).milestones
    for gap in _GAP.finditer(text):
        if not (text[gap.end()].isupper() and text[gap.end() + 1].islower()):
            continue
        parts = read(text[: gap.start()]), read(text[gap.end() :])
        both = [m for part in parts for m in part.milestones if part.understood and not m.action]
        if all(part.milestones for part in parts) and len(both) == len(whole):
            right = f"{text[: gap.start()]}; {text[gap.end()].lower()}{text[gap.end() + 1 :]}"
            message = _(
                "“{text}” là hai thời hạn viết liền nhau: nên ngăn bằng dấu “;” và ghi mỗi thời hạn cho việc nào."
            )
            yield _found(TOGETHER, message.format(text=_short(text)), _whole(line)._replace(put=right))
            return


def _past(node: Node, context: Context) -> Iterator[Finding]:
    line = _says_when(node)
    issued = earliest_issue(context) if line is not None else None
    if line is None or issued is None:
        return
    first_year = context.period.start or 0
    for m in context.meaning(line).milestones:
        if m.recurrence is Recurrence.ONCE and m.end and m.end < issued and m.end.year >= first_year:
            message = _("Thời hạn “{text}” đã qua khi kế hoạch được ban hành ({issued}).")
            yield _found(
                PAST, message.format(text=m.name or _short(line.deadline), issued=issue_words(context)), _whole(line)
            )
            return


def _hidden(node: Node, context: Context) -> Iterator[Finding]:
    own = node.lines[0] if isinstance(node, Task) and len(node.lines) == 1 else node
    line = _says_when(own)
    if line is None:
        return
    said = context.meaning(line)
    if not said.understood or not any(m.dated for m in said.milestones):
        return
    if isinstance(node, Task):
        yield from _other_deadlines(line, said.milestones, node.title, Address("task", node.id, "title"), context)
        return
    yield from _in_brackets(line, said.milestones)
    for field in ("activity", "product", "note"):
        if field not in line.merged:
            yield from _other_deadlines(
                line, said.milestones, line.text(field), Address("line", line.id, field), context
            )


def _in_brackets(line: Line, said: tuple[Milestone, ...]) -> Iterator[Finding]:
    """ "Quý I/2026 (xong trước 15/5/2026)": what the brackets say lies outside of what stands before them."""
    if len(said) != 2 or "(" not in line.deadline or any(m.recurrence is not Recurrence.ONCE for m in said):
        return
    first, second = said
    if first.start and first.end and not second.start and second.end and not first.start <= second.end <= first.end:
        message = _("“{one}” và “{other}” trong cùng ô không khớp nhau: nên thống nhất một thời hạn.")
        yield _found(HIDDEN, message.format(one=first.name, other=second.name), _whole(line))


def _backwards(node: Node, context: Context) -> Iterator[Finding]:
    """ "Từ tháng 9/2026 đến tháng 3/2026": what begins ends before that."""
    line = _says_when(node)
    said = context.meaning(line).milestones if line is not None and _FROM_TO.search(line.deadline) else ()
    if line is None or len(said) != 2:
        return
    first, second = said
    once = first.recurrence is second.recurrence is Recurrence.ONCE
    if once and first.start and second.end and not (first.trigger or second.trigger) and second.end < first.start:
        message = _("“{text}” kết thúc trước khi bắt đầu: cần xem lại hai mốc thời gian.")
        yield _found(BACKWARDS, message.format(text=_short(line.deadline)), _whole(line))


def _other_deadlines(
    line: Line, said: tuple[Milestone, ...], text: str, address: Address, context: Context
) -> Iterator[Finding]:
    for start, end in due_words(text):
        words = text[start:end]
        meaning = context.deadlines.as_written(words)
        hidden = [m for m in meaning.milestones if m.end is not None]
        if not meaning.understood or len(hidden) != len(meaning.milestones) or _agree(hidden, said):
            continue
        place = _("Nhiệm vụ") if address.table == "task" else field_name(address.table, address.field)
        message = _("{place} ghi “{words}”, khác với thời gian thực hiện “{deadline}”: nên thống nhất một thời hạn.")
        yield _found(
            HIDDEN,
            message.format(place=place, words=_short(words), deadline=_short(line.deadline)),
            Spot(address, start, end, words),
            _whole(line),
        )


def _agree(hidden: list[Milestone], said: tuple[Milestone, ...]) -> bool:
    """Whether each time in the text ends with one of the column's, or is a year or more that one of them lies in."""
    return all(any(_same_end(one, other) or _holds(one, other) for other in said) for one in hidden)


def _same_end(one: Milestone, other: Milestone) -> bool:
    if one.end is None or other.end is None:
        return other.trigger != "" or other.recurrence is Recurrence.PERIODIC
    if Recurrence.YEARLY in (one.recurrence, other.recurrence):
        return (one.end.month, one.end.day) == (other.end.month, other.end.day)
    # "Trước 15/12" and "đến 15/12" name one day.
    return abs((one.end - other.end).days) <= 1


def _holds(one: Milestone, other: Milestone) -> bool:
    """Whether a long stretch in the text holds the shorter one of the column."""
    if one.start is None or one.end is None or other.end is None:
        return False
    return (one.end - one.start).days > 360 and one.start <= (other.start or other.end) and other.end <= one.end


def _zeros(text: str, kind: TextKind) -> Iterator[Slip]:
    """Days 1 to 9 and months 1 and 2 in figures, without the zero that the decree wants."""
    dates = [_SHORT_DATE, *([_LOOSE_DATE] if kind.field == "deadline" else [])]
    for found in (one for pattern in dates for one in pattern.finditer(text)):
        day, sign, month = found.groups()
        right = f"{padded(day, 10)}{sign}{month.zfill(2) if month in '12' else month}"
        if right != found[0] and 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
            yield Slip(*found.span(), _zero_message(found[0], right), right)
    words = (_NAMED_DAY, _NAMED_MONTH) if kind.field == "deadline" else ()
    for found in (one for pattern in words for one in pattern.finditer(text)):
        right = f"{found[1]}0{found[2]}"
        yield Slip(*found.span(), _zero_message(found[0], right), right)


def _zero_message(words: str, right: str) -> str:
    message = _("“{words}” nên viết là “{right}”: ngày dưới 10 và tháng 1, 2 có thêm số 0 phía trước.")
    return message.format(words=words, right=right)


@lru_cache(maxsize=4000)
def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:79].rstrip() + "…"


_LINE = frozenset({"line"})
UNCLEAR = NodeRule(
    name="deadline-unclear",
    group="deadlines",
    severity=Severity.HINT,
    title="Thời hạn chưa hiểu được",
    explanation="Chữ vẫn được giữ và in nguyên văn, nhưng việc này không lọc và xếp theo thời hạn được. "
    "Có thể sửa cách hiểu bên cạnh bảng mà không đổi chữ.",
    kinds=_LINE,
    find=_unclear,
)
PERIODIC = NodeRule(
    name="deadline-periodic",
    group="deadlines",
    severity=Severity.HINT,
    title="“Định kỳ” không ghi kỳ",
    explanation="Người thực hiện cần biết bao lâu một lần: hằng tháng, hằng quý, 6 tháng hay hằng năm.",
    kinds=_LINE,
    find=_without_period,
)
TOGETHER = NodeRule(
    name="deadline-together",
    group="deadlines",
    severity=Severity.HINT,
    title="Hai thời hạn viết liền nhau",
    explanation="Hai thời hạn trong một ô mà không có dấu ngăn thì khó biết mỗi thời hạn dành cho việc, sản phẩm nào.",
    kinds=_LINE,
    find=_run_together,
)
NO_YEAR = NodeRule(
    name="deadline-no-year",
    group="deadlines",
    severity=Severity.HINT,
    title="Thời hạn không ghi năm",
    explanation="Trong kế hoạch nhiều năm, “Quý II” hay “trước 15/6” có thể là của một năm hoặc của mọi năm.",
    kinds=_LINE,
    find=_without_year,
)
WHICH_YEAR = NodeRule(
    name="deadline-which-year",
    group="deadlines",
    severity=Severity.HINT,
    title="“Năm báo cáo” chưa rõ năm nào",
    explanation="Có nơi hiểu là năm của kế hoạch, có nơi hiểu là năm trước năm của kế hoạch; ghi rõ thì không ai nhầm.",
    kinds=_LINE,
    find=_which_year,
)
TARGET = NodeRule(
    name="deadline-target",
    group="deadlines",
    severity=Severity.WARNING,
    title="Chỉ tiêu lẫn trong thời hạn",
    explanation="Cột thời gian chỉ nên ghi thời gian; chỉ tiêu ghi ở đây dễ bị bỏ sót khi theo dõi, đánh giá.",
    kinds=_LINE,
    find=_target,
)
PAST = NodeRule(
    name="deadline-past",
    group="deadlines",
    severity=Severity.WARNING,
    title="Thời hạn trước ngày ban hành",
    explanation="Việc phải xong trước khi kế hoạch được ban hành thường là chép từ kế hoạch cũ hoặc ghi nhầm năm.",
    kinds=_LINE,
    find=_past,
)
HIDDEN = NodeRule(
    name="deadline-disagrees",
    group="deadlines",
    severity=Severity.WARNING,
    title="Hai thời hạn trong một dòng",
    explanation="Nhiệm vụ, hoạt động hoặc sản phẩm ghi một thời hạn khác với cột thời gian; "
    "người thực hiện không biết theo thời hạn nào.",
    kinds=frozenset({"line", "task"}),
    quick=any_sign("(", *DUE_WORDS),
    find=_hidden,
)
BACKWARDS = NodeRule(
    name="deadline-backwards",
    group="deadlines",
    severity=Severity.WARNING,
    title="Thời hạn kết thúc trước khi bắt đầu",
    explanation="“Từ tháng 9 đến tháng 3” của cùng một năm thường là gõ nhầm tháng hoặc thiếu “năm sau”.",
    kinds=_LINE,
    quick=any_sign("-–", "đến", "tới"),
    find=_backwards,
)
ZERO = TextRule(
    name="date-zero",
    group="deadlines",
    severity=Severity.HINT,
    title="Ngày, tháng thiếu số 0",
    explanation="Nghị định 30/2020/NĐ-CP, Phụ lục I: ngày dưới 10 và tháng 1, 2 phải ghi thêm số 0 phía trước "
    "(05/01, 29/6).",
    quick=any_sign("/", "tháng"),
    find=_zeros,
)

RULES: tuple[Rule, ...] = (UNCLEAR, HIDDEN, BACKWARDS, TOGETHER, TARGET, PAST, PERIODIC, WHICH_YEAR, NO_YEAR, ZERO)
