"""The reference plans as LibreOffice saves them: .doc, .rtf, .odt, .ods and .xls hold what .docx and .xlsx hold."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from imports.open_any import read_plan
from models.plan_json import plan_to_json
from tests.imports.test_text_reference import truth
from tests.reference import SLUGS, differences, reference_plan

KINDS = (("docx", "doc"), ("docx", "rtf"), ("docx", "odt"), ("xlsx", "ods"), ("xlsx", "xls"))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize(("kind", "other"), KINDS)
@pytest.mark.parametrize("slug", SLUGS)
def test_conversions_are_the_same(slug: str, kind: str, other: str, tmp_path: Path) -> None:
    path = reference_plan(slug, kind)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", other, "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    plan = read_plan(tmp_path / f"{path.stem}.{other}").plan
    what = "all" if kind == "docx" else "appendices"
    assert differences(truth(slug), plan_to_json(plan), what) == []
