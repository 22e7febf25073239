"""All rules of the check, in the order of their groups; each subject has a module in rules/."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from models.checking.rule import GROUPS, Rule

_MODULES = (
    "fields",
    "products",
    "units",
    "scope",
    "deadlines",
    "years",
    "numbering",
    "repeats",
    "citations",
    "citation_numbers",
    "form",
    "areas",
    "coverage",
    "usage",
    "usage_names",
    "text",
    "spelling",
)


def rule_modules() -> tuple[str, ...]:
    """The names of the modules that hold rules; a window imports them one by one, to stay awake meanwhile."""
    return tuple(f"models.checking.rules.{name}" for name in _MODULES)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule; raises ValueError where two share a name or one is of no group."""
    rules = [rule for name in rule_modules() for rule in import_module(name).RULES]
    names = [rule.name for rule in rules]
    if len(set(names)) < len(names) or not {rule.group for rule in rules} <= GROUPS.keys():
        raise ValueError(f"rules: {sorted(name for name in names if names.count(name) > 1)}")
    order = list(GROUPS)
    return tuple(sorted(rules, key=lambda rule: order.index(rule.group)))


@cache
def rules_by_name() -> Mapping[str, Rule]:
    """The rules by their stable names."""
    return {rule.name: rule for rule in all_rules()}
