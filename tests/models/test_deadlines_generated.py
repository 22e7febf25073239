"""Hundreds of wordings made from parts, with dates worked out here without the grammar; and what is told reads back."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from models.deadlines import Meaning, Milestone, understand
from models.plan import Period

ROMAN = ("I", "II", "III", "IV")
FIRST, LAST = 2026, 2030
PLAN = Period(FIRST, LAST)
DAY = timedelta(days=1)
# What a wording means: first day, last day, how often, the last day on which it may come.
Expected = tuple[date | None, date | None, str, date | None]
END = date(LAST, 12, 31)


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def stretches(year: int) -> Iterator[tuple[str, date, date]]:
    """Names of stretches of a year, with their days."""
    for n, roman in enumerate(ROMAN):
        first, last = date(year, 3 * n + 1, 1), last_of(year, 3 * n + 3)
        yield f"Quý {roman}/{year}", first, last
        yield f"quý {n + 1} năm {year}", first, last
        yield f"Đầu quý {roman}/{year}", first, last_of(year, 3 * n + 1)
        yield f"Giữa quý {roman} năm {year}", date(year, 3 * n + 2, 1), last_of(year, 3 * n + 2)
        yield f"Cuối quý {roman}/{year}", date(year, 3 * n + 3, 1), last
    for month in range(1, 13):
        yield f"Tháng {month:02d}/{year}", date(year, month, 1), last_of(year, month)
        yield f"tháng {month} năm {year}", date(year, month, 1), last_of(year, month)
        yield f"tuần 2 tháng {month}/{year}", date(year, month, 8), date(year, month, 14)
    for n in (3, 6, 9):
        yield f"{n} tháng đầu năm {year}", date(year, 1, 1), last_of(year, n)
        yield f"0{n} tháng cuối năm {year}", date(year, 13 - n, 1), date(year, 12, 31)
    for a, b in ((0, 1), (1, 2), (0, 3)):
        first, last = date(year, 3 * a + 1, 1), last_of(year, 3 * b + 3)
        yield f"Quý {ROMAN[a]}-{ROMAN[b]}/{year}", first, last
        yield f"Từ quý {ROMAN[a]} đến quý {ROMAN[b]} năm {year}", first, last
    yield f"Từ tháng 3 đến tháng 6/{year}", date(year, 3, 1), date(year, 6, 30)
    yield f"Tháng 11 - 12/{year}", date(year, 11, 1), date(year, 12, 31)
    yield f"Từ 15/3/{year} đến 20/6/{year}", date(year, 3, 15), date(year, 6, 20)
    yield f"Năm {year}", date(year, 1, 1), date(year, 12, 31)
    yield f"Năm {year} - {year + 1}", date(year, 1, 1), date(year + 1, 12, 31)


def once() -> Iterator[tuple[str, Expected]]:
    """What is due once."""
    for year in (2026, 2028):
        for (name, first, last), form in product(stretches(year), ("{}", "{}.", "Hoàn thành {}")):
            yield form.format(name), (first, last, "once", None)
    for month, number in product((1, 2, 6, 12), (1, 9, 20, 28)):
        due = date(2027, month, number)
        for name in (
            f"{number:02d}/{month:02d}/2027",
            f"ngày {number} tháng {month} năm 2027",
            f"{number}.{month}.2027",
        ):
            yield f"Trước {name}", (None, due - DAY, "once", None)
            yield f"Chậm nhất {name}", (None, due, "once", None)
            yield f"Đến hết {name}", (None, due, "once", None)
            yield f"Từ {name}", (due, END, "once", None)
    for month in range(1, 13):
        yield f"Trước tháng {month}/2027", (None, date(2027, month, 1) - DAY, "once", None)
        yield f"Xong trước tháng {month:02d} năm 2027.", (None, date(2027, month, 1) - DAY, "once", None)
        yield f"Muộn nhất trong tháng {month}/2027", (None, last_of(2027, month), "once", None)


def coming_back() -> Iterator[tuple[str, Expected]]:
    """What comes back."""
    for n, roman in enumerate(ROMAN):
        first, last = date(FIRST, 3 * n + 1, 1), last_of(FIRST, 3 * n + 3)
        for form in ("Quý {} hằng năm", "quý {}, hàng năm", "Hằng năm, quý {}", "Trong quý {} mỗi năm"):
            yield form.format(roman), (first, last, "yearly", END)
    for month, number in product((1, 6, 12), (5, 15, 25)):
        due = date(FIRST, month, number)
        yield f"Trước ngày {number:02d}/{month} hằng năm", (None, due - DAY, "yearly", END)
        yield f"Hàng năm, chậm nhất ngày {number}/{month}", (None, due, "yearly", END)
    for number in (5, 20, 28):
        due = date(FIRST, 1, number)
        for form in (
            "Trước ngày {} hằng tháng",
            "Định kỳ hằng tháng trước ngày {}",
            "Định kỳ trước ngày {} hàng tháng",
        ):
            yield form.format(number), (None, due - DAY, "monthly", END)
        yield f"Ngày {number} hằng tháng", (due, due, "monthly", END)
        yield f"Trước ngày {number} của tháng cuối quý", (None, date(FIRST, 3, number) - DAY, "quarterly", END)
    whole = {"năm": (12, "yearly"), "quý": (3, "quarterly"), "tháng": (1, "monthly"), "6 tháng": (6, "half_yearly")}
    for unit, (months, recurrence) in whole.items():
        for form in ("Hằng {}", "hàng {}", "Định kỳ hằng {}", "Mỗi {} một lần"):
            yield form.format(unit), (date(FIRST, 1, 1), last_of(FIRST, months), recurrence, END)
    for year in range(FIRST, LAST + 1):
        for form in ("Năm {} và các năm tiếp theo", "Từ năm {} và các năm sau", "Hằng năm, từ năm {}"):
            yield form.format(year), (date(year, 1, 1), date(year, 12, 31), "yearly", END)


WORDINGS = (*once(), *coming_back())


def told(m: Milestone) -> Expected:
    """A milestone as the tables tell it."""
    return m.start, m.end, str(m.recurrence), m.until


def test_wordings_made_from_parts() -> None:
    assert len(dict(WORDINGS)) == len(WORDINGS) >= 300
    wrong = [
        (text, [told(m) for m in meaning.milestones])
        for text, expected in WORDINGS
        if not (meaning := understand(text, PLAN)).understood or [told(m) for m in meaning.milestones] != [expected]
    ]
    assert wrong == []


@pytest.mark.parametrize("word", ["hằng", "hàng", "Hằng", "HẰNG"])
@pytest.mark.parametrize("space", [" ", "  ", "\n", "\u00a0"])
def test_spaces_capitals_and_spellings_do_not_matter(word: str, space: str) -> None:
    meaning = understand(f"Trước{space}ngày{space}15/12{space}{word}{space}năm", PLAN)
    assert [told(m) for m in meaning.milestones] == [(None, date(FIRST, 12, 14), "yearly", END)]


days = st.dates(date(FIRST, 1, 2), date(LAST, 12, 30))
simple = st.one_of(
    days.map(lambda day: f"Trước ngày {day.day}/{day.month}/{day.year}"),
    days.map(lambda day: f"Đến hết tháng {day.month}/{day.year}"),
    days.map(lambda day: f"Quý {ROMAN[(day.month - 1) // 3]} năm {day.year}"),
    days.map(lambda day: f"Tháng {day.month:02d}/{day.year}"),
    days.map(lambda day: f"Ngày {day.day} hằng tháng"),
    days.map(lambda day: f"Trước {day.day:02d}/{day.month:02d} hằng năm"),
    st.tuples(days, days).map(lambda two: f"Từ {min(two):%d/%m/%Y} đến {max(two):%d/%m/%Y}"),
)


SUFFIXES = {"yearly": " hằng năm", "monthly": " hằng tháng"}


def reads_back(text: str) -> bool:
    """Whether the plain name of what a text means has the same meaning and name."""
    (first,) = understand(text, PLAN).milestones
    # What only comes back ("Hằng quý") has no name of a time.
    if not first.name:
        return True
    (again,) = understand(first.name + SUFFIXES.get(first.recurrence, ""), PLAN).milestones
    return (told(again), again.name) == (told(first), first.name)


def test_the_plain_names_of_all_wordings_read_back() -> None:
    assert [text for text, _expected in WORDINGS if not reads_back(text)] == []


@given(simple)
def test_the_plain_name_of_a_deadline_reads_back_and_stays(text: str) -> None:
    assert reads_back(text)


@given(days, days)
def test_dates_formatted_by_babel_read_back_and_stay(one: date, other: date) -> None:
    first, last = sorted((one, other))
    spoken = [format_date(day, "long", locale="vi") for day in (first, last)]
    for text, expected in (
        (f"Chậm nhất ngày {spoken[1]}", (None, last)),
        (f"Trước ngày {spoken[0]}", (None, first - DAY)),
        (f"Từ ngày {spoken[0]} đến ngày {spoken[1]}", (first, last)),
    ):
        meaning = understand(text, PLAN)
        assert [(m.start, m.end) for m in meaning.milestones] == [expected], text
        (m,) = meaning.milestones
        # The sentence that the officer reads, without the name in brackets, means the same.
        sentence = Meaning((Milestone(m.start, m.end),)).in_words()
        assert [(n.start, n.end) for n in understand(sentence, PLAN).milestones] == [expected], sentence
        assert understand(sentence, PLAN).in_words().startswith(sentence)
