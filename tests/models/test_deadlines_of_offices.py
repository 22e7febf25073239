"""Two hundred wordings of deadlines that offices would write, each with what it means, as a table that can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.deadlines import understand
from models.plan import Period

_TABLE = Path(__file__).with_name("deadlines_of_offices.txt")
_PERIODS = {"26": Period(2026, 2026), "30": Period(2026, 2030)}


def _cases() -> list[tuple[str, str, str]]:
    lines = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    split = [(*line.split(" | ", 1)[:1], *line.split(" | ", 1)[1].rsplit(" => ", 1)) for line in lines]
    return [(period, text.replace("\\n", "\n"), wanted) for period, text, wanted in split]


@pytest.mark.parametrize(("period", "text", "wanted"), _cases())
def test_a_wording_means_what_the_office_means(period: str, text: str, wanted: str) -> None:
    meaning = understand(text, _PERIODS[period])
    told = " ; ".join(
        " ".join(filter(None, (str(m.start or "-"), str(m.end or "-"), m.recurrence, m.relation)))
        for m in meaning.milestones
    )
    assert (told if meaning.understood else "?") == wanted
