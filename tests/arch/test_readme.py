"""The README says what is true: commands that exist, packages that Qt needs, files that are there."""

from __future__ import annotations

import re
from pathlib import Path

from ui.system_libraries import _ALWAYS, _X11

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_system_package_is_named() -> None:
    missing = [package for package in (*_ALWAYS.values(), *_X11.values()) if package not in README]
    assert not missing


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\((?!#|http)([^)]+)\)", README):
        assert (ROOT / target).exists(), target


def test_ci_runs_the_test_command_of_the_readme() -> None:
    command = re.search(r"python -m pip install -q uv && uv run (--group test pytest)", README)
    assert command
    assert f"uv run --quiet {command.group(1)}" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
