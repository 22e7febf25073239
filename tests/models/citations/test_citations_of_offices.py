"""A hundred sentences as offices write them, with the documents that they cite, as a table that can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.citations.finding import citations_in

_TABLE = Path(__file__).with_name("offices.txt")


def _cases() -> list[tuple[str, str]]:
    lines = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    pairs = [line.partition(" =>") for line in lines]
    return [(text, wanted.strip()) for text, _sign, wanted in pairs]


@pytest.mark.parametrize(("text", "wanted"), _cases())
def test_a_sentence_cites_these_documents(text: str, wanted: str) -> None:
    found = ["|".join((one.kind, one.number, one.date, one.issuer)) for one in citations_in(text)]
    assert " ; ".join(found) == wanted
