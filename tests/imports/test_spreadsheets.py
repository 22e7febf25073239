"""Workbooks that are no .xlsx: .xls, .ods, .fods, .xlsb, Excel's XML; odd, huge and locked ones."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from imports.blocks import Table
from imports.draft import Draft
from imports.open_any import read_plan, read_source
from imports.spreadsheet.areas import area_of
from imports.spreadsheet.reader import guarded
from models.errors import InputProblem
from models.layout import Align
from models.plan import Plan, Task
from tests.imports.test_bad_files import changed, mutated, try_reading

OFFICE = Path(__file__).parents[1] / "fixtures" / "imports" / "office"
ODS_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
)
HEAD = ("STT", "Nhiệm vụ", "Chủ trì", "Thời gian")


def ods(body: str) -> bytes:
    """An .ods with these sheets."""
    sheets = f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
    content = f"{ODS_HEAD}{sheets}</office:document-content>"
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return out.getvalue()


def ods_row(*texts: str, row: str = "", cell: str = "") -> str:
    """A row of an .ods with texts; attributes for the row and for all its cells."""
    cells = "".join(f"<table:table-cell {cell}><text:p>{text}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row {row}>{cells}</table:table-row>"


def table_of(path: Path) -> Table:
    """The first table of a file."""
    return next(piece for piece in read_source(path).pieces if isinstance(piece, Table))


def tasks(plan: Plan) -> list[Task]:
    """All tasks of the plan."""
    return [task for appendix in plan.appendices for task in appendix.tasks()]


@pytest.fixture(params=["bang.xls", "bang.ods"])
def workbook(request: pytest.FixtureRequest) -> Path:
    """One workbook as LibreOffice saves it in two kinds."""
    return OFFICE / str(request.param)


def test_values_are_as_shown(workbook: Path) -> None:
    draft = read_plan(workbook)
    (appendix,) = draft.plan.appendices
    assert (appendix.label, appendix.title) == ("PHỤ LỤC I", "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2027")
    assert [area.title for area in appendix.areas] == ["CẢI CÁCH THỂ CHẾ", "TÀI CHÍNH CÔNG"]
    found = tasks(draft.plan)
    assert [task.title for task in found] == ["Rà soát văn bản", "Tự kiểm tra", "Quyết toán", "Công khai"]
    assert [task.lines[0].deadline for task in found] == ["05/03/2027", "11/2027", "Quý I", "Quý II"]
    assert [task.lines[0].funding for task in found] == ["1.500.000", "", "2.5", ""]
    assert [list(task.lines[0].extra.values()) for task in found[:2]] == [["50%"], ["7,5%"]]
    assert [task.lines[0].lead for task in found][2:] == ["Phòng Tài chính", "Phòng Tài chính"]


def test_numbers_looks_and_merges(workbook: Path) -> None:
    grid = table_of(workbook).grid
    assert [grid.cell_at(row, 0).text for row in (5, 6, 8, 9)] == ["01", "02", "1.9", "1.10"]
    assert (grid.cell_at(0, 3).colspan, grid.cell_at(9, 3).rowspan) == (7, 2)
    assert [grid.cell_at(row, 1).bold for row in (3, 4, 5)] == [True, True, False]
    assert (grid.cell_at(3, 1).align, grid.cell_at(9, 1).italic) == (Align.CENTER, True)
    assert grid.columns[1].width > 2 * grid.columns[0].width


def test_what_lies_beside_is_told(workbook: Path) -> None:
    told = {remark.text: remark.message for remark in read_plan(workbook).remarks}
    assert "ẩn" in told["Các phòng"]
    assert "Lời bình" in told["Nhờ xem lại"]
    assert "đầu trang" in told["Bản dự thảo"]


def test_a_flat_file_is_the_same(tmp_path: Path) -> None:
    flat = ODS_HEAD.replace("document-content", "document").replace(
        ">", ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
    )
    rows = ods_row(*HEAD) + ods_row("1", "Rà soát", "Văn phòng", "Quý I")
    sheet = f'<table:table table:name="A">{rows}</table:table>'
    path = tmp_path / "phang.xls"
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body></office:document>"
    path.write_text(f'<?xml version="1.0"?>{flat}{body}', encoding="utf-8")
    assert [task.title for task in tasks(read_plan(path).plan)] == ["Rà soát"]


def test_repeated_rows_and_columns_have_limits(tmp_path: Path) -> None:
    rows = ods_row(*HEAD) + ods_row("1", "Rà soát", "Văn phòng", "Quý I")
    nothing = '<table:table-cell table:number-columns-repeated="16384"/>'
    empty = f'<table:table-row table:number-rows-repeated="1048570">{nothing}</table:table-row>'
    last = ods_row("2", "Niêm yết", "Thanh tra", "Quý II")
    path = tmp_path / "a.ods"
    path.write_bytes(ods(f'<table:table table:name="A">{rows}{empty}{last}</table:table>'))
    assert [task.title for task in tasks(read_plan(path).plan)] == ["Rà soát", "Niêm yết"]
    path.write_bytes(ods(f'<table:table table:name="A">{ods_row(*HEAD)}{ods_row("x", row=REPEATED_ROW)}</table:table>'))
    assert table_of(path).grid.row_count < 2000
    path.write_bytes(ods(f'<table:table table:name="A">{ods_row("x", row=REPEATED_ROW, cell=REPEATED)}</table:table>'))
    assert table_of(path).grid.column_count <= 500


REPEATED_ROW = 'table:number-rows-repeated="1048576"'
REPEATED = (
    'table:number-columns-repeated="16384" table:number-columns-spanned="999999999"'
    ' table:number-rows-spanned="99999999"'
)


def test_many_rows_full_of_nothing_end_soon(tmp_path: Path) -> None:
    rows = ods_row(*HEAD) + ods_row("1", "Rà soát", "Văn phòng", "Quý I") + "<table:table-row/>" * 100_000
    path = tmp_path / "a.ods"
    path.write_bytes(ods(f'<table:table table:name="A">{rows}</table:table>'))
    assert len(tasks(read_plan(path).plan)) == 1


def test_a_locked_ods_says_so(tmp_path: Path) -> None:
    manifest = (
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    (tmp_path / "a.ods").write_bytes(
        packed({"mimetype": kind, "content.xml": b"\0\1", "META-INF/manifest.xml": manifest})
    )
    with pytest.raises(InputProblem, match="mật khẩu"):
        read_plan(tmp_path / "a.ods")


def test_a_locked_xls_says_so(tmp_path: Path) -> None:
    data = bytearray((OFFICE / "bang.xls").read_bytes())
    begin = data.index(struct.pack("<HHHH", 0x809, 16, 0x600, 5))
    # The record after the first one becomes the one that begins every locked workbook.
    struct.pack_into("<H", data, begin + 20, 0x2F)
    (tmp_path / "a.xls").write_bytes(data)
    with pytest.raises(InputProblem, match="mật khẩu"):
        read_plan(tmp_path / "a.xls")


def test_a_far_cell_of_an_xls_takes_no_memory(tmp_path: Path) -> None:
    data = bytearray((OFFICE / "bang.xls").read_bytes())
    cell = data.index(struct.pack("<HHHH", 0xFD, 10, 5, 1))  # B6, a shared string
    struct.pack_into("<HH", data, cell + 4, 65535, 255)
    (tmp_path / "a.xls").write_bytes(data)
    with pytest.raises(InputProblem, match="bất thường"):
        read_plan(tmp_path / "a.xls")


def wide(text: str) -> bytes:
    """A string of an .xlsb."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def record(kind: int, body: bytes = b"") -> bytes:
    """A record of an .xlsb."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(body)]) + body


def xlsb(rows: Sequence[tuple[str, ...]], far: int = 0) -> bytes:
    """A small .xlsb; `far` moves the last row down."""
    sheet = record(129) + record(148, b"\0" * 16) + record(145)
    for number, texts in enumerate(rows):
        sheet += record(0, struct.pack("<I", number + (far if number == len(rows) - 1 else 0)) + b"\0" * 13)
        sheet += b"".join(record(6, struct.pack("<II", place, 0) + wide(text)) for place, text in enumerate(texts))
    sheet += record(146) + record(130)
    book = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("PL")) + record(144)
    relation = '<Relationship Id="{}" Type="http://x/{}" Target="{}"/>'
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations.format(relation.format("r", "officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": book + record(132),
            "xl/_rels/workbook.bin.rels": relations.format(
                relation.format("rId1", "worksheet", "worksheets/sheet1.bin")
            ),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def test_a_binary_workbook(tmp_path: Path) -> None:
    rows = [HEAD, ("1", "Rà soát", "Văn phòng", "Quý I"), ("2", "Niêm yết", "Thanh tra", "Quý II")]
    (tmp_path / "a.xlsb").write_bytes(xlsb(rows))
    assert [task.lines[0].lead for task in tasks(read_plan(tmp_path / "a.xlsb").plan)] == ["Văn phòng", "Thanh tra"]
    (tmp_path / "a.xlsb").write_bytes(xlsb([*rows, ("x",) * 16], far=1_000_000))
    with pytest.raises(InputProblem, match="bất thường"):
        read_plan(tmp_path / "a.xlsb")
    assert area_of(b"\xff" * 50)[0] >= 0


EXCEL_XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="d"><NumberFormat ss:Format="dd/mm/yyyy"/></Style>
<Style ss:ID="b"><Font ss:Bold="1"/></Style></Styles>
<Worksheet ss:Name="PL"><Table><Column ss:Index="2" ss:Width="200"/>
<Row ss:StyleID="b">{head}</Row>
<Row ss:Index="4" ss:StyleID="b"><Cell><Data ss:Type="String">I</Data></Cell>
<Cell ss:MergeAcross="2"><Data ss:Type="String">THỂ CHẾ</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell><Data ss:Type="String">Rà soát</Data></Cell>
<Cell ss:MergeDown="1"><Data ss:Type="String">Văn phòng</Data></Cell>
<Cell ss:StyleID="d"><Data ss:Type="DateTime">2027-03-05T00:00:00.000</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">2</Data></Cell><Cell><Data ss:Type="String">Niêm yết</Data></Cell>
<Cell ss:Index="4"><Data ss:Type="String">Quý II</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_the_xml_that_reporting_software_calls_xls(tmp_path: Path) -> None:
    head = "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in HEAD)
    (tmp_path / "bao-cao.xls").write_text(EXCEL_XML.format(head=head), encoding="utf-8")
    plan = read_plan(tmp_path / "bao-cao.xls").plan
    assert [area.title for area in plan.appendices[0].areas] == ["THỂ CHẾ"]
    found = [(task.title, task.lines[0].lead, task.lines[0].deadline) for task in tasks(plan)]
    assert found == [("Rà soát", "Văn phòng", "05/03/2027"), ("Niêm yết", "Văn phòng", "Quý II")]


@pytest.mark.parametrize("name", ["bang.xls", "bang.ods"])
def test_the_bytes_decide_not_the_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / "la.docx"
    path.write_bytes((OFFICE / name).read_bytes())
    assert len(tasks(read_plan(path).plan)) == 4


def with_macros(tmp_path: Path) -> Draft:
    """A workbook with a macro that nobody may run."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("PL", 0)
    for row in (HEAD, ("1", "Rà soát", "Văn phòng", "Quý I")):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    relations = zipfile.ZipFile(tmp_path / "a.xlsx").read("xl/_rels/workbook.xml.rels").decode()
    macro = '<Relationship Id="m" Type="http://x/vbaProject" Target="vbaProject.bin"/></Relationships>'
    (tmp_path / "b.xlsm").write_bytes(
        changed(
            tmp_path / "a.xlsx", "xl/_rels/workbook.xml.rels", relations.replace("</Relationships>", macro).encode()
        )
    )
    (tmp_path / "c.xlsm").write_bytes(changed(tmp_path / "b.xlsm", "xl/vbaProject.bin", b"Auto_Open"))
    return read_plan(tmp_path / "c.xlsm")


def test_macros_are_told_and_left(tmp_path: Path) -> None:
    draft = with_macros(tmp_path)
    assert ["macro" in remark.message for remark in draft.remarks] == [True]
    assert len(tasks(draft.plan)) == 1


class PanicException(BaseException):
    """As the binding of a Rust library raises it: no Exception."""


@pytest.mark.parametrize("error", [PanicException("index out of bounds"), ValueError(), OSError(), OverflowError()])
def test_a_panic_of_the_library_is_a_problem_of_the_file(error: BaseException) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(InputProblem):
        guarded(fail)


def test_stopping_is_not_taken_for_a_panic() -> None:
    def fail() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        guarded(fail)


def damage(folder: Path, count: int) -> None:
    """Damage whole files, and the content inside sound packages."""
    xls, sheet = (OFFICE / "bang.xls").read_bytes(), (OFFICE / "bang.ods").read_bytes()
    with zipfile.ZipFile(io.BytesIO(sheet)) as source:
        inner = source.read("content.xml")
    rows = [HEAD, ("1", "Rà soát", "Văn phòng", "Quý I")]
    whole: list[Callable[[int], bytes]] = [
        lambda seed: mutated(xls, seed),
        lambda seed: mutated(sheet, seed),
        lambda seed: changed(OFFICE / "bang.ods", "content.xml", mutated(inner, seed)),
        lambda seed: mutated(xlsb(rows), seed),
    ]
    for make in whole:
        for seed in range(count):
            try_reading(folder / "hong", make(seed))


def test_damaged_workbooks_raise_nothing_else(tmp_path: Path) -> None:
    damage(tmp_path, 40)


@pytest.mark.slow
def test_many_damaged_workbooks_raise_nothing_else(tmp_path: Path) -> None:
    damage(tmp_path, 2000)


def test_a_page_or_plain_text_that_calls_itself_xls(tmp_path: Path) -> None:
    cells = (
        ("SỞ NGOẠI VỤ", "", "", ""),
        ("NHIỆM VỤ NĂM 2027", "", "", ""),
        HEAD,
        ("1", "Rà soát", "Văn phòng", "Quý I"),
    )
    rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in cells)
    page, plain = tmp_path / "trang.xls", tmp_path / "chu.xls"
    page.write_text(f"<table border=1>{rows}</table>", encoding="utf-8")
    plain.write_text("\n".join("\t".join(row) for row in cells), encoding="utf-16")
    for path in (page, plain):
        plan = read_plan(path).plan
        assert [(task.title, task.lines[0].lead) for task in tasks(plan)] == [("Rà soát", "Văn phòng")]
        assert plan.appendices[0].title == "NHIỆM VỤ NĂM 2027"
