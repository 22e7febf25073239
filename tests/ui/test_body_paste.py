"""Pasting into the plan's text: words, paragraphs and sections of Word, in one step; hostile HTML does nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QApplication

from models.plan import Plan, Section
from tests.plans import small_plan
from tests.ui.body import body_of_window, open_text, shape, stand, texts
from tests.ui.keys import key, press
from ui.body import pasting
from ui.body.body_text import BodyText
from ui.body.pasting import paragraphs_of
from ui.main_window import MainWindow

Opens = Callable[[Plan], MainWindow]

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
<!-- p.MsoNormal {margin:0cm; font-size:14.0pt} p.Muc {font-weight:bold} --></style></head><body lang=VI>
<!--StartFragment--><p class=MsoNormal align=center style='text-align:center'><b>PHẦN MỞ ĐẦU</b></p>
<p class=MsoNormal><b><span lang=VI>III.<span>&nbsp;&nbsp;</span>NHIỆM VỤ</span></b><o:p></o:p></p>
<p class=MsoNormal><b>1. Cải cách thể chế</b></p>
<p class=MsoListParagraph><![if !supportLists]><span>-<span>&nbsp;&nbsp; </span></span><![endif]>Rà soát văn bản;</p>
<p class=MsoNormal>- Kiểm tra<br>văn bản.</p>
<p class=Muc>2. Cải cách thủ tục</p>
<ol><li>Niêm yết</li><li>Công khai</li></ol><p class=MsoNormal>&nbsp;</p><!--EndFragment--></body></html>"""


@pytest.fixture
def text(small: MainWindow) -> BodyText:
    """The text of the small plan, with the focus."""
    return open_text(small)


def clip(plain: str = "", html: str = "") -> None:
    """Put something on the clipboard, as another program does."""
    data = QMimeData()
    if plain:
        data.setText(plain)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def test_words_go_into_the_paragraph(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1", 0, column=3)
    clip(" rưỡi", "<p>rưỡi</p>")
    key("Ctrl+V")
    key("Down")
    assert texts(small, "s1") == ("Một rưỡi.", "Hai.")


def test_paragraphs_go_between_and_into_the_halves(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1", 0, column=1)
    clip("A\r\nB\r\n\r\nC")
    key("Ctrl+V")
    assert texts(small, "s1") == ("MA", "B", "Cột.", "Hai.")
    assert text.textCursor().block().text() == "Cột."
    assert text.textCursor().positionInBlock() == 1
    key("Ctrl+Z")
    assert small.document.plan == small_plan()


def test_sections_of_word_are_understood_by_number_and_boldness(small: MainWindow, text: BodyText) -> None:
    stand(small, "s3", end=True)
    clip("thô", WORD)
    key("Ctrl+V")
    plan = small.document.plan
    made = plan.sections[2]
    assert texts(small, "s3") == ("PHẦN MỞ ĐẦU",)
    assert (made.number, made.heading) == ("III", "NHIỆM VỤ")
    assert [(one.number, one.heading) for one in made.sections] == [
        ("1", "Cải cách thể chế"),
        ("2", "Cải cách thủ tục"),
    ]
    assert made.sections[0].paragraphs == ("- Rà soát văn bản;", "- Kiểm tra\nvăn bản.")
    assert made.sections[1].paragraphs == ("1. Niêm yết", "2. Công khai")
    assert "3 mục" in small.workspace.messages.text()
    key("Ctrl+Z")
    assert small.document.plan == small_plan()


def test_pasted_sections_take_their_place_in_a_running_series(small: MainWindow, text: BodyText) -> None:
    stand(small, "s2", 0, end=True)
    clip("I. KHÁC\n1. Một\nĐoạn.\nII. HAI")
    key("Ctrl+V")
    assert [section.number for section in small.document.plan.sections] == ["I", "II", "III", "IV"]
    assert small.document.plan.sections[1].heading == "KHÁC"
    assert small.document.plan.sections[1].sections[0].paragraphs == ("Đoạn.",)


def test_pasted_sections_can_become_paragraphs_instead(small: MainWindow, text: BodyText) -> None:
    stand(small, "s3", end=True)
    clip("1. Một\n2. Hai")
    key("Ctrl+V")
    assert shape(small)[-1].startswith("  2 ")
    small.workspace.messages._buttons[1].click()
    QApplication.processEvents()
    assert texts(small, "s3") == ("1. Một", "2. Hai")
    key("Ctrl+Z")
    assert small.document.plan == small_plan()
    clip("1. Một\n2. Hai")
    stand(small, "s3", end=True)
    key("Ctrl+Shift+V")
    assert texts(small, "s3") == ("1. Một", "2. Hai")


def test_a_whole_text_into_an_empty_plan(with_plan: Opens) -> None:
    window = with_plan(Plan(title="Kế hoạch"))
    open_text(window)
    clip("Căn cứ Luật;\nSở ban hành như sau:\nI. MỤC ĐÍCH\n- Một.\nII. TỔ CHỨC\n1. Văn phòng Sở\nChủ trì./.")
    window.workspace.body.page.empty.buttons["paste"].click()
    plan = window.document.plan
    assert plan.legal_bases == ("Căn cứ Luật;", "Sở ban hành như sau:")
    assert [(section.number, section.heading) for section in plan.sections] == [("I", "MỤC ĐÍCH"), ("II", "TỔ CHỨC")]
    assert plan.sections[1].sections[0].paragraphs == ("Chủ trì./.",)


def test_what_is_copied_here_pastes_here_as_it_was(small: MainWindow, text: BodyText) -> None:
    text.selectAll()
    key("Ctrl+C")
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().split("\n")[2:4] == ["I. MỤC ĐÍCH", "Một."]
    assert "<p><b>I. MỤC ĐÍCH</b></p>" in copied.html()
    before = [line._replace(section="") for line in body_of_window(small)]
    key("Delete")
    key("Ctrl+V")
    assert [line._replace(section="") for line in body_of_window(small)] == before


@pytest.mark.parametrize("bad", ["x", "[1]", '[["x","y",0,""]]', '[["text"]]', '{"a":1}', '[["text","y","z",""]]'])
def test_a_strangers_private_form_is_not_believed(small: MainWindow, text: BodyText, bad: str) -> None:
    data = QMimeData()
    data.setText("Một\nHai")
    data.setData("application/x-cchc-lines", bad.encode())
    QGuiApplication.clipboard().setMimeData(data)
    stand(small, "s3", end=True)
    key("Ctrl+V")
    assert texts(small, "s3") == ("Một", "Hai")


def test_words_inside_one_paragraph_are_copied_bare(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1")
    key("Shift+End")
    key("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "MỤC ĐÍCH"


def test_cutting_and_pasting_a_section_moves_it(small: MainWindow, text: BodyText) -> None:
    stand(small, "s1")
    cursor = text.textCursor()
    cursor.setPosition(text.block_of("s3").position(), cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    key("Ctrl+X")
    small.workspace.commit()
    assert [section.heading for section in small.document.plan.sections] == ["TỔ CHỨC"]
    key("End")
    key("Return")
    key("Ctrl+V")
    assert [section.heading for section in small.document.plan.sections] == ["TỔ CHỨC", "MỤC ĐÍCH"]
    assert small.document.plan.sections[1].sections[0].paragraphs == ("Ba.",)


def test_nothing_on_the_clipboard_changes_nothing(small: MainWindow, text: BodyText) -> None:
    for plain, html in (("  \n \n", ""), ("", "<p>&nbsp;</p>"), ("", "<img src='file:///etc/hosts'>")):
        clip(plain, html)
        key("Ctrl+V")
        press("")
    small.workspace.commit()
    assert small.document.plan == small_plan()


def test_a_text_that_is_too_long_is_refused_with_a_word(small: MainWindow, text: BodyText) -> None:
    clip("Một dòng.\n" * 6000)
    key("Ctrl+V")
    assert "Nhập từ Word" in small.status.hint.text()
    assert small.document.plan == small_plan()


# What strangers put on the clipboard


def test_nothing_that_html_names_is_loaded(monkeypatch: pytest.MonkeyPatch, text: BodyText) -> None:
    asked: list[str] = []

    def load(_self: QTextDocument, _kind: int, name: QUrl) -> None:
        asked.append(name.toString())

    monkeypatch.setattr(QTextDocument, "loadResource", load)
    data = QMimeData()
    data.setHtml(
        "<link rel=stylesheet href='file:///etc/passwd'><style>@import url(file:///etc/hosts)</style>"
        "<img src='file:///etc/hosts'><p style='background:url(http://x/y.png)'>I. <b>Chữ</b>"
        "<script>alert(1)</script></p>"
        "<iframe src='http://x'></iframe><object data='file:///x'></object>"
    )
    assert [paragraph.tidy for paragraph in paragraphs_of(data)] == ["I. Chữ"]
    assert asked == []


@pytest.mark.parametrize("tag", ["table><tr><td", "div", "ul><li", "b", "x:y"])
def test_deep_html_gives_way_to_the_plain_text(tag: str) -> None:
    data = QMimeData()
    data.setHtml(f"<{tag}>" * 20_000 + "sâu")
    data.setText("thẳng")
    assert [paragraph.tidy for paragraph in paragraphs_of(data)] == ["thẳng"]


def test_many_style_sheets_are_left_out() -> None:
    data = QMimeData()
    data.setHtml("<style>p{color:red}</style>" * 20_000 + "<p>chữ</p>")
    assert [paragraph.tidy for paragraph in paragraphs_of(data)] == ["chữ"]
    data.setHtml("<style>" + "p.a{font-weight:bold}" * 20_000 + "<p>chữ</p>")
    data.setText("khác")
    assert [paragraph.tidy for paragraph in paragraphs_of(data)] == ["khác"]


def test_long_html_gives_way_to_the_plain_text() -> None:
    data = QMimeData()
    data.setHtml("<p>" + "chữ " * (pasting._MOST // 4) + "</p>")
    data.setText("ngắn")
    assert [paragraph.tidy for paragraph in paragraphs_of(data)] == ["ngắn"]


def test_signs_that_paper_cannot_carry_are_left_out(small: MainWindow, text: BodyText) -> None:
    stand(small, "s3", end=True)
    clip("Một\x00\u202e\n=1+1\n<b>&amp;\n😀\n")
    key("Ctrl+V")
    assert texts(small, "s3") == ("Một", "=1+1", "<b>&amp;", "😀")


def test_pasting_into_an_empty_heading_names_it(with_plan: Opens) -> None:
    window = with_plan(Plan(sections=(Section(id="a", number="I"),)))
    open_text(window)
    stand(window, "a")
    clip("MỤC ĐÍCH\nĐoạn một.\nĐoạn hai.")
    key("Ctrl+V")
    assert window.document.plan.sections[0].heading == "MỤC ĐÍCH"
    assert texts(window, "a") == ("Đoạn một.", "Đoạn hai.")
