"""The cases again as LibreOffice saves them in other kinds of file: what is understood must not depend on the kind."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from imports.open_any import read_plan
from tests.imports.corpus.build import source_text, written
from tests.imports.corpus.case import CASES, Case, all_cases, read_case
from tests.imports.corpus.score import score
from tests.imports.corpus.test_corpus import LEAST_OF_ONE
from tests.imports.words import lost, words

SAVED = sorted(
    path for path in (Path(__file__).parents[2] / "fixtures" / "imports" / "corpus").iterdir() if path.suffix != ".md"
)
KINDS = {"docx": ("doc", "rtf", "odt", "fodt", "html"), "xlsx": ("ods", "xls", "fods")}


def check(case: Case, path: Path) -> None:
    """A file of a case gives the plan of the case and loses no word."""
    plan = read_plan(path).plan
    found = score(case.appendices, plan)
    assert found.share >= LEAST_OF_ONE, f"{path.name}: {found.share:.1%}\n{found.told()}"
    repeated = Counter(words(case.head.get("twice", "")))
    assert lost(Counter(words(source_text(case))), plan) - repeated == {}


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.name)
def test_saved_conversions(path: Path) -> None:
    check(read_case(CASES / f"{path.stem}.txt"), path)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize(("kind", "other"), [(kind, other) for kind, others in KINDS.items() for other in others])
def test_all_cases_converted(tmp_path: Path, kind: str, other: str) -> None:
    cases = [case for case in all_cases() if case.kind == kind and not case.is_open]
    files = [str(written(case, tmp_path)) for case in cases]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", other, "--outdir", str(tmp_path / "out"), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for case in cases:
        check(case, tmp_path / "out" / f"{case.name}.{other}")
