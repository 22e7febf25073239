"""LibreOffice's pages of our Word files against our own PDF: as many pages, the same text on each save a few lines.

Slow, and only where LibreOffice is installed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from exports.docx.writer import write_docx
from exports.pdf.writer import write_pdf
from exports.selection import select
from models.layout import built_in_layout
from models.page_settings import PageNumbers, PageSettings
from models.plan import Plan
from models.plan_json import load_plan
from models.resources import resource_path
from tests.exports.made_plans import long_merge_plan, tall_cell_plan
from tests.reference import SLUGS, needs_reference_plans, reference_plan

SOFFICE = shutil.which("soffice")
# Word and LibreOffice break lines at hyphens, as in "2021-2025"; the PDF does not. A line has about 15 words.
_ONE_LINE, _FEW_LINES = 15, 45

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed"),
]


def office_pdf(source: Path) -> Path:
    """The pages that LibreOffice makes of a Word file."""
    profile = (source.parent / "office").as_uri()
    command = [str(SOFFICE), "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(source.parent), str(source)], check=True, capture_output=True, timeout=300)
    return source.with_suffix(".pdf")


def pages_of(path: Path) -> list[list[str]]:
    """The words of each page."""
    document = pypdfium2.PdfDocument(path)
    try:
        texts = [page.get_textpage().get_text_bounded() for page in document]
        sizes = [tuple(round(side) for side in page.get_size()) for page in document]
    finally:
        document.close()
    assert all(sorted(size) == [595, 842] for size in sizes), "A4"
    return [re.findall(r"\w+", unicodedata.normalize("NFC", text)) for text in texts]


def compare(plan: Plan, folder: Path, most_words: int, **options: object) -> None:
    """Write a plan in both formats and hold their pages side by side."""
    write_docx(plan, folder / "a.docx", **options)  # type: ignore[arg-type]
    write_pdf(plan, folder / "ours.pdf", **options)  # type: ignore[arg-type]
    office, ours = pages_of(office_pdf(folder / "a.docx")), pages_of(folder / "ours.pdf")
    assert len(office) == len(ours)
    for number, (theirs, own) in enumerate(zip(office, ours, strict=True), 1):
        # Where lines break at hyphens the order of words in a row of cells is another.
        moved = (Counter(own) - Counter(theirs)) + (Counter(theirs) - Counter(own))
        assert moved.total() <= most_words, f"page {number}: {sorted(moved)}"


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_pages_of_reference_plans(slug: str, tmp_path: Path) -> None:
    compare(load_plan(reference_plan(slug, "json").read_text(encoding="utf-8")), tmp_path, _ONE_LINE, body=True)


@pytest.mark.parametrize(
    "page",
    [
        PageSettings(),
        PageSettings(line_spacing=1.5, paragraph_gap=12, body_size=13, left=35, right=20, table_size=11),
        PageSettings(letterhead=True, page_numbers=PageNumbers.THROUGH, count_line=True),
    ],
)
def test_pages_of_the_sample(page: PageSettings, tmp_path: Path) -> None:
    plan = load_plan(resource_path("samples", "ke-hoach-2027.json").read_text(encoding="utf-8"))
    compare(replace(plan, page=page), tmp_path, _FEW_LINES, body=True)


def test_pages_of_a_list_in_electronic_form(tmp_path: Path) -> None:
    plan = load_plan(resource_path("samples", "ke-hoach-2027.json").read_text(encoding="utf-8"))
    settings = PageSettings(electronic=True, letterhead=True)
    compare(replace(plan, page=settings), tmp_path, _FEW_LINES, body=False, layout=built_in_layout("list"))


@pytest.mark.parametrize("plan", [tall_cell_plan(), long_merge_plan()], ids=["cell", "merge"])
def test_texts_over_several_pages_lose_no_word(plan: Plan, tmp_path: Path) -> None:
    write_docx(plan, tmp_path / "a.docx", body=False)
    shown = "".join("".join(page) for page in pages_of(office_pdf(tmp_path / "a.docx")))
    (selected,) = select(plan, None, None)
    for block in selected.blocks():
        for cell in block.cells:
            assert all(word in shown for word in re.findall(r"\w+", cell.printed))
