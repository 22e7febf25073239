"""Web pages as files: our own, Word's and Excel's, pages under an .xls name, all parts in one .mht file."""

from __future__ import annotations

import email.policy
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.html.writer import write_html
from imports.blocks import Form
from imports.html.file import html_text
from imports.open_any import SUPPORTED, read_plan, read_source
from models.errors import InputProblem
from models.grid.build import build_grid
from models.layout import built_in_layout
from models.plan import Appendix, Plan, Task
from models.plan_json import plan_to_json
from tests.imports.test_text_files import in_1258
from tests.imports.test_text_reference import truth
from tests.reference import SLUGS, differences, reference_plan
from tests.strategies import TABLE_LAYOUTS, appendices, list_appendices

_ENOUGH = 12  # lines with a label that make a text a list of tasks for sure
TABLE = (
    "<table border=1><tr><td>STT</td><td>Nhiệm vụ</td><td>Chủ trì</td><td>Thời gian</td></tr>"
    "<tr><td>1</td><td>Rà soát văn bản</td><td>Văn phòng</td><td>Quý I</td></tr></table>"
)
WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">'
    "<head><meta http-equiv=Content-Type content='text/html; charset={charset}'><style>p.MsoNormal{{margin:0}}</style>"
    "</head><body><table><tr><td><p>UBND TỈNH AN BÌNH</p><p><b>SỞ XÂY DỰNG</b></p><p>Số: 12/KH-SXD</p></td>"
    "<td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p><p>An Bình, ngày 05 tháng 01 năm 2026</p></td></tr></table>"
    "<p align=center><b>KẾ HOẠCH</b></p><p align=center><b>Cải cách hành chính năm 2026</b></p>"
    "<p><b>I. MỤC ĐÍCH</b></p><p>Nâng cao chất lượng.</p>"
    "<table><tr><td><p><b><i>Nơi nhận:</i></b></p><p>- UBND tỉnh;</p><p>- Lưu: VT.</p></td>"
    "<td><p><b>GIÁM ĐỐC</b></p><p><b>Trần Văn An</b></p></td></tr></table>"
    "<p align=center><b>PHỤ LỤC</b></p>{table}</body></html>"
)
EXCEL = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>{head}</head><body>{body}</body></html>'


def read(folder: Path, data: bytes, name: str = "trang.htm") -> Plan:
    """The plan in a page of these bytes."""
    path = folder / name
    path.write_bytes(data)
    return read_plan(path).plan


def titles(plan: Plan) -> list[str]:
    """The tasks of all appendices."""
    return [item.title for a in plan.appendices for area in a.areas for item in area.items if isinstance(item, Task)]


def one_file(*parts: tuple[str, str]) -> bytes:
    """Pages in one file, as browsers and Office save them: (place, HTML)."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["MIME-Version"] = "1.0"
    message["Subject"] = "Kế hoạch"
    message.set_type("multipart/related") if message.is_multipart() else message.make_related()
    for place, html in parts:
        part = EmailMessage(policy=email.policy.SMTP)
        part.set_content(html, subtype="html", charset="utf-8", cte="quoted-printable")
        part["Content-Location"] = place
        message.attach(part)
    return message.as_bytes()


@pytest.mark.parametrize("slug", SLUGS)
def test_our_own_pages_come_back_the_same(slug: str, tmp_path: Path) -> None:
    plan = read_plan(reference_plan(slug, "json")).plan
    write_html(plan, tmp_path / "phu-luc.html")
    read = read_plan(tmp_path / "phu-luc.html")
    assert differences(truth(slug), plan_to_json(read.plan), "appendices") == []


@pytest.mark.parametrize("name", TABLE_LAYOUTS)
@settings(max_examples=10)
@given(data=st.data())
def test_random_appendices_come_back(name: str, data: st.DataObject) -> None:
    appendix = data.draw(appendices(built_in_layout(name)))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "phu-luc.html"
        write_html(Plan(appendices=(appendix,)), path)
        (found,) = read_plan(path).plan.appendices
    assert found.areas == appendix.areas
    assert [(c.field, c.header, c.group) for c in found.layout.columns] == [
        (c.field, c.header, c.group) for c in appendix.layout.columns
    ]


@settings(max_examples=10)
@given(appendix=list_appendices())
def test_random_lists_come_back(appendix: Appendix) -> None:
    labelled = sum(bool(cell.prefix) for cell in build_grid(appendix).cells() if cell.text)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "phu-luc.html"
        write_html(Plan(appendices=(replace(appendix, label="PHỤ LỤC"),)), path)
        try:
            (found,) = read_plan(path).plan.appendices
        except InputProblem:
            assert labelled < _ENOUGH
            return
    assert found.areas == appendix.areas


@pytest.mark.parametrize("charset", ["utf-8", "windows-1258", "windows-1252", "utf-16", ""])
def test_a_page_of_word_with_letterhead_and_signature(charset: str, tmp_path: Path) -> None:
    html = WORD.format(charset=charset or "unknown", table=TABLE)
    if charset == "windows-1258":
        data = in_1258(html)
    elif charset == "windows-1252":
        data = html.encode("ascii", "xmlcharrefreplace")
    else:
        data = html.encode(charset or "utf-8")
    plan = read(tmp_path, data)
    assert (plan.agency, plan.parent_agency, plan.number, plan.issued) == (
        "Sở Xây dựng",
        "UBND tỉnh An Bình",
        "12",
        "2026-01-05",
    )
    assert plan.title == "Cải cách hành chính năm 2026"
    assert (plan.signer.position, plan.signer.name) == ("GIÁM ĐỐC", "Trần Văn An")
    assert plan.recipients == ("UBND tỉnh", "Lưu: VT")
    assert titles(plan) == ["Rà soát văn bản"]


def test_a_page_under_the_name_of_a_workbook_is_a_sheet(tmp_path: Path) -> None:
    head = "<x:ExcelWorksheet><x:Name>Phụ lục 1</x:Name></x:ExcelWorksheet>"
    path = tmp_path / "bao-cao.xls"
    path.write_bytes(EXCEL.format(head=f"<xml>{head}</xml>", body=TABLE).encode())
    source = read_source(path)
    assert source.form is Form.WORKBOOK
    assert [getattr(piece, "name", "") for piece in source.pieces] == ["Phụ lục 1"]
    assert titles(read_plan(path).plan) == ["Rà soát văn bản"]


def test_the_frame_of_a_workbook_says_where_its_sheets_are(tmp_path: Path) -> None:
    frames = '<frameset rows="*,39"><frame src="bao-cao_files/sheet001.htm"><frame src="x.htm"></frameset>'
    with pytest.raises(InputProblem, match=r"trang khung.*\.xlsx"):
        read(tmp_path, EXCEL.format(head="", body="").replace("<body></body>", frames).encode())


def test_word_in_one_file(tmp_path: Path) -> None:
    data = one_file(("ke-hoach.htm", WORD.format(charset="utf-8", table=TABLE)), ("header.htm", "<p>đầu trang</p>"))
    plan = read(tmp_path, data, "ke-hoach.mht")
    assert plan.agency == "Sở Xây dựng"
    assert titles(plan) == ["Rà soát văn bản"]


def test_a_workbook_in_one_file_has_all_its_sheets(tmp_path: Path) -> None:
    frames = EXCEL.format(head="", body="").replace("<body></body>", '<frameset><frame src="sheet001.htm"></frameset>')
    sheets = [EXCEL.format(head="", body=TABLE.replace("Rà soát", word)) for word in ("Một", "Hai")]
    data = one_file(("a.htm", frames), ("sheet001.htm", sheets[0]), ("sheet002.htm", sheets[1]))
    assert titles(read(tmp_path, data, "a.mht")) == ["Một văn bản", "Hai văn bản"]


def test_a_cut_file_is_refused_or_read(tmp_path: Path) -> None:
    data = one_file(("ke-hoach.htm", WORD.format(charset="utf-8", table=TABLE)))
    for end in range(0, len(data), 97):
        try:
            read(tmp_path, data[:end], "ke-hoach.mht")
        except InputProblem as problem:
            assert problem.message.endswith(".")  # noqa: PT017


def test_the_encoding_that_the_bytes_show_goes_before_the_one_they_name() -> None:
    assert html_text("<meta charset=iso-8859-1>Rà soát".encode()).endswith("Rà soát")
    assert html_text(b"<meta charset=no-such-thing>abc").endswith("abc")
    assert html_text("Rà soát".encode("utf-16")) == "Rà soát"


def test_nothing_is_fetched_or_run(tmp_path: Path) -> None:
    harm = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><base href="http://127.0.0.1:9/">'
        '<link rel=stylesheet href="http://127.0.0.1:9/a.css"><script>x()</script><img src="file:///etc/passwd">&x;'
    )
    plan = read(tmp_path, f"<html>{harm}{TABLE}".encode())
    assert titles(plan) == ["Rà soát văn bản"]
    assert "root:" not in str(plan)


def test_the_kinds_are_offered() -> None:
    assert {".html", ".htm", ".mht", ".mhtml", ".txt", ".csv", ".tsv"} <= set(SUPPORTED)
