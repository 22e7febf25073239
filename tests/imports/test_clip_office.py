"""Our table through LibreOffice Calc and Writer and back gives the same cells; slow, skipped without LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from exports.html.clip import clip_of_table
from imports.html.page import read_html
from models.grid.build import build_grid
from models.grid.grid import Grid
from models.layout import built_in_layout
from models.plan import Appendix
from models.plan_json import load_plan
from models.text import tidy
from tests.imports.clip_samples import exported_plan
from tests.imports.test_clip_html import shape, shape_printed
from tests.reference import TABLE_SLUGS, reference_plan
from tests.strategies import TABLE_LAYOUTS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for LibreOffice's own files, used by all tests here."""
    return tmp_path_factory.mktemp("libreoffice")


def office(folder: Path, profile: Path, *arguments: str) -> None:
    """Let LibreOffice convert files of a folder."""
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)


def through(grid: Grid, program: str, kind: str, folder: Path, profile: Path) -> Grid:
    """A Grid as our clipboard has it, pasted into a program, saved there and copied out again as HTML."""
    html = clip_of_table(grid, range(grid.row_count), range(grid.column_count), 12.0).html
    page = f'<html><head><meta charset="utf-8"></head><body>{html}</body></html>'
    (folder / "ours.html").write_text(page, encoding="utf-8")
    form = f"HTML ({program})"
    office(folder, profile, f"--infilter={form}", "--convert-to", kind, "ours.html")
    office(folder, profile, "--convert-to", f"html:{form}", "--outdir", "back", f"ours.{kind}")
    (table,) = read_html((folder / "back" / "ours.html").read_text(encoding="utf-8")).tables
    return table.grid


def tidied(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    """The cells as they stand on paper, spaces tidied as every import does."""
    return [(*place, tidy(text)) for *place, text in shape_printed(grid)]  # type: ignore[misc]


@pytest.mark.parametrize("layout", TABLE_LAYOUTS)
@pytest.mark.parametrize(("program", "kind"), [("StarCalc", "ods"), ("StarCalc", "xlsx"), ("StarWriter", "odt")])
def test_our_table_comes_back(layout: str, program: str, kind: str, tmp_path: Path, profile: Path) -> None:
    appendix = replace(exported_plan().appendices[0], layout=built_in_layout(layout))
    grid = build_grid(appendix)
    assert shape(through(grid, program, kind, tmp_path, profile)) == tidied(grid)


@pytest.mark.parametrize("slug", TABLE_SLUGS)
@pytest.mark.parametrize(("program", "kind"), [("StarCalc", "ods"), ("StarWriter", "odt")])
def test_reference_tables_come_back(slug: str, program: str, kind: str, tmp_path: Path, profile: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    appendix = next(one for one in plan.appendices if not one.layout.is_list)
    grid = build_grid(_first_area(appendix))
    assert shape(through(grid, program, kind, tmp_path, profile)) == tidied(grid)


def _first_area(appendix: Appendix) -> Appendix:
    return replace(appendix, areas=appendix.areas[:2])
