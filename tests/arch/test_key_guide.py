"""docs/phim-tat.md tells the truth: every test that it names exists, and every key of the table has its row."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "phim-tat.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in GUIDE.splitlines()
    if line.startswith("| ") and not line.startswith("| Phím, thao tác")
]

# What the hands of an Excel user know; each stands in the first column of some row.
KEYS = (
    "`←`", "`↑`", "`Enter`", "`Shift+Enter`", "`Tab`", "`Shift+Tab`", "`Home`", "`End`", "`Ctrl+Home`", "`Ctrl+End`",
    "`Ctrl+←`", "`Ctrl+↓`", "`Page Up`", "`Page Down`", "`Ctrl+Page Up`", "`Ctrl+Page Down`", "`Shift+↓`",
    "`Shift+Home`", "`Shift+End`", "`Ctrl+Shift+Home`", "`Ctrl+Shift+End`", "`Ctrl+Shift+↓`", "`Shift+Page Down`",
    "`Ctrl+A`", "`Shift+Space`", "`Ctrl+Space`", "Gõ chữ", "`F2`", "Bấm đúp", "`Alt+Enter`", "`Esc`", "`Delete`",
    "`Backspace`", "`Ctrl+C`", "`Ctrl+X`", "`Ctrl+V`", "`Ctrl+D`", "`Ctrl+R`", "Kéo ô vuông", "`Alt+↑`", "`Alt+↓`",
    "`Alt+Shift+←`", "`Alt+Shift+→`", "`Ctrl+Shift+D`", "`Ctrl+Delete`", "`Ctrl+M`", "`Ctrl+Shift+M`",
    "Kéo cạnh trái của dòng", "Kéo vạch", "Bấm đúp vạch", "`Ctrl+9`", "`Ctrl+Shift+9`", "`Alt+←`", "`Alt+→`",
    "Kéo tiêu đề cột", "lăn chuột", "Hàng tiêu đề đứng yên", "Kéo chuột", "`Shift`+bấm", "`Ctrl`+bấm", "UniKey",
    "`Ctrl+Alt+V`", "`Ctrl+Shift+L`", "Tên lĩnh vực đứng yên",
)  # fmt: skip


@cache
def names_in(path: Path) -> frozenset[str]:
    """The names of the test functions of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_row_is_proved(row: list[str]) -> None:
    assert len(row) == 4, row
    assert all(row)
    named = re.fullmatch(r"`(test_\w+\.py)::(test_\w+)`", row[3].rstrip("| "))
    assert named, row[3]
    assert named[2] in names_in(ROOT / "tests" / "ui" / named[1]), row[3]


@pytest.mark.parametrize("key", KEYS)
def test_every_key_has_a_row(key: str) -> None:
    assert any(key in row[0] for row in ROWS)
