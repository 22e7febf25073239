"""What docs/thoi-han.md tells people of deadlines is true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from models.deadlines import understand
from models.plan import Period

PAGE = (Path(__file__).parents[2] / "docs" / "thoi-han.md").read_text(encoding="utf-8")
_PERIOD = re.compile(r"kế hoạch năm (\d{4})(?: - (\d{4}))?[:,]")


def rows() -> Iterator[tuple[str, str, Period]]:
    """Each row of the page's tables: the wording, its meaning, the period of the plan; it changes for one table."""
    periods = [Period(int(m[1]), int(m[2] or m[1])) for m in _PERIOD.finditer(PAGE)]
    period = usual = periods[0]
    for line in PAGE.splitlines():
        if found := _PERIOD.search(line):
            period = Period(int(found[1]), int(found[2] or found[1]))
        elif line.startswith("## "):
            period = usual
        elif line.startswith("| ") and not line.startswith("| Viết"):
            text, words = (cell.strip() for cell in line.strip("|").split("|"))
            yield text, words, period


def test_every_row_of_the_tables_is_true() -> None:
    told = list(rows())
    assert len(told) > 80
    assert {period for _text, _words, period in told} == {Period(2027, 2027), Period(2026, 2030)}
    wrong = [
        (text, meaning.in_words())
        for text, words, period in told
        if not (meaning := understand(text, period)).understood or meaning.in_words() != words.replace(" // ", "\n")
    ]
    assert wrong == []


def test_what_is_said_not_to_be_understood_is_not() -> None:
    section = PAGE[PAGE.index("## 8.") :]
    examples = re.findall("“([^”]+)”", section)
    assert examples[-1] == "Chưa hiểu thời hạn này"
    assert len(examples) > 3
    for text in examples[:-1]:
        assert understand(text, Period(2027, 2027)).in_words() == examples[-1] + "."


def test_what_is_said_not_to_change_the_meaning_does_not() -> None:
    usual = understand("Trước quý II/2027; quý III hằng năm", Period(2027, 2027))
    for text in (
        "TRƯỚC QUÝ II/2027; QUÝ III HẰNG NĂM.",
        "Trước  quí 2 năm 2027; quí 3 hàng năm",
        "Hoàn thành trước quý II - 2027;\nThực hiện trong quý III hằng năm",
    ):
        meaning = understand(text, Period(2027, 2027))
        assert [(m.start, m.end, m.recurrence) for m in meaning.milestones] == [
            (m.start, m.end, m.recurrence) for m in usual.milestones
        ]
