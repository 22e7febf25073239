"""Whatever is wrong with the target: one sentence, the old file as it was, nothing left beside it."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from exports.docx.writer import write_docx
from exports.html.writer import write_html
from exports.jsonfile import write_json
from exports.pdf.writer import write_pdf
from exports.xlsx.writer import write_xlsx
from models.errors import EnvironmentProblem, InputProblem
from models.plan import Plan
from models.plan_json import load_plan
from tests.plans import small_plan

Writer = Callable[[Plan, Path], None]
WRITERS = {"docx": write_docx, "pdf": write_pdf, "xlsx": write_xlsx, "html": write_html, "json": write_json}
each_writer = pytest.mark.parametrize("suffix", list(WRITERS))


@each_writer
def test_an_old_file_is_replaced(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"kế hoạch.{suffix}"
    target.write_bytes(b"old")
    WRITERS[suffix](small_plan(), target)
    assert target.stat().st_size > 1000
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@each_writer
def test_a_file_open_in_another_program_stays_as_it_was(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / f"a.{suffix}"
    target.write_bytes(b"old")

    def locked(_self: Path, _target: Path) -> None:
        error = PermissionError(errno.EACCES, "used by another process")
        error.winerror = 32  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(EnvironmentProblem, match="đang mở trong chương trình khác"):
        WRITERS[suffix](small_plan(), target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@each_writer
def test_a_full_disk_leaves_the_old_file(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / f"a.{suffix}"
    target.write_bytes(b"old")

    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("models.files._flush", full)
    with pytest.raises(EnvironmentProblem, match="đã đầy"):
        WRITERS[suffix](small_plan(), target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@each_writer
def test_a_missing_folder_or_a_folder_as_target_is_one_sentence(suffix: str, tmp_path: Path) -> None:
    for target in (tmp_path / "không có" / f"a.{suffix}", tmp_path):
        with pytest.raises(EnvironmentProblem):
            WRITERS[suffix](small_plan(), target)
    assert not list(tmp_path.iterdir())


@each_writer
def test_a_name_that_windows_forbids_is_refused(suffix: str, tmp_path: Path) -> None:
    for name in (f"a:b.{suffix}", f"con.{suffix}", f"a?.{suffix}"):
        with pytest.raises(InputProblem):
            WRITERS[suffix](small_plan(), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_json_comes_back_as_the_same_plan(tmp_path: Path) -> None:
    write_json(small_plan(), tmp_path / "a.json")
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert json.loads(text)["format"] == "cchc-plan/1"
    assert load_plan(text) == small_plan()
