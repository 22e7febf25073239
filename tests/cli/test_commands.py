"""The commands as a user runs them: demo, import, export, selftest; and the five reference plans all the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import main
from models.plan_json import load_plan
from tests.qt import needs_qt
from tests.reference import SLUGS, TABLE_SLUGS, differences, needs_reference_plans, reference_plan

ROOT = Path(__file__).resolve().parents[2]


def as_json(plan: Path, folder: Path) -> dict[str, object]:
    """A plan file exported as JSON by the command line."""
    target = folder / "out.json"
    assert main.main(["export", str(plan), "--json", str(target)]) == 0
    data: dict[str, object] = json.loads(target.read_text(encoding="utf-8"))
    return data


def truth(slug: str) -> dict[str, object]:
    """The ground truth of one reference plan."""
    data: dict[str, object] = json.loads(reference_plan(slug, "json").read_text(encoding="utf-8"))
    return data


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("suffix", ["docx", "json"])
def test_whole_plan_is_imported(slug: str, suffix: str, tmp_path: Path) -> None:
    plan = tmp_path / "plan.cchc"
    assert main.main(["import", str(reference_plan(slug, suffix)), "-o", str(plan)]) == 0
    assert differences(truth(slug), as_json(plan, tmp_path), "all") == []


@needs_reference_plans
@pytest.mark.parametrize("slug", TABLE_SLUGS)
def test_workbook_is_imported(slug: str, tmp_path: Path) -> None:
    plan = tmp_path / "plan.cchc"
    assert main.main(["import", str(reference_plan(slug, "xlsx")), "-o", str(plan)]) == 0
    assert differences(truth(slug), as_json(plan, tmp_path), "appendices") == []


@needs_reference_plans
@pytest.mark.parametrize("slug", TABLE_SLUGS)
def test_our_own_workbook_is_read_back(slug: str, tmp_path: Path) -> None:
    plan, book, again = tmp_path / "plan.cchc", tmp_path / "plan.xlsx", tmp_path / "again.cchc"
    assert main.main(["import", str(reference_plan(slug, "docx")), "-o", str(plan)]) == 0
    assert main.main(["export", str(plan), "--xlsx", str(book)]) == 0
    assert main.main(["import", str(book), "-o", str(again)]) == 0
    assert differences(truth(slug), as_json(again, tmp_path), "appendices") == []


def test_demo_makes_the_plan_and_every_export(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    if not sys.platform.startswith("linux"):
        pytest.skip("demo opens a window where there is a screen")
    command = [sys.executable, str(ROOT / "main.py"), "demo", str(tmp_path / "Bản mẫu")]
    for _ in range(2):
        done = subprocess.run(command, capture_output=True, text=True, env=environment)
        assert done.returncode == 0, done.stderr
    made = sorted(path.suffix for path in (tmp_path / "Bản mẫu").iterdir())
    assert made == [".cchc", ".docx", ".html", ".json", ".pdf", ".xlsx"]


@needs_qt
def test_selftest_passes(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "main.py"), "--selftest"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("đạt   ") == 11


def test_one_appendix_in_another_layout(tmp_path: Path) -> None:
    sample = ROOT / "resources" / "samples" / "ke-hoach-2027.json"
    target = tmp_path / "a.json"
    assert main.main(["export", str(sample), "--json", str(target), "--appendix", "1", "--layout", "brief"]) == 0
    plan = load_plan(target.read_text(encoding="utf-8"))
    assert [a.layout.name for a in plan.appendices] == ["brief"]


def test_an_import_over_an_older_plan_keeps_a_backup(tmp_path: Path, own_user_folders: Path) -> None:
    sample = ROOT / "resources" / "samples" / "ke-hoach-2027.json"
    plan = tmp_path / "plan.cchc"
    assert main.main(["import", str(sample), "-o", str(plan)]) == 0
    assert main.main(["import", str(sample), "-o", str(plan)]) == 0
    assert list(own_user_folders.rglob("*.cchc")), "the plan that was replaced is not among the backups"


def test_an_import_never_replaces_what_is_no_plan(tmp_path: Path) -> None:
    sample = ROOT / "resources" / "samples" / "ke-hoach-2027.json"
    stranger = tmp_path / "ghi-chep.cchc"
    stranger.write_text("không phải kế hoạch", encoding="utf-8")
    assert main.main(["import", str(sample), "-o", str(stranger)]) == 2
    assert stranger.read_text(encoding="utf-8") == "không phải kế hoạch"
