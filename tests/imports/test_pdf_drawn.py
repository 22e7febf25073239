"""Pages drawn for one thing each: turned, cut, columns side by side, open borders, old fonts, covered letters."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from imports.blocks import Paragraph, Table
from imports.encodings.settle import settled
from tests.imports.pdf_files import drawn, page_pdf, read, stream, tables, texts

TOP = 800
HEAD = ("TT", "Nhiệm vụ", "Sản phẩm")
XS = (60, 100, 330, 530)


def rows(canvas: Canvas, top: int, lines: Sequence[Sequence[str]], thin: bool = False, height: int = 40) -> None:
    """A ruled table of three columns; the lines of a cell are parted by "|"."""
    for count in range(len(lines) + 1):
        y = top - count * height
        if thin:
            canvas.rect(XS[0], y, XS[-1] - XS[0], 0.5, stroke=0, fill=1)
        else:
            canvas.line(XS[0], y, XS[-1], y)
    for x in XS:
        canvas.line(x, top, x, top - len(lines) * height)
    for count, line in enumerate(lines):
        for x, text in zip(XS, line, strict=False):
            for place, part in enumerate(text.split("|")):
                canvas.setFont("text", 11)
                canvas.drawString(x + 4, top - count * height - 14 - 12 * place, part)


def table_page(canvas: Canvas) -> None:
    """One page with a small table."""
    rows(canvas, TOP, (HEAD, ("1", "Rà soát thủ tục", "Báo cáo"), ("2", "Ban hành kế hoạch", "Kế hoạch")))


EXPECTED = [[list(HEAD), ["1", "Rà soát thủ tục", "Báo cáo"], ["2", "Ban hành kế hoạch", "Kế hoạch"]]]


def test_turned_pages_are_read_level() -> None:
    def upwards(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.translate(0, -842)
        table_page(canvas)

    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        upwards(canvas)

    def downwards(canvas: Canvas) -> None:
        canvas.translate(0, 842)
        canvas.rotate(-90)
        canvas.translate(0, -240)
        table_page(canvas)

    assert tables(read(drawn(table_page))) == EXPECTED
    assert tables(read(drawn(upwards, (842, 842)))) == EXPECTED
    assert tables(read(drawn(turned, (842, 842)))) == EXPECTED
    assert tables(read(drawn(downwards, (842, 842)))) == EXPECTED


def test_thin_boxes_are_borders_and_open_sides_are_sides() -> None:
    def thin(canvas: Canvas) -> None:
        rows(canvas, TOP, EXPECTED[0], thin=True)

    def open_sides(canvas: Canvas) -> None:
        canvas.setFont("text", 11)
        for count in range(3):
            canvas.line(60, TOP - 40 * count, 530, TOP - 40 * count)
        for x in (100, 330):
            canvas.line(x, TOP, x, TOP - 80)
        for count, line in enumerate(EXPECTED[0][:2]):
            for x, text in zip(XS, line, strict=False):
                canvas.drawString(x + 4, TOP - 14 - 40 * count, text)

    assert tables(read(drawn(thin))) == EXPECTED
    assert tables(read(drawn(open_sides))) == [EXPECTED[0][:2]]


def test_underlines_part_no_cells() -> None:
    def paint(canvas: Canvas) -> None:
        table_page(canvas)
        canvas.line(104, TOP - 56, 190, TOP - 56)

    assert tables(read(drawn(paint))) == EXPECTED


def two_pages(first: Sequence[Sequence[str]], second: Sequence[Sequence[str]]) -> list[list[list[str]]]:
    """The tables of a file whose table goes on overleaf under the same heading."""

    def paint(canvas: Canvas) -> None:
        rows(canvas, TOP, (HEAD, *first))
        canvas.showPage()
        canvas.setFont("text", 13)
        canvas.drawString(293, 815, "2")
        rows(canvas, TOP, (HEAD, *second))

    return tables(read(drawn(paint)))


def test_a_row_that_the_page_cuts_is_whole_again() -> None:
    full = "Rà soát, hệ thống hóa văn bản quy phạm pháp"
    found = two_pages((("1", full, "Báo cáo"),), (("", "luật về đất đai", ""), ("2", "Ban hành kế hoạch", "Kế hoạch")))
    assert found == [[list(HEAD), ["1", f"{full} luật về đất đai", "Báo cáo"], ["2", "Ban hành kế hoạch", "Kế hoạch"]]]


def test_a_line_without_number_stays_a_line() -> None:
    (table,) = two_pages((("1", "Rà soát thủ tục", "Báo cáo"),), (("", "Công khai kết quả", "Quyết định"),))
    assert [row[-2:] for row in table[1:]] == [["Rà soát thủ tục", "Báo cáo"], ["Công khai kết quả", "Quyết định"]]


def test_line_ends_of_the_paper_are_none_of_the_text() -> None:
    narrow = "Sở Nội vụ chủ trì, phối hợp với Văn phòng|rà soát|- Điểm thứ nhất của danh sách|- Điểm thứ hai"

    def paint(canvas: Canvas) -> None:
        rows(canvas, TOP, (HEAD, ("1", narrow, "Kế hoạch của các phòng thuộc Sở số 312/KH-|SNV")), height=70)

    cells = tables(read(drawn(paint)))[0][1]
    wide = "Sở Nội vụ chủ trì, phối hợp với Văn phòng rà soát"
    assert cells[1] in (f"{wide}\n- Điểm thứ nhất của danh sách\n- Điểm thứ hai", narrow.replace("|", "\n"))
    assert cells[1].endswith("\n- Điểm thứ nhất của danh sách\n- Điểm thứ hai")
    assert cells[2] == "Kế hoạch của các phòng thuộc Sở số 312/KH-SNV"


def test_a_letterhead_is_two_columns_and_its_title_is_not() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setFont("text", 12)
        canvas.drawCentredString(170, 800, "UBND TỈNH AN BÌNH")
        canvas.setFont("bold", 12)
        canvas.drawCentredString(420, 800, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        canvas.drawCentredString(170, 784, "SỞ NỘI VỤ")
        canvas.drawCentredString(420, 784, "Độc lập - Tự do - Hạnh phúc")
        canvas.drawCentredString(318, 740, "KẾ HOẠCH")
        canvas.setFont("text", 13)
        long = "Thực hiện Chương trình tổng thể cải cách hành chính nhà nước, Sở Nội vụ ban"
        canvas.drawString(110, 700, long)
        canvas.drawString(85, 684, "hành Kế hoạch như sau:")

    source = read(drawn(paint))
    head, title, text = source.pieces
    assert isinstance(head, Table)
    assert isinstance(title, Paragraph)
    assert isinstance(text, Paragraph)
    assert [line.text for line in head.lines[0]] == ["UBND TỈNH AN BÌNH", "SỞ NỘI VỤ"]
    assert [line.text for line in head.lines[1]] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert title.text == "KẾ HOẠCH"
    assert text.text.endswith("Sở Nội vụ ban hành Kế hoạch như sau:")


def test_watermarks_and_running_heads_are_told_once() -> None:
    def paint(canvas: Canvas) -> None:
        for page in range(4):
            canvas.setFont("text", 10)
            canvas.drawString(85, 820, "Dự thảo của Sở Nội vụ")
            canvas.drawString(300, 20, f"Trang {page + 1}/4")
            canvas.saveState()
            canvas.translate(200, 300)
            canvas.rotate(45)
            canvas.drawString(0, 0, "BẢN NHÁP")
            canvas.restoreState()
            rows(canvas, 780, (HEAD, (str(page + 1), f"Nhiệm vụ thứ {page + 1}", "Báo cáo")))
            canvas.showPage()

    source = read(drawn(paint))
    assert [len(table) for table in tables(source)] == [5]
    assert "Dự thảo của Sở Nội vụ" not in texts(source)
    assert sorted(remark.text for remark in source.remarks) == ["BẢN NHÁP", "Dự thảo của Sở Nội vụ"]


def test_covered_letters_are_told() -> None:
    def paint(canvas: Canvas) -> None:
        table_page(canvas)
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(100, TOP - 80, 230, 40)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setFont("text", 11)
        canvas.drawString(104, TOP - 70, "thấy được")
        canvas.drawString(104, TOP - 95, "bị che")
        canvas.restoreState()

    source = read(drawn(paint))
    assert tables(source)[0][1][1].endswith("thấy được")
    assert "che" not in " ".join(texts(source))
    assert "che" in source.remarks[0].text


def test_letters_in_two_parts_and_old_fonts_become_unicode() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setFont("text", 12)
        canvas.drawString(60, 700, "Ke\u0302\u0301 hoa\u0323ch cu\u0309a Sở Nội vụ năm 2027")

    assert texts(read(drawn(paint))) == ["Kế hoạch của Sở Nội vụ năm 2027"]
    line = b"(" + "C«ng v¨n cña V¨n phßng Së, kÕ ho¹ch ®µo t¹o".encode("latin-1") + b") Tj ET"
    content = b"BT /F1 12 Tf 50 700 Td " + line
    font = b"/Encoding/WinAnsiEncoding/BaseFont/.VnTime>>"
    data = page_pdf(stream(content)).replace(b"/BaseFont/Helvetica>>", font)
    source = settled(read(data))
    assert texts(source) == ["Công văn của Văn phòng Sở, kế hoạch đào tạo"]
    assert source.conversions


def test_pages_that_are_pictures_are_told() -> None:
    def paint(canvas: Canvas) -> None:
        table_page(canvas)
        canvas.showPage()
        canvas.drawInlineImage(Image.new("L", (4, 4)), 0, 0, 595, 842)

    source = read(drawn(paint))
    assert tables(source) == EXPECTED
    assert [remark.message for remark in source.remarks] == [
        "Trang 2 chỉ có hình, không có chữ; nội dung các trang đó không được nhập."
    ]
