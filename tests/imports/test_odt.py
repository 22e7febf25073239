"""OpenDocument text: lists, styles and their parents, tables, tracked changes, notes; the flat form; bad files."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Protocol

import pytest

from imports.blocks import Paragraph, Source, Table
from imports.open_any import read_plan, read_source
from models.errors import InputProblem
from tests.imports.test_bad_files import changed, mutated, try_reading

OFFICE = Path(__file__).parents[1] / "fixtures" / "imports" / "office"
URN = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{short}="{URN}:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("fo", "xsl-fo-compatible"), ("draw", "drawing"),
    )
)  # fmt: skip
KIND = "application/vnd.oasis.opendocument.text"
HEADING = "".join(
    f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("STT", "Nhiệm vụ", "Chủ trì")
)


def odt(body: str, styles: str = "", shared: str = "") -> bytes:
    """A text document with automatic styles of its own and a part of shared styles."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    parts = {"mimetype": KIND, "content.xml": content}
    if shared:
        parts["styles.xml"] = f"<office:document-styles {SPACES}>{shared}</office:document-styles>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return out.getvalue()


class ReadOdt(Protocol):
    """The fixture `read`: a document drawn as XML, read."""

    def __call__(self, body: str, styles: str = "", shared: str = "") -> Source:
        """Read it."""


@pytest.fixture
def read(tmp_path: Path) -> ReadOdt:
    """Read a document drawn as XML."""

    def reader(body: str, styles: str = "", shared: str = "") -> Source:
        (tmp_path / "a.odt").write_bytes(odt(body, styles, shared))
        return read_source(tmp_path / "a.odt")

    return reader


def paragraphs(source: Source) -> list[Paragraph]:
    """The paragraphs of a stream."""
    return [piece for piece in source.pieces if isinstance(piece, Paragraph)]


def texts(source: Source) -> list[str]:
    """The texts of its paragraphs."""
    return [paragraph.text for paragraph in paragraphs(source)]


def cells(source: Source) -> list[tuple[int, int, int, int, str]]:
    """The cells of its only table that hold text."""
    (table,) = (piece for piece in source.pieces if isinstance(piece, Table))
    return [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in table.grid.cells() if c.text]


def test_a_plan_of_libreoffice() -> None:
    draft = read_plan(OFFICE / "ke-hoach.odt")
    plan = draft.plan
    assert plan.title == "Cải cách hành chính năm 2027"
    assert [section.heading for section in plan.sections] == ["Mục đích", "Yêu cầu"]
    assert plan.sections[0].paragraphs == ("- Nâng cao chất lượng phục vụ.",)
    (appendix,) = plan.appendices
    assert [column.field for column in appendix.layout.columns] == ["number", "task", "lead", "partners", "deadline"]
    assert [area.title for area in appendix.areas] == ["Cải cách thể chế"]
    first, second = (task.lines[0] for task in appendix.tasks())
    assert (first.lead, first.partners, first.deadline) == ("Văn phòng", "Thanh tra", "Quý I")
    assert (second.lead, second.partners, second.deadline) == ("Văn phòng", "Các phòng", "Quý II")
    assert "Dự thảo lần 2" in [remark.text for remark in draft.remarks]


STYLES = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Giua"/>'
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T3" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>'
)
SHARED = (
    '<office:styles><style:style style:name="Giua" style:family="paragraph" style:parent-style-name="Dam">'
    '<style:paragraph-properties fo:text-align="center"/></style:style>'
    '<style:style style:name="Dam" style:family="paragraph" style:parent-style-name="Giua">'
    '<style:text-properties fo:font-weight="bold" fo:text-transform="uppercase"/></style:style></office:styles>'
)


def test_styles_take_from_their_parents_even_in_a_circle(read: ReadOdt) -> None:
    source = read('<text:p text:style-name="P1">Kế hoạch</text:p><text:p>Thường</text:p>', STYLES, SHARED)
    first, second = paragraphs(source)
    assert (first.text, first.bold, first.align) == ("KẾ HOẠCH", True, "center")
    assert (second.bold, second.align) == (False, "left")


def test_runs_spaces_and_breaks(read: ReadOdt) -> None:
    body = (
        '<text:p><text:span text:style-name="T1">Rà soát</text:span> <text:s text:c="2"/>văn\n   bản<text:tab/>'
        '<text:line-break/>mới<text:span text:style-name="T2">bí mật</text:span></text:p>'
        '<text:p><text:a><text:span text:style-name="T1">cả <text:span>dòng</text:span></text:span></text:a></text:p>'
        '<text:p text:style-name="P1"><text:span text:style-name="T3">không đậm</text:span></text:p>'
    )
    source = read(body, STYLES, SHARED)
    assert texts(source) == ["Rà soát   văn bản\t\nmới", "cả dòng", "KHÔNG ĐẬM"]
    assert [paragraph.bold for paragraph in paragraphs(source)] == [False, True, False]
    assert [remark.text for remark in source.remarks] == ["bí mật"]


def level(depth: int, form: str, suffix: str = ".", more: str = "") -> str:
    """A numbered level of a list style."""
    return (
        f'<text:list-level-style-number text:level="{depth}" style:num-format="{form}" '
        f'style:num-suffix="{suffix}" {more}/>'
    )


def item(*inside: str, more: str = "") -> str:
    """An item of a list; what is no element is a paragraph."""
    inner = "".join(part if part.startswith("<") else f"<text:p>{part}</text:p>" for part in inside)
    return f"<text:list-item {more}>{inner}</text:list-item>"


def listed(*items: str, more: str = "") -> str:
    """A list of items."""
    return f"<text:list {more}>{''.join(items)}</text:list>"


def test_lists_are_counted_as_writer_counts_them(read: ReadOdt) -> None:
    style = (
        '<text:list-style style:name="L">'
        + level(1, "I")
        + level(2, "1", "", 'text:display-levels="2"')
        + level(3, "a", ")")
        + '<text:list-level-style-bullet text:level="4" text:bullet-char="–"/></text:list-style>'
    )
    third = listed(item("A"), item("B", listed(item("x"))))
    first = item("Thể chế", listed(item("Một", third)))
    own, first_id = 'text:style-name="L"', 'xml:id="l1"'
    body = (
        listed(first, item("Thủ tục", "không số"), more=f"{own} {first_id}")
        + "<text:p>Xen giữa</text:p>"
        + listed(item("Bộ máy"), more=f'{own} text:continue-numbering="true"')
        + listed(item("Lại từ đầu"), item("Nhảy", more='text:start-value="7"'), more=own)
        + listed(item("Tiếp"), more=f'{own} text:continue-list="l1"')
    )
    assert texts(read(body, style)) == [
        "I. Thể chế", "I.1 Một", "a) A", "b) B", "– x", "II. Thủ tục", "không số", "Xen giữa", "III. Bộ máy",
        "I. Lại từ đầu", "VII. Nhảy", "IV. Tiếp",
    ]  # fmt: skip


def test_numbered_headings(read: ReadOdt) -> None:
    outline = (
        '<office:styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="I" '
        'style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" style:num-suffix="."/>'
        "</text:outline-style></office:styles>"
    )
    body = "".join(
        f'<text:h text:outline-level="{depth}">{text}</text:h>' for depth, text in ((1, "A"), (2, "B"), (1, "C"))
    )
    assert texts(read(body, "", outline)) == ["I. A", "1. B", "II. C"]


def test_what_was_deleted_is_left_out_and_what_was_added_is_read(read: ReadOdt) -> None:
    body = (
        '<text:tracked-changes><text:changed-region xml:id="c"><text:deletion><text:p>đã xóa</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>"
        '<text:p>Còn <text:change text:change-id="c"/><text:change-start/>thêm<text:change-end/> lại</text:p>'
    )
    assert texts(read(body)) == ["Còn thêm lại"]


def test_notes_comments_boxes_and_pictures(read: ReadOdt) -> None:
    body = (
        '<text:p>Một<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Chú một</text:p></text:note-body></text:note>"
        "<office:annotation><text:p>Xem lại</text:p></office:annotation>"
        '<text:note text:note-class="endnote"><text:note-body><text:p>Chú cuối</text:p></text:note-body></text:note>.'
        "<draw:frame><draw:text-box><text:p>Trong khung"
        "<draw:frame><draw:text-box><text:p>Khung con</text:p></draw:text-box></draw:frame>"
        "</text:p></draw:text-box></draw:frame><draw:frame><draw:image/></draw:frame></text:p>"
    )
    source = read(body)
    assert texts(source) == ["Một.", "Trong khung", "Khung con"]
    told = [(remark.message.split()[0], remark.text) for remark in source.remarks]
    assert told == [("Tệp", ""), ("Chú", "Chú một"), ("Chú", "Chú cuối"), ("Lời", "Xem lại")]
    assert "1 hình" in source.remarks[0].message


def test_tables_with_spans_groups_and_tables_inside(read: ReadOdt) -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    inner = f"<table:table><table:table-row>{cell('b')}{cell('c')}</table:table-row></table:table>"
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("gộp", 'table:number-columns-spanned="2"')
        + "<table:covered-table-cell/>"
        + cell("dọc", 'table:number-rows-spanned="3"')
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell("x", 'table:number-columns-repeated="2"')
        + "<table:covered-table-cell/></table:table-row><table:table-rows>"
        + "<table:table-row><table:table-cell><text:p>a</text:p>"
        + inner
        + "</table:table-cell><table:table-cell/>"
        + "<table:covered-table-cell><text:p>khuất</text:p></table:covered-table-cell>"
        + "</table:table-row></table:table-rows></table:table>"
    )
    assert cells(read(body)) == [
        (0, 0, 1, 2, "gộp"), (0, 2, 3, 1, "dọc\nkhuất"), (1, 0, 1, 1, "x"), (1, 1, 1, 1, "x"), (2, 0, 1, 1, "a\nb\nc"),
    ]  # fmt: skip


def test_a_frame_around_everything_is_no_table(read: ReadOdt) -> None:
    cell = "<table:table-cell><text:p>Trong khung</text:p></table:table-cell>"
    body = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    assert texts(read(body)) == ["Trong khung"]


@pytest.mark.parametrize(
    "row",
    [
        f'<table:table-row table:number-rows-repeated="9999999">{HEADING}</table:table-row>',
        f'<table:table-row>{HEADING}<table:table-cell table:number-columns-repeated="999999999"/></table:table-row>'
        * 50,
        f'<table:table-row>{HEADING}<table:table-cell table:number-columns-spanned="99999999" '
        'table:number-rows-spanned="99999999"><text:p>x</text:p></table:table-cell></table:table-row>',
    ],
    ids=["rows", "columns", "spans"],
)
def test_absurd_tables_are_small(read: ReadOdt, row: str) -> None:
    (table,) = read(f"<table:table>{row}</table:table>").pieces
    assert isinstance(table, Table)
    assert table.grid.row_count <= 1000
    assert table.grid.column_count <= 500


def test_deep_nesting_ends(read: ReadOdt) -> None:
    spans = "<text:span>" * 200 + "sâu" + "</text:span>" * 200
    lists = "<text:list><text:list-item>" * 100 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 100
    source = read(f"<text:p>a{spans}</text:p>{lists}<text:p>cuối</text:p>")
    assert texts(source)[-1] == "cuối"


def test_the_flat_form_under_another_name(tmp_path: Path) -> None:
    body = (
        "<table:table>"
        + f"<table:table-row>{HEADING}</table:table-row>"
        + (
            "<table:table-row>"
            + "".join(
                f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"
                for text in ("1", "Rà soát", "Văn phòng")
            )
            + "</table:table-row></table:table>"
        )
    )
    path = tmp_path / "phang.doc"
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {SPACES} office:mimetype="{KIND}">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>",
        encoding="utf-8",
    )
    (appendix,) = read_plan(path).plan.appendices
    assert [task.lines[0].lead for task in appendix.tasks()] == ["Văn phòng"]


def test_a_bomb_and_an_entity_are_refused(tmp_path: Path) -> None:
    for data in (b" " * 30_000_000, b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'):
        (tmp_path / "a.odt").write_bytes(changed(OFFICE / "ke-hoach.odt", "content.xml", data))
        with pytest.raises(InputProblem, match="bất thường"):
            read_plan(tmp_path / "a.odt")


def damage(folder: Path, count: int) -> None:
    """Damage the whole file and the parts inside it."""
    data = (OFFICE / "ke-hoach.odt").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        inner = {name: source.read(name) for name in ("content.xml", "styles.xml")}
    for seed in range(count):
        try_reading(folder / "hong", mutated(data, seed))
        for name, part in inner.items():
            try_reading(folder / "hong", changed(OFFICE / "ke-hoach.odt", name, mutated(part, seed)))


def test_damaged_documents_raise_nothing_else(tmp_path: Path) -> None:
    damage(tmp_path, 25)


@pytest.mark.slow
def test_many_damaged_documents_raise_nothing_else(tmp_path: Path) -> None:
    damage(tmp_path, 1500)
