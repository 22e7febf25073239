"""The deadlines of the five real plans, each wording with its meaning, row by row of the list in the field's notes."""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from models.deadlines import Meaning, Relation, understand
from models.plan import Period
from tests.reference import SLUGS, needs_reference_plans, reference_plan

pytestmark = needs_reference_plans

# Start, end, recurrence, what is waited for: what a row of the table expects of each milestone.
Expected = tuple[date | None, date | None, str, str]
QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}


def deadlines(slug: str) -> Iterator[tuple[str, Period]]:
    """Each filled deadline of a plan with the plan's period."""
    data = json.loads(reference_plan(slug, "json").read_text(encoding="utf-8"))
    period = Period(data["period"]["start"], data["period"]["end"], data["period"]["vision"])

    def cells(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            yield from [node["deadline"]] if node.get("deadline") else []
            for value in node.values():
                yield from cells(value)
        elif isinstance(node, list):
            for value in node:
                yield from cells(value)

    return ((text, period) for text in cells(data))


def day(year: str | int | None, month: str | int, number: str | int) -> date:
    """A day."""
    return date(int(year or 0), int(month), int(number))


def before(year: str | int | None, month: str | int, number: str | int = 1) -> date:
    """The day before a day, or before the first of a month."""
    return day(year, month, number) - timedelta(days=1)


def months(year: str | int | None, first: int, last: int) -> tuple[date, date]:
    """From the first day of a month to the last day of one."""
    return day(year, first, 1), day(year, last, calendar.monthrange(int(year or 0), last)[1])


def quarters(m: re.Match[str], year: str | int | None) -> tuple[date, date]:
    """The quarters that a wording names."""
    last = m["last"] if "last" in m.re.groupindex and m["last"] else m["q"]
    return months(year, 3 * QUARTERS[m["q"]] - 2, 3 * QUARTERS[last])


def whole(period: Period) -> tuple[date, date]:
    """All of a plan's period."""
    return day(period.start, 1, 1), day(period.end, 12, 31)


def first_year(period: Period) -> tuple[date, date]:
    """The first year of a plan."""
    return day(period.start, 1, 1), day(period.start, 12, 31)


Q = r"[Qq]uý (?P<q>I{1,3}|IV)"
Y = r"(?:/| năm )(?P<y>\d{4})"
OPEN = r"(?:Thực hiện |Hoàn thành |Triển khai thực hiện )?(?:[Tt]rong )?"
Row = tuple[str, str, Callable[[re.Match[str], Period], list[Expected]]]
# The pattern, the wordings that follow it, and what they mean in the period of their plan.
ROWS: tuple[Row, ...] = (
    ("before a date", r"(?:Báo cáo UBND tỉnh t|T)rước (?:ngày )?(?P<d>\d+)/(?P<m>\d+)/(?P<y>\d{4})",
     lambda m, p: [(None, before(m["y"], m["m"], m["d"]), "once", "")]),
    ("before a month", rf"{OPEN}trước tháng (?P<m>\d+)/(?P<y>\d{{4}})",
     lambda m, p: [(None, before(m["y"], m["m"]), "once", "")]),
    ("month", r"Tháng (?P<m>\d+)/(?P<y>\d{4})",
     lambda m, p: [(*months(m["y"], int(m["m"]), int(m["m"])), "once", "")]),
    ("quarter", rf"{OPEN}{Q}{Y}", lambda m, p: [(*quarters(m, m["y"]), "once", "")]),
    ("quarter range", rf"{OPEN}{Q}-(?P<last>I{{1,3}}|IV){Y}", lambda m, p: [(*quarters(m, m["y"]), "once", "")]),
    ("year", rf"{OPEN}[Nn]ăm (?P<y>\d{{4}})(?:, phải đạt ít nhất \d+%.*)?",
     lambda m, p: [(*months(m["y"], 1, 12), "once", "")]),
    ("year range", r"Năm (?P<y>\d{4}) - (?P<z>\d{4})",
     lambda m, p: [(day(m["y"], 1, 1), day(m["z"], 12, 31), "once", "")]),
    ("year onward", r"Năm (?P<y>\d{4}) và các năm tiếp theo",
     lambda m, p: [(*months(m["y"], 1, 12), f"yearly until {p.end}", "")]),
    ("yearly", rf"{OPEN}[Hh][àằ]ng năm", lambda m, p: [(*first_year(p), f"yearly until {p.end}", "")]),
    ("yearly + condition", r"Hàng năm theo (?P<w>thông báo .*)",
     lambda m, p: [(*first_year(p), f"yearly until {p.end}", f"by {m['w']}")]),
    ("quarter of each year", rf"{Q} (?:hằng năm|năm kế hoạch)",
     lambda m, p: [(*quarters(m, p.start), f"yearly until {p.end}", "")]),
    ("month of each year", r"Tháng (?P<m>\d+) h[àằ]ng năm",
     lambda m, p: [(*months(p.start, int(m["m"]), int(m["m"])), f"yearly until {p.end}", "")]),
    ("day of each year", r"Trước (?:ngày )?(?P<d>\d+)/(?P<m>\d+) (?:hằng năm|năm báo cáo)",
     lambda m, p: [(None, before(p.start, m["m"], m["d"]), f"yearly until {p.end}", "")]),
    ("ongoing", r"Thường xuyên(?: trong năm)?", lambda m, p: [(*whole(p), "continuous", "")]),
    ("ongoing in a year", r"Thực hiện thường xuyên trong năm (?P<y>\d{4})",
     lambda m, p: [(*months(m["y"], 1, 12), "continuous", "")]),
    ("periodic, no period", r"Định kỳ", lambda m, p: [(*whole(p), "periodic", "")]),
    ("quarter + periodic", rf"{Q}{Y}\s+Định kỳ",
     lambda m, p: [(*quarters(m, m["y"]), "once", ""), (*whole(p), "periodic", "")]),
    ("when", r"Khi (?P<w>có .*)", lambda m, p: [(None, None, "each_time", f"when {m['w']}")]),
    ("after", r"Sau khi (?P<w>.*)", lambda m, p: [(None, None, "once", f"after {m['w']}")]),
    ("by another document", r"Theo (?P<w>(?:quy định|kế hoạch|Kế hoạch|Quyết định).*)",
     lambda m, p: [(None, None, "once", f"by {m['w']}")]),
    ("two milestones", rf"Ban hành kế hoạch trong {Q}/(?P<y>\d{{4}})[;.] .* trong năm (?P<z>\d{{4}})",
     lambda m, p: [(*quarters(m, m["y"]), "once", ""), (*months(m["z"], 1, 12), "once", "")]),
    ("three milestones", rf"{Q}/(?P<y>\d{{4}}) .*; định kỳ .*; hoàn thành .* trước tháng (?P<m>\d+)/(?P<z>\d{{4}})",
     lambda m, p: [(*quarters(m, m["y"]), "once", ""), (*whole(p), "periodic", ""),
                   (None, before(m["z"], m["m"]), "once", "")]),
)  # fmt: skip


def told(meaning: Meaning) -> list[Expected]:
    """A meaning as the table tells it."""
    return [
        (
            m.start,
            m.end,
            f"{m.recurrence} until {m.until.year}" if m.until else str(m.recurrence),
            f"{m.relation} {m.trigger}".strip(),
        )
        for m in meaning.milestones
    ]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_deadline_means_what_its_row_says(slug: str) -> None:
    seen = 0
    for text, period in dict.fromkeys(deadlines(slug)):
        rows = [(row, m) for row in ROWS if (m := re.fullmatch(row[1], " ".join(text.split()).rstrip(".")))]
        assert len(rows) == 1, (text, [row[0] for row, _m in rows])
        (row, match) = rows[0]
        meaning = understand(text, period)
        assert meaning.understood, text
        assert told(meaning) == row[2](match, period), (row[0], text)
        seen += 1
    assert seen >= 5


def test_the_table_speaks_of_all_wordings_and_no_other() -> None:
    cells = [text for slug in SLUGS for text, _period in deadlines(slug)]
    texts = {" ".join(text.split()).rstrip(".") for text in cells}
    assert len(cells) > 200
    assert len(texts) > 55
    assert [name for name, pattern, _meaning in ROWS if not any(re.fullmatch(pattern, text) for text in texts)] == []


@pytest.mark.parametrize(
    ("piece", "words"),
    [
        ("; định kỳ", ["tham mưu ban hành các kế hoạch", "báo cáo kết quả thực hiện", "tham mưu kiểm tra"]),
        ("; tổ chức", ["Ban hành kế hoạch", "tổ chức thực hiện"]),
        (". Thực hiện kiểm soát", ["Ban hành kế hoạch", "Thực hiện kiểm soát"]),
        ("20%", ["ít nhất 20%"]),
        ("05/12/2021", ["Báo cáo UBND tỉnh"]),
    ],
)
def test_cells_with_several_milestones_and_deeds_name_them(piece: str, words: list[str]) -> None:
    found = {text: understand(text, period) for slug in SLUGS for text, period in deadlines(slug) if piece in text}
    for meaning in found.values():
        assert len(meaning.milestones) == len(words)
        for milestone, word in zip(meaning.milestones, words, strict=True):
            assert word in milestone.action + milestone.note
            assert milestone.relation is Relation.NONE
