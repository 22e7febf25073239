"""Plan -> JSON file in the format cchc-plan/1."""

from __future__ import annotations

from pathlib import Path

from models.files import replacing
from models.plan import Plan
from models.plan_json import dump_plan


def write_json(plan: Plan, target: Path) -> None:
    """Write the whole plan as JSON; raises EnvironmentProblem where the file cannot be written."""
    with replacing(target) as path:
        path.write_text(dump_plan(plan), encoding="utf-8", newline="\n")
