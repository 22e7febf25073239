"""Text PDFs as other programs print them: paragraphs, letterhead, signature and ruled tables over many pages."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from exports.docx.writer import write_docx
from exports.pdf.writer import write_pdf
from imports.blocks import Table
from imports.draft import Draft
from imports.open_any import read_plan
from imports.understand import understand
from models.plan import Plan
from models.plan_json import load_plan, plan_to_json
from models.resources import resource_path
from tests.imports.pdf_files import FIXTURES, read, without_attachment
from tests.imports.words import lost, words
from tests.reference import SLUGS, differences, needs_reference_plans, reference_plan

_PAGE_NUMBER = re.compile(r"\d{1,3}")


def sample() -> Plan:
    """The plan that the fixtures were printed from."""
    return load_plan(resource_path("samples/ke-hoach-2027.json").read_text(encoding="utf-8"))


def pdf_words(path: Path) -> Counter[str]:
    """All words of a PDF by PDFium's own reading of lines, page numbers left out."""
    document = pypdfium2.PdfDocument(path)
    found: Counter[str] = Counter()
    for page in document:
        lines = page.get_textpage().get_text_range().splitlines()
        found.update(words(" ".join(line for line in lines if not _PAGE_NUMBER.fullmatch(line.strip()))))
    document.close()
    return found


@pytest.fixture(scope="module")
def from_word() -> Draft:
    return read_plan(FIXTURES / "ke-hoach-word.pdf")


@pytest.fixture(scope="module")
def from_excel() -> Draft:
    return read_plan(FIXTURES / "phu-luc-excel.pdf")


def test_a_plan_printed_from_word_comes_in_as_its_word_file_does(from_word: Draft, tmp_path: Path) -> None:
    write_docx(sample(), tmp_path / "a.docx", body=True)
    expected = read_plan(tmp_path / "a.docx").plan
    assert differences(plan_to_json(expected), plan_to_json(from_word.plan), "all") == []
    assert differences(plan_to_json(sample()), plan_to_json(from_word.plan), "appendices") == []


def test_appendices_printed_from_excel_come_in_whole(from_excel: Draft) -> None:
    assert differences(plan_to_json(sample()), plan_to_json(from_excel.plan), "appendices") == []


@pytest.mark.parametrize("name", ["ke-hoach-word.pdf", "phu-luc-excel.pdf"])
def test_no_word_is_lost(name: str) -> None:
    # Headings of columns and lines of letterheads come again on other pages, so that words are not counted here.
    source = Counter(set(pdf_words(FIXTURES / name)))
    assert not lost(source, read_plan(FIXTURES / name).plan)


def test_no_remark_where_all_is_plain(from_word: Draft) -> None:
    assert [remark.message for remark in from_word.remarks] == []


def test_a_table_over_pages_is_one(from_word: Draft) -> None:
    source = read((FIXTURES / "ke-hoach-word.pdf").read_bytes())
    large = [piece for piece in source.pieces if isinstance(piece, Table) and piece.grid.row_count > 4]
    assert len(large) == len(from_word.plan.appendices)
    heading = next(cell.text for cell in large[0].grid.cells())
    assert sum(1 for cell in large[0].grid.cells() if cell.text == heading) == 1


@pytest.mark.parametrize("body", [True, False])
def test_our_own_pages_are_read_where_the_attachment_is_gone(body: bool, tmp_path: Path) -> None:
    write_pdf(sample(), tmp_path / "a.pdf", body=body)
    plan = understand(read(without_attachment(tmp_path / "a.pdf"))).plan
    assert differences(plan_to_json(sample()), plan_to_json(plan), "appendices") == []
    assert plan.title == (sample().title if body else "")
    assert plan.signer == (sample().signer if body else Plan().signer)


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_reference_plans_are_read_from_their_pages(slug: str, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    write_pdf(plan, tmp_path / "a.pdf", body=True)
    back = understand(read(without_attachment(tmp_path / "a.pdf"))).plan
    assert differences(plan_to_json(plan), plan_to_json(back), "all") == []
