"""Lists of tasks as strangers write them: a dozen habits of letters, dashes, brackets and labels, and prose alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from imports.blocks import Paragraph
from imports.choices import NO_CHOICES
from imports.draft import Draft
from imports.open_any import read_source
from imports.recognise.prose import is_assigned, is_prose
from imports.understand import understand
from models.coverage.sentences import Assignment, assignment_in
from models.plan import Plan
from tests.imports.strangers import add_lines, add_table
from tests.imports.words import docx_words, lost, words

OPENING = ("|*KẾ HOẠCH", "|*Cải cách hành chính năm 2027")
LABELS = (
    "a b c Lãnh đạo theo dõi việc Lãnh đạo Chủ trì Phối hợp Thời gian Thời hạn Sản phẩm hoàn thành Đơn vị chủ trì "
    "Cơ quan phối hợp Kinh phí Kết quả "
)


def read(folder: Path, *lines: str, taken: bool = False) -> Draft:
    """The draft of a document with these lines; `taken` accepts all that is offered."""
    document = docx.Document()
    add_lines(document, *OPENING, *lines)
    path = folder / "la.docx"
    document.save(str(path))
    source = read_source(path)
    draft = understand(source)
    if taken:
        choices = NO_CHOICES
        for offer in draft.offers:
            choices = choices.with_offer(offer.key, taken=True)
        draft = understand(source, choices)
    return draft


def nothing_lost(folder: Path, plan: Plan) -> None:
    """Each word of the document stands in the plan or in its remarks, but for labels, which are printed once."""
    left = lost(docx_words(folder / "la.docx"), plan)
    known = set(words(LABELS * 2))
    assert {word: count for word, count in left.items() if count > 0 and word not in known} == {}


def tasks(plan: Plan) -> list[tuple[str, str, str, str]]:
    """Title, lead, partners and deadline of every task."""
    found: list[tuple[str, str, str, str]] = []
    for appendix in plan.appendices:
        for task in appendix.tasks():
            line = task.lines[0] if task.lines else None
            found.append((task.title, *((line.lead, line.partners, line.deadline) if line else ("", "", ""))))
    return found


TWO = [
    ("Rà soát văn bản", "Phòng Pháp chế", "Các phòng", "Quý I"),
    ("Công khai thủ tục", "Văn phòng Sở", "Thanh tra Sở", "Tháng 6"),
]
HABITS: dict[str, Sequence[str]] = {
    "numbers and plusses": (
        *(
            "*II. NHIỆM VỤ",
            "1. Rà soát văn bản",
            "+ Chủ trì: Phòng Pháp chế",
            "+ Phối hợp: Các phòng",
            "+ Thời gian: Quý I",
        ),
        *("2. Công khai thủ tục", "+ Chủ trì: Văn phòng Sở", "+ Phối hợp: Thanh tra Sở", "+ Thời gian: Tháng 6"),
    ),
    "dashes over plusses": (
        *("*II. NHIỆM VỤ", "- Rà soát văn bản", "+ Đơn vị chủ trì: Phòng Pháp chế", "+ Cơ quan phối hợp: Các phòng"),
        *("+ Thời gian hoàn thành: Quý I", "- Công khai thủ tục", "+ Đơn vị chủ trì: Văn phòng Sở"),
        *("+ Cơ quan phối hợp: Thanh tra Sở", "+ Thời gian hoàn thành: Tháng 6"),
    ),
    "brackets behind the task": (
        "*II. NHIỆM VỤ",
        "a) Rà soát văn bản (Chủ trì: Phòng Pháp chế; phối hợp: Các phòng; hoàn thành: Quý I).",
        "b) Công khai thủ tục (Chủ trì: Văn phòng Sở; phối hợp: Thanh tra Sở; hoàn thành: Tháng 6).",
    ),
    "one line below the task": (
        *("*II. NHIỆM VỤ", "1. Rà soát văn bản", "Chủ trì: Phòng Pháp chế; phối hợp: Các phòng; thời gian: Quý I"),
        *("2. Công khai thủ tục", "Chủ trì: Văn phòng Sở; phối hợp: Thanh tra Sở; thời gian: Tháng 6"),
    ),
    "labels in the sentence's paragraph": (
        "*II. NHIỆM VỤ",
        "1. Rà soát văn bản - Chủ trì: Phòng Pháp chế, phối hợp: Các phòng, thời gian: Quý I",
        "2. Công khai thủ tục - Chủ trì: Văn phòng Sở, phối hợp: Thanh tra Sở, thời gian: Tháng 6",
    ),
    "labels with letters": (
        *("*II. NHIỆM VỤ", "1. Rà soát văn bản", "a) Chủ trì: Phòng Pháp chế", "b) Phối hợp: Các phòng"),
        *("c) Thời gian: Quý I", "2. Công khai thủ tục", "a) Chủ trì: Văn phòng Sở", "b) Phối hợp: Thanh tra Sở"),
        "c) Thời gian: Tháng 6",
    ),
    "dashes between label and value": (
        *("*II. NHIỆM VỤ", "a) Rà soát văn bản", "Đơn vị chủ trì – Phòng Pháp chế", "Đơn vị phối hợp – Các phòng"),
        *("Thời gian: Quý I", "b) Công khai thủ tục", "Đơn vị chủ trì – Văn phòng Sở"),
        *("Đơn vị phối hợp – Thanh tra Sở", "Thời gian: Tháng 6"),
    ),
    "bold tasks": (
        *(
            "*II. NHIỆM VỤ",
            "*1. Rà soát văn bản",
            "- Chủ trì: Phòng Pháp chế",
            "- Phối hợp: Các phòng",
            "- Thời gian: Quý I",
        ),
        *("*2. Công khai thủ tục", "- Chủ trì: Văn phòng Sở", "- Phối hợp: Thanh tra Sở", "- Thời gian: Tháng 6"),
    ),
    "labels alone on their lines": (
        *(
            "*II. NHIỆM VỤ",
            "a) Rà soát văn bản",
            "Chủ trì:",
            "Phòng Pháp chế",
            "Phối hợp:",
            "Các phòng",
            "Thời gian:",
            "Quý I",
        ),
        *("b) Công khai thủ tục", "Chủ trì:", "Văn phòng Sở", "Phối hợp:", "Thanh tra Sở", "Thời gian:", "Tháng 6"),
    ),
    "no numbers at all": (
        *("*II. NHIỆM VỤ", "Rà soát văn bản", "Chủ trì: Phòng Pháp chế", "Phối hợp: Các phòng", "Thời gian: Quý I"),
        *("Công khai thủ tục", "Chủ trì: Văn phòng Sở", "Phối hợp: Thanh tra Sở", "Thời gian: Tháng 6"),
    ),
    "line breaks instead of paragraphs": (
        "*II. NHIỆM VỤ",
        "1. Rà soát văn bản\nChủ trì: Phòng Pháp chế\nPhối hợp: Các phòng\nThời gian: Quý I",
        "2. Công khai thủ tục\nChủ trì: Văn phòng Sở\nPhối hợp: Thanh tra Sở\nThời gian: Tháng 6",
    ),
    "full numbers": (
        *(
            "*II. NHIỆM VỤ",
            "2.1. Rà soát văn bản",
            "• Chủ trì: Phòng Pháp chế",
            "• Phối hợp: Các phòng",
            "• Thời gian: Quý I",
        ),
        *("2.2. Công khai thủ tục", "• Chủ trì: Văn phòng Sở", "• Phối hợp: Thanh tra Sở", "• Thời gian: Tháng 6"),
    ),
}


@pytest.mark.parametrize("habit", HABITS)
def test_a_habit(habit: str, tmp_path: Path) -> None:
    plan = read(tmp_path, "*I. MỤC TIÊU", "Nhanh hơn, gần dân hơn.", *HABITS[habit]).plan
    assert tasks(plan) == TWO
    assert len(plan.appendices) == 1
    assert [section.heading for section in plan.sections] == ["MỤC TIÊU", "NHIỆM VỤ"]
    nothing_lost(tmp_path, plan)


def labelled(lead: str, mark: str = "-") -> tuple[str, str]:
    """Two labelled lines."""
    return f"{mark} Chủ trì: {lead}", f"{mark} Thời gian: Quý I"


def test_headings_that_are_not_bold(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        *("*II. NHIỆM VỤ", "Các nhiệm vụ chính như sau:", "1. Cải cách thể chế", "a) Rà soát", *labelled("Một")),
        *("b) Theo dõi", *labelled("Hai"), "2. Cải cách thủ tục", "a) Niêm yết", *labelled("Ba")),
    ).plan
    [appendix] = plan.appendices
    assert [area.title for area in appendix.areas] == ["Cải cách thể chế", "Cải cách thủ tục"]
    assert [[item.title for item in area.items] for area in appendix.areas] == [["Rà soát", "Theo dõi"], ["Niêm yết"]]
    assert plan.sections[0].paragraphs == ("Các nhiệm vụ chính như sau:",)
    nothing_lost(tmp_path, plan)


def test_headings_over_dashed_tasks(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        *(
            "*II. NHIỆM VỤ",
            "1. Cải cách thể chế",
            "- Rà soát",
            *labelled("Một", "+"),
            "- Theo dõi",
            *labelled("Hai", "+"),
        ),
        *("2. Cải cách thủ tục", "- Niêm yết", *labelled("Ba", "+")),
    ).plan
    [appendix] = plan.appendices
    assert [area.title for area in appendix.areas] == ["Cải cách thể chế", "Cải cách thủ tục"]
    assert [task.title for task in appendix.tasks()] == ["Rà soát", "Theo dõi", "Niêm yết"]


def test_points_of_a_task_stay_in_it(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        *("*II. NHIỆM VỤ", "1. Tổ chức tập huấn, gồm:", "a) Lớp một;", "b) Lớp hai.", *labelled("Một")),
        *("2. Niêm yết", *labelled("Hai")),
    ).plan
    [first, second] = plan.appendices[0].tasks()
    assert first.title == "Tổ chức tập huấn, gồm:\na) Lớp một;\nb) Lớp hai."
    assert (first.lines[0].lead, second.lines[0].lead) == ("Một", "Hai")


def test_products_and_funding(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        "*II. NHIỆM VỤ",
        "a) Rà soát. Sản phẩm: Báo cáo; Kinh phí: Ngân sách; Phân công: Văn phòng.",
        "b) Theo dõi. Kết quả: Danh mục; Kinh phí: Không; Phân công: Thanh tra.",
    ).plan
    lines = [task.lines[0] for task in plan.appendices[0].tasks()]
    assert [(line.product, line.funding, line.lead) for line in lines] == [
        ("Báo cáo", "Ngân sách", "Văn phòng."),
        ("Danh mục", "Không", "Thanh tra."),
    ]
    nothing_lost(tmp_path, plan)


def test_a_label_that_no_field_knows_is_a_column_of_its_own(tmp_path: Path) -> None:
    lines = [
        line
        for number, lead in enumerate(("Một", "Hai", "Ba"), 1)
        for line in (f"{number}. Việc {lead}", *labelled(lead), f"- Lãnh đạo theo dõi việc: Ông {lead}")
    ]
    plan = read(tmp_path, "*II. NHIỆM VỤ", *lines).plan
    [appendix] = plan.appendices
    assert [column.header for column in appendix.layout.columns][-1] == "Lãnh đạo theo dõi việc"
    name = appendix.layout.columns[-1].field
    assert [task.lines[0].text(name) for task in appendix.tasks()] == ["Ông Một", "Ông Hai", "Ông Ba"]
    nothing_lost(tmp_path, plan)


GIVEN = (
    "*II. NHIỆM VỤ",
    "1. Rà soát văn bản. Giao Phòng Pháp chế chủ trì, phối hợp với các phòng thực hiện trước ngày 30/6/2027.",
    "2. Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở công khai thủ tục hành chính.",
    "3. Kiểm tra công vụ do Thanh tra Sở thực hiện trong quý III năm 2027.",
)


def test_sentences_that_assign_are_tasks_and_their_units_are_offered(tmp_path: Path) -> None:
    draft = read(tmp_path, "*I. MỤC TIÊU", "Nhanh hơn.", *GIVEN)
    titles = [title for title, *_rest in tasks(draft.plan)]
    assert titles == [line.partition(" ")[2] for line in GIVEN[1:]]
    assert all(rest == ["", "", ""] for _title, *rest in tasks(draft.plan))
    [offer] = draft.offers
    assert offer.message.startswith("3 nhiệm vụ có câu giao việc")
    assert "Chủ trì: Phòng Pháp chế; Phối hợp: các phòng; Thời hạn: trước ngày 30/6/2027" in offer.shown
    assert offer.spot is not None
    nothing_lost(tmp_path, draft.plan)


def test_an_offer_that_is_taken_fills_the_fields(tmp_path: Path) -> None:
    draft = read(tmp_path, "*I. MỤC TIÊU", "Nhanh hơn.", *GIVEN, taken=True)
    assert [rest for _title, *rest in tasks(draft.plan)] == [
        ["Phòng Pháp chế", "các phòng", "trước ngày 30/6/2027"],
        ["Văn phòng Sở", "Thanh tra Sở công khai thủ tục hành chính", ""],
        ["Thanh tra Sở", "", "trong quý III năm 2027"],
    ]
    assert [title for title, *_rest in tasks(draft.plan)] == [line.partition(" ")[2] for line in GIVEN[1:]]


def test_a_label_that_holds_the_whole_sentence_is_offered_in_parts(tmp_path: Path) -> None:
    lines = (
        "*II. NHIỆM VỤ",
        "a) Rà soát",
        "- Phân công: Văn phòng Sở chủ trì, phối hợp với các phòng.",
        "- Thời gian: Quý I",
    )
    more = ("b) Theo dõi", "- Phân công: Thanh tra Sở chủ trì, phối hợp với Văn phòng.", "- Thời gian: Quý II")
    kept = read(tmp_path, *lines, *more).plan
    assert tasks(kept)[0] == ("Rà soát", "Văn phòng Sở chủ trì, phối hợp với các phòng.", "", "Quý I")
    taken = read(tmp_path, *lines, *more, taken=True).plan
    assert tasks(taken) == [
        ("Rà soát", "Văn phòng Sở", "các phòng", "Quý I"),
        ("Theo dõi", "Thanh tra Sở", "Văn phòng", "Quý II"),
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Giao Văn phòng Sở chủ trì, phối hợp với các phòng rà soát.", Assignment("Văn phòng Sở", "các phòng")),
        ("Phân công Phòng Nội vụ tham mưu trước 15/12/2027.", Assignment("Phòng Nội vụ", "", "trước 15/12/2027")),
        ("Các phòng phối hợp với Văn phòng để thực hiện.", Assignment()),
        ("Tiếp tục rà soát, chủ trì các cuộc họp.", Assignment()),
        ("Nâng cao chất lượng phục vụ nhân dân.", Assignment()),
        ("", Assignment()),
    ],
)
def test_sentences(text: str, meant: Assignment) -> None:
    assert assignment_in(text) == meant


def test_ordinary_text_is_no_list() -> None:
    text = [
        Paragraph(line)
        for line in (
            "1. Mục tiêu chung",
            "a) Nâng cao chất lượng phục vụ: nhanh, gọn, đúng hẹn;",
            "b) Giảm thời gian đi lại của người dân;",
            "c) Bảo đảm kinh phí cho các nhiệm vụ.",
            "2. Yêu cầu",
            "a) Các phòng phối hợp với Văn phòng Sở;",
            "b) Kết quả phải đo đếm được.",
        )
    ]
    assert not is_prose(text)
    assert not is_assigned(text)


def test_who_organises_a_plan_with_labels_stays_text(tmp_path: Path) -> None:
    organising = [
        f"{place}. Giao {unit} chủ trì, phối hợp với các phòng theo dõi."
        for place, unit in enumerate(("Văn phòng", "Thanh tra", "Phòng Nội vụ"), 1)
    ]
    plan = read(tmp_path, *HABITS["numbers and plusses"], "*III. TỔ CHỨC THỰC HIỆN", *organising).plan
    assert len(plan.appendices) == 1
    assert tasks(plan) == TWO
    assert plan.sections[-1].heading == "TỔ CHỨC THỰC HIỆN"


def test_a_list_beside_a_table_stays_text_until_it_is_taken(tmp_path: Path) -> None:
    document = docx.Document()
    add_lines(document, *OPENING, *HABITS["numbers and plusses"], "|*PHỤ LỤC", "|*NHIỆM VỤ")
    add_table(document, [["*STT", "*Nhiệm vụ", "*Chủ trì", "*Thời gian"], ["1", "Niêm yết", "Văn phòng", "Quý I"]])
    document.save(str(tmp_path / "la.docx"))
    source = read_source(tmp_path / "la.docx")
    draft = understand(source)
    assert [title for title, *_rest in tasks(draft.plan)] == ["Niêm yết"]
    assert "+ Chủ trì: Phòng Pháp chế" in str(draft.plan.sections)
    [offer] = draft.offers
    taken = understand(source, NO_CHOICES.with_offer(offer.key, taken=True)).plan
    assert tasks(taken)[:2] == TWO
    assert len(taken.appendices) == 2


def test_a_hostile_paragraph_is_read_in_no_time() -> None:
    text = [
        Paragraph("a) " + "Chủ trì: x; " * 20_000),
        Paragraph("giao " * 50_000),
        Paragraph("(" * 50_000 + "Chủ trì: x"),
    ]
    assert not is_assigned(text)
    assert not is_prose(text)
