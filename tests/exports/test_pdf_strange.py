"""Strange plans as PDF: every page comes out right, or one sentence says what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unicodedata import combining, normalize

import pytest

from exports import fonts
from exports.fonts import font_file
from exports.pdf.writer import write_pdf
from models.errors import EnvironmentProblem
from models.layout import Column, Layout, built_in_layout
from models.plan import Appendix, Line, Plan, Section, Signer, Task
from tests.exports.edits import whole_plan
from tests.exports.made_plans import numbered, plan_of
from tests.exports.pdf_measuring import bare, measure
from tests.exports.pdf_reading import read_pages


def check(plan: Plan, folder: Path, *, body: bool = False) -> str:
    """Write a plan, measure its pages, and give all that stands on them."""
    write_pdf(plan, folder / "a.pdf", body=body)
    pages = read_pages(folder / "a.pdf")
    measure(plan, pages, body=body)
    return "".join(bare(text.text) for page in pages for text in page.texts)


def everywhere(text: str) -> Plan:
    """A plan with this text in all its places, on paper and in the properties of the file."""
    line = Line(activity=text, product=text, lead=text, deadline=text)
    plan = plan_of(Task(title=text, lines=(line, Line(reference=text))), layout="lead-deadline-note")
    (one,) = plan.appendices
    areas = tuple(replace(area, title=text) for area in one.areas)
    return replace(
        plan,
        title=text,
        agency=text,
        parent_agency=text,
        place=text,
        number=text,
        symbol=text,
        signer=Signer(text, text, text),
        legal_bases=(text, text),
        recipients=(text, text),
        sections=(Section(number="1", heading=text, paragraphs=(text, text)),),
        appendices=(replace(one, title=text, label=text, caption=text, closing=text, areas=areas),),
    )


def planes() -> Iterator[str]:
    """For each Unicode plane some letters from all over it."""
    for plane in range(17):
        yield "".join(chr(plane * 0x10000 + place) for place in range(0x21, 0xFFFE, 509))


@pytest.mark.parametrize("letters", list(planes()), ids=[f"plane {n}" for n in range(17)])
def test_every_plane_of_unicode(letters: str, tmp_path: Path) -> None:
    shown = check(everywhere(f"Trước {letters} sau"), tmp_path, body=True)
    assert shown.count("Trước") == shown.count("sau") >= 15


def test_letters_the_typeface_has_are_shown_and_others_are_boxes(tmp_path: Path) -> None:
    letters = [chr(code) for code in range(0xA1, 0x3000) if chr(code).isprintable() and not combining(chr(code))]
    known = [letter for letter in letters if letter in font_file(fonts.FontStyle.REGULAR).widths]
    assert len(known) > 1000
    plan = plan_of(Task(title=" ".join(letters), lines=(Line(),)), layout="brief")
    write_pdf(plan, tmp_path / "a.pdf")
    count = Counter(bare("".join(text.text for page in read_pages(tmp_path / "a.pdf") for text in page.texts)))
    missing = [letter for letter in known if not count[normalize("NFC", letter)]]
    assert not missing
    assert count["□"] >= len(letters) - len(known)


@pytest.mark.parametrize(
    "text",
    [
        "một\u200bhai \u200cba\u200d bốn\ufeff \u2060năm",
        "\u202ehướng\u202c \u2066trái\u2069 \u200eא\u200f ב \u061cع",
        "\x00a\x01b\x07c\x1bd\x7fe\x85f\ud800g\udfff h\ufffei\uffff",
        "tab\tngắt\vdòng\fmới\r\nsau\u2028và\u2029hết",
        "e\u0323\u0302 o\u031b\u0301 \u0301 \u0301\u0302\u0303\u0304",
        "\u3000rộng\u2003vừa\u00a0liền \u2009mảnh\u202fhẹp",
        "<b>đậm</b> &amp; %s {name} \\n (a)) ((b \\( ) Tj ET Q",
        " \n \n ",
        "\n\n",
        "",
    ],
    ids=[
        "zero width",
        "bidi",
        "control",
        "breaks",
        "marks",
        "spaces",
        "markup",
        "blank lines",
        "breaks only",
        "nothing",
    ],
)
def test_signs_that_are_no_letters(text: str, tmp_path: Path) -> None:
    check(everywhere(text), tmp_path, body=True)


def test_a_hundred_thousand_letters_in_one_cell(tmp_path: Path) -> None:
    plan = plan_of(
        Task(title="Việc", lines=(Line(product=numbered(14_000), lead="Văn phòng"),)), layout="product-first"
    )
    assert len(plan.appendices[0].areas[0].items[0].lines[0].product) > 100_000  # type: ignore[union-attr]
    shown = check(plan, tmp_path)
    assert shown.count("từ13999") == 1


@pytest.mark.parametrize("sign", ["W", "i", "-", "đ/"])
def test_a_word_of_a_hundred_thousand_letters(sign: str, tmp_path: Path) -> None:
    plan = everywhere("ngắn")
    word = sign * (100_000 // len(sign))
    (one,) = plan.appendices
    task = Task(title=word, lines=(Line(lead="Văn phòng"),))
    plan = replace(plan, appendices=(replace(one, areas=(replace(one.areas[0], items=(task,)),)),))
    assert check(plan, tmp_path).count(sign[0]) >= 100_000 // len(sign)


@pytest.mark.parametrize("place", ["agency", "title", "place", "signer", "heading", "basis", "recipient"])
def test_a_very_long_text_anywhere_in_the_document(place: str, tmp_path: Path) -> None:
    plan, long = whole_plan(1, appendices=1, items=1), numbered(3000, place)
    changed = {
        "agency": {"agency": long, "parent_agency": long},
        "title": {"title": long},
        "place": {"place": long, "number": long},
        "signer": {"signer": Signer(long, long, long)},
        "heading": {"sections": (Section(number="I", heading=long), Section(number="1", heading=long))},
        "basis": {"legal_bases": (long,)},
        "recipient": {"recipients": (long,)},
    }[place]
    check(replace(plan, **changed), tmp_path, body=True)  # type: ignore[arg-type]


@pytest.mark.parametrize("words", [0, 3, 40])
def test_forty_columns(words: int, tmp_path: Path) -> None:
    columns = [Column(field="number", header="STT", width=8), Column(field="task", header="Nhiệm vụ", width=30)]
    columns += [
        Column(field=f"extra.{n}", header=f"Cột số {n}", width=20, group="Chung" * (n % 7 > 3)) for n in range(38)
    ]
    layout = Layout(name="x", title="", columns=tuple(columns))
    extra = {str(n): numbered(words, f"ô{n}x") for n in range(38)}
    tasks = [Task(title=f"Việc {n}", lines=(Line(extra=extra),)) for n in range(6)]
    shown = check(plan_of(*tasks, layout=layout), tmp_path)
    for n in range(38 if words else 0):
        assert shown.count(f"ô{n}x{words - 1}"[:2]) >= 6


@pytest.mark.parametrize("name", ["brief", "objectives", "list"])
@pytest.mark.parametrize("closing", ["", "Tổng cộng: 0 nhiệm vụ"])
def test_an_appendix_without_rows(name: str, closing: str, tmp_path: Path) -> None:
    one = Appendix(title="DANH MỤC", layout=built_in_layout(name), closing=closing)
    plan = Plan(agency="Sở Mẫu", appendices=(one, replace(one, id="x", label="", title="", caption="")))
    write_pdf(plan, tmp_path / "a.pdf")
    pages = read_pages(tmp_path / "a.pdf")
    assert len(pages) == 2
    if name != "list" or closing:
        measure(plan, pages, body=False)


@pytest.mark.parametrize("broken", [None, b"", b"\0\1\0\0 no font"])
def test_a_missing_or_broken_font_file_is_one_sentence(
    broken: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "LiberationSerif-Bold.ttf"
    if broken is not None:
        path.write_bytes(broken)
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    plain = fonts.font_path
    monkeypatch.setattr(fonts, "font_path", lambda style: path if style is fonts.FontStyle.BOLD else plain(style))
    font_file.cache_clear()
    try:
        with pytest.raises(EnvironmentProblem, match=r"LiberationSerif-Bold\.ttf") as caught:
            write_pdf(whole_plan(1), target, body=True)
    finally:
        monkeypatch.undo()
        font_file.cache_clear()
    assert str(caught.value).count(".") <= 2
    assert "Traceback" not in str(caught.value)
    assert target.read_bytes() == b"old"
