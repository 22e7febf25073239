"""docs/quy-tac.md tells the rules that there are."""

from __future__ import annotations

from docs.make_rules import GUIDE, rule_guide


def test_the_list_of_rules_is_the_one_in_use() -> None:
    assert GUIDE.read_text(encoding="utf-8") == rule_guide(), "run python -m docs.make_rules"
