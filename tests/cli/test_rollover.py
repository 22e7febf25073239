"""main.py rollover: next year's plan from the command line; the old file is not touched."""

from __future__ import annotations

from pathlib import Path

import pytest

import main
from models.plan import Period, Plan
from models.store.session import PlanSession
from tests.plans import small_plan
from tests.reference import SLUGS, needs_reference_plans, reference_plan

# What each reference plan becomes: the years, and words that must and must not be in the new one.
NEXT = {
    "quang-tri-sldtbxh-2024": ("2025", Period(2025, 2025), "Quý I/2025", "Quý I/2024"),
    "binh-dinh-snv-2021-2025": ("2026-2030", Period(2026, 2030), "Năm 2026", "Năm 2021"),
    "gia-lai-sgddt-2021-2025": ("2026", Period(2026, 2030, 2035), "Năm 2026 và các", "Năm 2021 và các"),
    "quang-ngai-snv-2021-2025": ("2026-2030", Period(2026, 2030), "Năm 2026 - 2027", "Năm 2021 - 2022"),
    "quang-ngai-vp-ubnd-2021": ("2022", Period(2022, 2022), "Trong năm 2022", "Trong năm 2021"),
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The small plan in a file."""
    path = tmp_path / "cũ.cchc"
    PlanSession.create(path, small_plan()).close()
    return path


def test_a_new_file_is_written_and_everything_told(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, new = old.read_bytes(), tmp_path / "mới.cchc"
    assert main.main(["rollover", str(old), "--to", "2028", "-o", str(new)]) == 0
    assert old.read_bytes() == before
    told = capsys.readouterr().out
    assert "kế hoạch năm 2028" in told
    assert "9 nhiệm vụ giữ" in told
    assert "Kế hoạch cải cách hành chính năm 2027” → “Kế hoạch cải cách hành chính năm 2028" in told
    with PlanSession.open(new) as session:
        assert session.plan.period == Period(2028, 2028)
        assert session.plan.number == ""
        assert session.undo_label == ""


@pytest.mark.parametrize("years", ["2027", "2026", "2028-2030", "năm sau", "12", "3000", ""])
def test_bad_years_are_one_sentence_and_nothing_is_written(
    years: str, old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "mới.cchc"
    assert main.main(["rollover", str(old), "--to", years, "-o", str(new)]) == 2
    told = capsys.readouterr().err.strip()
    assert told.count("\n") == 0
    assert told.endswith(".")
    assert not new.exists()


def test_a_plan_that_tells_no_years_is_rolled_where_they_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, new = tmp_path / "không năm.cchc", tmp_path / "mới.cchc"
    PlanSession.create(source, Plan(title="Kế hoạch", legal_bases=("Nhiệm vụ năm 2026 của Sở.",))).close()
    assert main.main(["rollover", str(source), "--to", "2027", "-o", str(new)]) == 2
    assert "Không rõ" in capsys.readouterr().err
    assert main.main(["rollover", str(source), "--from", "2026", "--to", "2027", "-o", str(new)]) == 0
    with PlanSession.open(new, read_only=True) as session:
        assert session.plan.legal_bases == ("Nhiệm vụ năm 2027 của Sở.",)


def test_the_source_and_other_kinds_of_files_are_no_target(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = old.read_bytes()
    assert main.main(["rollover", str(old), "--to", "2028", "-o", str(old)]) == 2
    assert main.main(["rollover", str(old), "--to", "2028", "-o", str(old.with_suffix(".docx"))]) == 2
    assert main.main(["rollover", str(old.with_name("không có.cchc")), "--to", "2028", "-o", str(old)]) == 2
    assert old.read_bytes() == before
    assert len(capsys.readouterr().err.strip().split("\n")) == 3


def test_a_plan_that_was_there_is_kept_among_the_backups(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from models.store.backups import backup_folder

    new = tmp_path / "mới.cchc"
    assert main.main(["rollover", str(old), "--to", "2028", "-o", str(new)]) == 0
    kept = set(backup_folder().rglob("*.cchc"))
    assert main.main(["rollover", str(old), "--to", "2029", "-o", str(new)]) == 0
    assert set(backup_folder().rglob("*.cchc")) - kept
    with PlanSession.open(new, read_only=True) as session:
        assert session.plan.period == Period(2029, 2029)
    capsys.readouterr()


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_the_reference_plans_become_those_of_the_next_years(slug: str, tmp_path: Path) -> None:
    years, period, now, before = NEXT[slug]
    source, new, there = reference_plan(slug, "docx"), tmp_path / "mới.cchc", tmp_path / "cũ.cchc"
    as_it_was = source.read_bytes()
    assert main.main(["rollover", str(source), "--to", years, "-o", str(new)]) == 0
    assert main.main(["import", str(source), "-o", str(there)]) == 0
    assert source.read_bytes() == as_it_was
    with PlanSession.open(new) as session, PlanSession.open(there) as other:
        made, old_plan = session.plan, other.plan
    due = [line.deadline for appendix in made.appendices for task in appendix.tasks() for line in task.lines]
    assert any(now in text for text in due)
    assert not any(before in text for text in due)
    assert made.period == period
    assert made.line_count() == old_plan.line_count()
    assert all(remark.at and remark.place for remark in made.remarks)
