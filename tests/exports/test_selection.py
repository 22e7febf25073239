"""What an exported file says of its plan: the date in its properties."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from exports.pdf.writer import write_pdf
from exports.selection import document_date
from exports.xlsx.writer import write_xlsx
from models.plan import Period, Plan
from tests.plans import small_plan


@pytest.mark.parametrize(
    ("issued", "start", "wanted"),
    [
        ("2027-01-15", 2026, "2027-01-15"),
        ("2027-01", 2026, "2026-01-01"),
        ("2027-02-31", 2026, "2026-01-01"),
        ("20270115", 2026, "2026-01-01"),
        ("٢٠٢٧-٠١-١٥", 2026, "2026-01-01"),
        ("", 2026, "2026-01-01"),
        ("", 812, "0812-01-01"),
        ("", None, "2000-01-01"),
        ("", 0, "2000-01-01"),
        ("", 10**30, "2000-01-01"),
        ("ngày 15", -5, "2000-01-01"),
    ],
)
def test_date_is_that_of_issue_or_of_the_period(issued: str, start: int | None, wanted: str) -> None:
    assert document_date(Plan(issued=issued, period=Period(start))).isoformat() == wanted


@pytest.mark.parametrize(("issued", "stamp"), [("2027-01-15", "20270115"), ("", "08120101")])
def test_files_carry_the_date_of_the_plan(tmp_path: Path, issued: str, stamp: str) -> None:
    plan = replace(small_plan(), issued=issued, period=Period(812))
    write_pdf(plan, tmp_path / "a.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    wanted = f"D:{stamp}000000+00'00'"
    assert document.get_metadata_value("CreationDate") == document.get_metadata_value("ModDate") == wanted
    document.close()
    write_xlsx(plan, tmp_path / "a.xlsx")
    properties = openpyxl.load_workbook(tmp_path / "a.xlsx").properties
    assert properties.created == properties.modified == datetime.strptime(stamp, "%Y%m%d")
