"""Files of ours that LibreOffice opened and saved are still known row by row."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from exports.docx.writer import write_docx
from exports.xlsx.writer import write_xlsx
from imports.open_any import read_source
from imports.returned.door import returned
from imports.understand import understand
from models.merge.merging import merge
from tests.plans import big_plan

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


@pytest.mark.parametrize(("suffix", "kind", "known"), [("xlsx", "xlsx", True), ("docx", "docx", True),
                                                       ("docx", "odt", False), ("xlsx", "xls", False)])  # fmt: skip
def test_saved_by_libreoffice(suffix: str, kind: str, known: bool, tmp_path: Path) -> None:
    plan = big_plan(40)
    (write_xlsx if suffix == "xlsx" else write_docx)(plan, tmp_path / f"a.{suffix}")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(tmp_path / f"a.{suffix}")], check=True, capture_output=True, timeout=240)
    source = read_source(tmp_path / "out" / f"a.{kind}")
    assert (source.ids is not None) == known
    states = returned(understand(source).plan, source.ids, plan)
    assert merge(plan, states.theirs, states.base).changes == ()
