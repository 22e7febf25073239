"""Many wordings of one deadline mean the same; a plain wording is stable; no text makes trouble."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.deadlines import Meaning, Recurrence, understand
from models.deadlines.lexicon import LEXICON, tokens_of
from models.deadlines.rules import RULES
from models.plan import Period
from tests.strategies import texts

PLAN = Period(2026, 2030)
ROMAN = ("I", "II", "III", "IV")
WITHIN = ("{}", "Trong {}", "{}.", "Hoàn thành trong {}", "Thực hiện trong {}", "Vào {}", "Triển khai thực hiện {}")
BY = ("Đến hết {}", "Chậm nhất {}", "Chậm nhất vào {}", "Hoàn thành đến hết {}", "Muộn nhất là {}", "Hạn cuối {}")
YEARLY = ("{} hằng năm", "{} hàng năm", "{} mỗi năm", "Hằng năm, {}", "{} năm kế hoạch")


def families() -> Iterator[list[str]]:
    """Groups of texts that mean the same, the plain wording first."""
    for year in (2026, 2029):
        for number, roman in enumerate(ROMAN, 1):
            names = [f"Quý {roman}/{year}", f"quý {roman} năm {year}", f"QUÝ {roman} NĂM {year}",
                     f"Quí {number}/{year}", f"Quý {roman}, năm {year}", f"Quý {roman} của năm {year}",
                     f"quý 0{number}/ {year}"]  # fmt: skip
            yield [form.format(name) for form in WITHIN for name in names]
            yield [form.format(name) for form in BY for name in names[:2]]
        for month in range(1, 13):
            names = [f"tháng {month}/{year}", f"Tháng {month:02d} năm {year}", f"{month:02d}/{year}"]
            yield [form.format(name) for form in WITHIN for name in names[:2]]
            yield [f"Trước {name}" for name in names] + [f"Hoàn thành xong trước {name}." for name in names]
        names = [f"ngày 05/3/{year}", f"05/3/{year}", f"5/03/{year}", f"05-3-{year}", f"05.3.{year}",
                 f"ngày 05 tháng 3 năm {year}", f"ngày 5 tháng 03/{year}"]  # fmt: skip
        yield [f"Trước {name}" for name in names] + [f"Hoàn thành trước {name}." for name in names]
        yield [form.format(name) for form in BY for name in names]
    for name in ("Quý II", "tháng 6", "ngày 15/6", "trước ngày 15/6", "trước 15/6"):
        yield [form.format(name) for form in YEARLY]


def dates(meaning: Meaning) -> list[tuple[object, ...]]:
    """What counts of a meaning, without the words."""
    return [(m.start, m.end, m.recurrence, m.until, m.trigger) for m in meaning.milestones]


def test_the_wordings_of_one_deadline_mean_the_same() -> None:
    count = 0
    for family in families():
        first = understand(family[0], PLAN)
        assert first.understood, family[0]
        assert len(first.milestones) == 1
        for text in family[1:]:
            other = understand(text, PLAN)
            assert other.understood, text
            assert dates(other) == dates(first), text
            assert not other.milestones[0].action, text
            count += 1
    assert count >= 300


def test_the_plain_wording_of_a_meaning_means_the_same() -> None:
    for family in families():
        for text in family:
            (milestone,) = understand(text, PLAN).milestones
            assert milestone.name, text
            plain = milestone.name + (" hằng năm" if milestone.recurrence is Recurrence.YEARLY else "")
            again = understand(plain, PLAN)
            assert dates(again) == dates(understand(text, PLAN)), plain
            assert again.milestones[0].name == milestone.name


words = st.sampled_from(
    [example for _kind, example, _pattern, _make in LEXICON]
    + [example for _shape, _row, example in RULES]
    + ["kế hoạch", "báo cáo", ";", ".", "\n- ", "32", "2024/13", "00/00/0000", "quý 0", "tháng 00", "ngày 99"]
)
years = st.none() | st.integers(-5, 12000)


@given(st.lists(words, max_size=12).map(" ".join) | texts() | st.text(max_size=60), st.builds(Period, years, years))
@example("Từ Quý IV đến Quý I", Period())
@example("trước 01/01/1900; sau 31/12/2200", Period(1900, 2200))
@example("İ quý I/2024 ẞ", Period(2024, 2024))
def test_nothing_raises(text: str, period: Period) -> None:
    for includes in (False, True):
        meaning = understand(text, period, includes)
        assert meaning.understood or not meaning.milestones or "chưa hiểu" in meaning.in_words()
        assert isinstance(meaning.sort_key(), tuple)
        for milestone in meaning.milestones:
            assert milestone.start is None or milestone.end is None or milestone.start <= milestone.end
            if milestone.start and milestone.end:
                assert meaning.overlaps(milestone.start, milestone.end)


@pytest.mark.parametrize(
    "piece", ["Quý I/2026; ", "trước ", "từ ", "tuần thứ 2 của ", "9" * 50, "\u0301\u202e", "🗓️ ", "İẞ", "\x00"]
)
@pytest.mark.parametrize("times", [1, 30, 100_000])
def test_long_and_hostile_texts_are_read_or_left_alone(piece: str, times: int) -> None:
    meaning = understand(piece * times, PLAN)
    assert meaning.understood or meaning.in_words()
    assert len(meaning.milestones) <= 1000


@pytest.mark.parametrize("entry", LEXICON, ids=lambda entry: f"{entry[0]} {entry[1]}")
def test_the_examples_of_the_table_of_words_are_found(entry: tuple[str, str, str, object]) -> None:
    following = {
        "PART": " quý ii", "hạ tuần": " tháng 6", "tại": " kỳ họp", "đúng": " thời hạn quy định", "BEFORE": " ngày 5",
        "AFTER": " ngày 5", "FROM": " quý i", "IN": " quý i", "STAGE": " 2021-2025", "WAIT": " họp",
        "25": " hàng tháng", "9 tháng": " năm 2024", "t3": "/2027", "q1": "/2027", "trước 17h00": " ngày 5",
        "sau": " kỳ họp",
    }  # fmt: skip
    kind, sample = entry[0], entry[1]
    tail = following.get(sample if kind != "AFTER" else "", following.get(kind, ""))
    leading = "hết " if sample in ("năm", "giai đoạn") else ""
    found = tokens_of(leading + sample + tail)[1 if leading else 0]
    assert found.kind == kind
    assert found.end >= len(leading + sample) - 1


@pytest.mark.parametrize(("_shape", "_row", "text"), RULES)
def test_the_examples_of_the_rules_are_understood(_shape: object, _row: str, text: str) -> None:
    meaning = understand(text, PLAN)
    assert meaning.understood
    assert len(meaning.milestones) == 1
