"""What the import tests share: a drawing of a table as a file of each kind, read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from imports.open_any import read_plan
from models.plan import Plan
from tests.imports.strangers import Rows, excel_file, word_file
from tests.imports.words import docx_words, lost, words, xlsx_words


@pytest.fixture(params=["docx", "xlsx"])
def read(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Plan]:
    """Write a drawing as a file of one kind, read it, and check on the way that no word is lost."""

    def reader(rows: Rows, above: tuple[str, ...] = (), below: tuple[str, ...] = (), repeated: str = "") -> Plan:
        if request.param == "docx":
            path = word_file(tmp_path, rows, above, below)
            source = docx_words(path)
        else:
            path = excel_file(tmp_path, rows, above, below)
            source = xlsx_words(path)
        plan = read_plan(path).plan
        assert lost(source, plan) - Counter(words(repeated)) == {}
        return plan

    return reader
