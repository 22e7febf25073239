"""The plan inside its own PDF: all that the pages show comes back, nothing that they do not show is in it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from exports.pdf import writer
from exports.pdf.writer import write_pdf
from exports.printed import printed_plan
from imports.open_any import read_plan, read_source
from models.layout import Column, built_in_layout
from models.page_settings import PageSettings
from models.plan import Appendix, Area, Line, Plan, Remark, Section, Signer, Task
from models.plan_json import load_plan, plan_to_json
from tests.exports.pdf_reading import read_pages
from tests.plans import big_plan, small_plan
from tests.reference import SLUGS, differences, needs_reference_plans, reference_plan

SECRET = "bí mật"


def attached(path: Path) -> dict[str, Any]:
    """The plan in a PDF as plain data, read without our reader."""
    document = pypdfium2.PdfDocument(path)
    try:
        assert document.count_attachments() == 1
        file = document.get_attachment(0)
        assert file.get_name() == "ke-hoach.json"
        data: dict[str, Any] = json.loads(bytes(file.get_data()))
        assert data["pages"] == len(document)
        return data
    finally:
        document.close()


def full_plan() -> Plan:
    """A plan in which every part that a file may leave out has a word of its own."""
    return replace(
        small_plan(),
        number="512",
        symbol="KH-SNV",
        issued="2026-03-09",
        place="Minh Sơn",
        parent_agency="UBND tỉnh Minh Sơn",
        recipients=("Sở Tài chính", "Lưu: VT"),
        signer=Signer("", "GIÁM ĐỐC", "Trần Thị Bình"),
        legal_bases=("Căn cứ Quyết định số 77;",),
        sections=(Section(number="I", heading="MỤC ĐÍCH", paragraphs=("Một đoạn văn.",)),),
        remarks=(Remark(message="Cần xem lại", text=SECRET),),
    )


@pytest.mark.parametrize("body", [True, False])
def test_the_plan_comes_back_from_its_file(body: bool, tmp_path: Path) -> None:
    plan = full_plan()
    write_pdf(plan, tmp_path / "a.pdf", body=body)
    source = read_source(tmp_path / "a.pdf")
    assert source.plan is not None
    assert source.plan == printed_plan(plan, None, None, body=body)
    assert (replace(source.plan, appendices=()) == replace(plan, appendices=())) is body
    assert not read_plan(tmp_path / "a.pdf").remarks


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_reference_plans_come_back_whole(slug: str, tmp_path: Path) -> None:
    plan = load_plan(reference_plan(slug, "json").read_text(encoding="utf-8"))
    write_pdf(plan, tmp_path / "a.pdf", body=True)
    back = read_plan(tmp_path / "a.pdf").plan
    assert differences(plan_to_json(plan), plan_to_json(back), "all") == []


def test_it_says_what_it_is(tmp_path: Path) -> None:
    write_pdf(small_plan(), tmp_path / "a.pdf")
    data = (tmp_path / "a.pdf").read_bytes()
    assert b"/AFRelationship /Data" in data
    assert b"/Subtype /application#2Fjson" in data
    assert "Dữ liệu của kế hoạch".encode("utf-16-be")[:12] in data or b"/Desc" in data
    assert attached(tmp_path / "a.pdf")["format"] == "cchc-plan/1"


def test_remarks_and_the_text_stay_at_home(tmp_path: Path) -> None:
    write_pdf(full_plan(), tmp_path / "a.pdf", appendices=[0])
    text = json.dumps(attached(tmp_path / "a.pdf"), ensure_ascii=False)
    for unseen in (SECRET, "Minh Sơn", "Sở Tài chính", "Trần Thị Bình", "Quyết định số 77", "MỤC ĐÍCH", "đoạn văn"):
        assert unseen not in text, unseen
    other = full_plan().appendices[1]
    assert other.title not in text


def test_a_chosen_appendix_keeps_its_number(tmp_path: Path) -> None:
    first = full_plan().appendices[0]
    plan = replace(full_plan(), appendices=(first, replace(first, id="second")))
    write_pdf(plan, tmp_path / "a.pdf", appendices=[1])
    (appendix,) = attached(tmp_path / "a.pdf")["appendices"]
    assert appendix["label"] == "Phụ lục II"


def one_task(line: Line, layout: str = "brief", *columns: Column) -> Plan:
    """A plan of one task in a layout with more columns."""
    own = built_in_layout(layout)
    own = replace(own, columns=(*own.columns, *columns))
    task = Task(title="Rà soát thủ tục", lines=(line, replace(line, lead=SECRET, merged=frozenset({"lead"}), id="2")))
    return Plan(agency="Sở Mẫu", appendices=(Appendix(title="DANH MỤC", layout=own, areas=(Area(items=(task,)),)),))


def test_hidden_columns_stay_at_home(tmp_path: Path) -> None:
    line = Line(product="Báo cáo", lead="Văn phòng", note=SECRET, funding=SECRET, extra={"a": SECRET, "b": "nhìn thấy"})
    hidden = Column(field="extra.a", header=SECRET, hidden=True)
    plan = one_task(line, "brief", hidden, Column(field="extra.b", header="Thêm"))
    write_pdf(plan, tmp_path / "a.pdf")
    text = json.dumps(attached(tmp_path / "a.pdf"), ensure_ascii=False)
    assert SECRET not in text
    assert "nhìn thấy" in text
    assert "Báo cáo" in text


def test_another_layout_carries_what_it_prints(tmp_path: Path) -> None:
    line = Line(product="Báo cáo", lead="Văn phòng", partners="Các phòng", deadline="Quý I", activity=SECRET)
    plan = one_task(line, "objectives")
    write_pdf(plan, tmp_path / "a.pdf", layout=built_in_layout("product-first"))
    (appendix,) = read_plan(tmp_path / "a.pdf").plan.appendices
    assert appendix.layout.name == "objectives"
    first, second = next(iter(appendix.tasks())).lines
    assert (first.product, first.lead, first.partners, first.deadline) == ("Báo cáo", "Văn phòng", "Các phòng", "Quý I")
    assert not first.activity
    assert second.lead == "Văn phòng", "under a merged cell only its own text is printed"
    write_pdf(plan, tmp_path / "b.pdf", layout=built_in_layout("list"))
    assert SECRET in json.dumps(attached(tmp_path / "b.pdf"), ensure_ascii=False), "the list prints every text"


def test_what_electronic_paper_leaves_open_is_not_told(tmp_path: Path) -> None:
    plan = replace(full_plan(), page=PageSettings(electronic=True))
    plan = replace(plan, appendices=(replace(plan.appendices[0], caption=None),))
    write_pdf(plan, tmp_path / "a.pdf")
    data = attached(tmp_path / "a.pdf")
    assert (data["number"], data["issued"], data["symbol"]) == (None, None, "KH-SNV")
    write_pdf(replace(plan, page=PageSettings()), tmp_path / "a.pdf")
    data = attached(tmp_path / "a.pdf")
    assert (data["number"], data["issued"]) == ("512", "2026-03-09")


def test_pages_are_as_before_and_the_file_hardly_grows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = big_plan(300)
    write_pdf(plan, tmp_path / "a.pdf")
    monkeypatch.setattr(writer, "attach", lambda *_args: None)
    write_pdf(plan, tmp_path / "b.pdf")
    assert read_pages(tmp_path / "a.pdf") == read_pages(tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").stat().st_size < 1.1 * (tmp_path / "b.pdf").stat().st_size
