"""Which citations mean one document, the list of a plan's documents, how they are written and brought in line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checking.checker import rows_of
from models.checking.context import Context
from models.checking.finding import Spot
from models.checking.rule import PlanRule
from models.checking.rules.citations import RULES
from models.checking.shared.citation_traces import trace_citations
from models.citations.canonical import alike, grouped, key_of, right_number
from models.citations.finding import Citation, citations_in
from models.citations.inventory import Listed, inventory
from models.citations.issuers import issuer_of_symbol, plain, same_house
from models.citations.unifying import edits_for
from models.citations.writing import figures, full, short, written_date
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Section, Task
from models.registers import CitedDocument


def cited(text: str) -> Citation:
    """The one citation of a text."""
    (one,) = citations_in(text)
    return one


def plan_of(*paragraphs: str, tasks: tuple[str, ...] = (), entries: tuple[CitedDocument, ...] = ()) -> Plan:
    """A plan with a text and a table."""
    rows = tuple(Task(title=title, lines=(Line(),)) for title in tasks)
    appendix = Appendix(layout=built_in_layout("product-first"), areas=(Area(items=rows),))
    section = Section(number="I", heading="MỤC ĐÍCH", paragraphs=paragraphs)
    return Plan(number="7", symbol="KH-SGT", sections=(section,), appendices=(appendix,), entries=entries)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nghị định số 77/2019/NĐ-CP", "Nghị định 77/2019"),
        ("Nghị định số 77/2019/NĐ-CP", "Nghị định số 77/NĐ-CP ngày 05/8/2019"),
        ("Nghị định số 77/2019/NĐ-CP", "NĐ 77/2019/NĐ-CP"),
        ("Quyết định số 05/QĐ-UBND", "Quyết định số 5/QĐ-UBND"),
        ("Quyết định số 412QĐ-UBND", "Quyết định số 412/QĐ-UBND"),
        ("Nghị quyết 99", "Nghị quyết số 99/NQ-CP"),
        ("Nghị quyết số 19/NQ-TW", "Nghị quyết số 19-NQ/TW"),
        ("Công văn số 66/SNV-CCHC", "Văn bản số 66/SNV-CCHC"),
        ("Luật Cán bộ, công chức", "Luật Cán bộ, công chức năm 2025"),
        ("TCVN ISO 9001:2015", "ISO 9001:2015"),
        ("Nghị quyết Đại hội XX Đảng bộ tỉnh", "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Hòa Lạc lần thứ XX"),
        ("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII"),
    ],
)
def test_ways_of_citing_one_document(one: str, other: str) -> None:
    both = [cited(one), cited(other)]
    assert key_of(both[0]) == key_of(both[1])
    assert len(grouped(both)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nghị quyết số 99/NQ-CP", "Nghị quyết số 99/NQ-HĐND"),
        ("Nghị định số 77/2019/NĐ-CP", "Nghị định số 77/2020/NĐ-CP"),
        ("Quyết định số 99/QĐ-UBND", "Kế hoạch số 99/KH-UBND"),
        ("Quyết định số 06/2022/QĐ-UBND", "Quyết định số 06/QĐ-UBND"),
        ("Luật Đất đai năm 2013", "Luật Đất đai năm 2024"),
        ("ISO 9001:2008", "ISO 9001:2015"),
        (
            "Quyết định số 4/QĐ-UBND ngày 01/3/2024 của UBND tỉnh",
            "Quyết định số 4/QĐ-UBND ngày 05/6/2024 của UBND huyện Sơn Hà",
        ),
        ("Nghị quyết Đại hội XX Đảng bộ tỉnh", "Nghị quyết Đại hội XXI Đảng bộ tỉnh"),
        (
            "Kế hoạch số 20/KH-UBND ngày 03/02/2023 của UBND tỉnh về trồng cây xanh đô thị",
            "Kế hoạch số 20/KH-UBND ngày 08/02/2024 của UBND tỉnh về phòng, chống dịch sởi",
        ),
    ],
)
def test_different_documents(one: str, other: str) -> None:
    both = [cited(one), cited(other)]
    assert key_of(both[0]) != key_of(both[1]) or len(grouped(both)) == 2


def test_a_vague_citation_goes_only_where_one_document_fits() -> None:
    three = [cited(text) for text in ("Nghị quyết 99", "Nghị quyết số 99/NQ-CP", "Nghị quyết số 99/NQ-HĐND")]
    assert sorted(len(group) for group in grouped(three)) == [1, 1, 1]
    assert [len(group) for group in grouped(three[:2])] == [2]


def test_plans_of_two_years_are_not_alike() -> None:
    assert alike("ban hành Kế hoạch CCHC năm 2024", "về cải cách hành chính năm 2024 của tỉnh")
    assert not alike("ban hành Kế hoạch CCHC năm 2024", "ban hành Kế hoạch CCHC năm 2025")


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("412QĐ-UBND", "412/QĐ-UBND"),
        ("412-QĐ-UBND", "412/QĐ-UBND"),
        ("19/NQ-TW", "19-NQ/TW"),
        ("19NQ/TW", "19-NQ/TW"),
        ("77/2019NĐ-CP", "77/2019/NĐ-CP"),
        ("412/QD-UBND", "412/QĐ-UBND"),
        ("05/QĐ-UBND", "05/QĐ-UBND"),
        ("45/TTr-SNV", "45/TTr-SNV"),
        ("66/SNV-CCHC", "66/SNV-CCHC"),
        ("99", "99"),
    ],
)
def test_the_right_form_of_a_number(written: str, right: str) -> None:
    assert right_number(written) == right


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ủy ban nhân dân tỉnh", "UBND tỉnh Hòa Lạc"),
        ("UBND", "Uỷ ban nhân dân tỉnh"),
        ("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ"),
        ("Tỉnh ủy Hòa Lạc", "Tỉnh uỷ"),
        ("Ban Chấp hành Đảng bộ tỉnh", "Tỉnh ủy"),
        ("Ủy ban nhân dân (UBND) tỉnh Hòa Lạc", "UBND tỉnh"),
        ("Ban Chấp hành Trung ương Đảng khóa XII", "Trung ương Đảng"),
        ("Hội nghị lần thứ sáu, Ban Chấp hành Trung ương Đảng khóa XII", "Ban Chấp hành Trung ương"),
    ],
)
def test_one_issuer_written_in_two_ways(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_a_committee_and_its_chairman_are_two_but_of_one_house() -> None:
    committee, chairman = "UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh"
    assert plain(committee) != plain(chairman)
    assert same_house(committee, chairman)
    assert not same_house("Chính phủ", "Bộ Nội vụ")


def test_the_issuer_behind_a_symbol() -> None:
    told = [issuer_of_symbol(agency) for agency in ("CP", "TTg", "QH15", "BNV-BTC", "UBND", "XYZ")]
    assert told == ["Chính phủ", "Thủ tướng Chính phủ", "Quốc hội", "Bộ Nội vụ", "", ""]


DECREE = CitedDocument(
    kind="Nghị định", number="88/2031/NĐ-CP", date="2031-02-05", issuer="Chính phủ", title="về lưu trữ ảnh"
)


def test_a_document_in_full_and_in_short() -> None:
    assert full(DECREE) == "Nghị định số 88/2031/NĐ-CP ngày 05/02/2031 của Chính phủ về lưu trữ ảnh"
    assert full(DECREE, in_words=True).startswith("Nghị định số 88/2031/NĐ-CP ngày 05 tháng 02 năm 2031 của Chính phủ")
    assert short(DECREE) == "Nghị định số 88/2031/NĐ-CP"
    assert full(replace(DECREE, date="", issuer="", title="")) == short(DECREE)


def test_laws_are_cited_by_name_and_standards_by_number() -> None:
    law = CitedDocument(kind="Luật", number="72/2025/QH15", date="2025-06-16", issuer="Quốc hội", title="Thư viện")
    assert full(law) == short(law) == "Luật Thư viện"
    assert full(CitedDocument(kind="Tiêu chuẩn", number="TCVN ISO 9001:2015")) == "TCVN ISO 9001:2015"


@pytest.mark.parametrize(
    ("value", "written"),
    [("2024-01-05", "ngày 05/01/2024"), ("2024-06-29", "ngày 29/6/2024"), ("2024-02", "tháng 02/2024"),
     ("2024-03", "tháng 3/2024"), ("2024", "năm 2024")],
)  # fmt: skip
def test_dates_by_the_rule_of_the_decree(value: str, written: str) -> None:
    assert written_date(value) == written
    assert figures(value) == written.split(" ", 1)[1]


@pytest.mark.parametrize("document", [DECREE, replace(DECREE, title=""), replace(DECREE, date="", title="")])
def test_what_is_written_is_read_again(document: CitedDocument) -> None:
    for in_words in (False, True):
        one = cited(full(document, in_words))
        assert (one.kind, one.number, one.date, one.issuer, one.title) == (
            document.kind, document.number, document.date, document.issuer, document.title,
        )  # fmt: skip


def only(plan: Plan) -> Listed:
    """The one document of a plan."""
    (one,) = inventory(plan)
    return one


def test_each_document_is_listed_once_with_all_places() -> None:
    plan = plan_of(
        "Theo Nghị định số 88/2031/NĐ-CP ngày 05/02/2031 của Chính phủ về lưu trữ ảnh.",
        "Nghị định 88/2031 và Luật Thư viện.",
        tasks=("Thực hiện Nghị định số 88/2031/NĐ-CP",),
    )
    law, decree = inventory(plan)
    assert decree.document == DECREE
    assert not decree.registered
    assert [place.value.address.table for place in decree.places] == ["section", "section", "task"]
    assert [place.value.paragraph for place in decree.places] == [0, 1, -1]
    assert law.document.title == "Thư viện"
    assert decree.doubts == ("số hiệu viết nhiều cách",)


def test_the_register_is_merged_with_what_is_cited() -> None:
    unused = CitedDocument(kind="Chỉ thị", number="3/CT-TTg")
    known = replace(DECREE, issuer="Chính phủ", title="về lưu trữ ảnh và phim")
    plan = plan_of("Nghị định số 88/2031/NĐ-CP ngày 06/02/2031", entries=(unused, known))
    decree, order = inventory(plan)
    assert decree.registered
    assert decree.document is known
    assert decree.doubts == ("ngày khác sổ",)
    assert order.document is unused
    assert order.places == ()


def test_two_entries_are_never_taken_together() -> None:
    plan = plan_of(entries=(replace(DECREE, id="a"), replace(DECREE, id="b")))
    assert sorted(one.document.id for one in inventory(plan)) == ["a", "b"]


def test_the_plan_itself_is_no_cited_document() -> None:
    plan = plan_of("Kế hoạch số 7/KH-SGT này thay thế Kế hoạch số 5/KH-SGT.")
    assert only(plan).document.number == "5/KH-SGT"
    assert "đã được thay thế" in only(plan).doubts


def test_what_is_known_to_be_replaced_by_another_cited_decree() -> None:
    plan = plan_of("Nghị định số 43/2006/NĐ-CP và Nghị định số 60/2021/NĐ-CP")
    assert ["đã được thay thế" in one.doubts for one in inventory(plan)] == [True, False]


@pytest.mark.parametrize(
    ("texts", "doubt"),
    [
        (("Quyết định số 4/QĐ-UBND ngày 01/3/2024", "Quyết định số 4/QĐ-UBND ngày 02/3/2024"), "2 ngày khác nhau"),
        (("Quyết định số 4/QĐ-UBND của UBND tỉnh", "Quyết định số 4/QĐ-UBND của Chủ tịch UBND tỉnh"),
         "2 cơ quan khác nhau"),
        (("Nghị định số 77/NĐ-CP ngày 05/8/2019",), "số hiệu thiếu năm"),
        (("Quyết định số 4QĐ-UBND ngày 01/3/2024",), "sai dấu gạch"),
        (("Quyết định số 4/QĐ-UBND",), "chưa rõ ngày"),
    ],
)  # fmt: skip
def test_doubts_are_told_in_a_few_words(texts: tuple[str, ...], doubt: str) -> None:
    assert doubt in only(plan_of(*texts)).doubts


def test_places_are_brought_in_line_and_keep_their_way_of_writing() -> None:
    plan = plan_of(
        "Nghị định số 88/NĐ-CP ngày 06 tháng 02 năm 2031 của Thủ tướng Chính phủ, và việc khác.",
        "Nghị định số 88/2031/NĐ-CP ngày 7/2/2031 nêu trên.",
        "Nghị định số 88/2031/NĐ-CP là đủ.",
        entries=(DECREE,),
    )
    assert [edit.after for edit in edits_for([only(plan)])] == [
        "Nghị định số 88/2031/NĐ-CP ngày 05 tháng 02 năm 2031 của Chính phủ, và việc khác.",
        "Nghị định số 88/2031/NĐ-CP ngày 05/02/2031 nêu trên.",
    ]


def test_two_documents_of_one_text_are_one_edit() -> None:
    order = CitedDocument(kind="Quyết định", number="4/QĐ-UBND", date="2024-03-01", issuer="UBND tỉnh")
    text = "Quyết định số 4/QĐ-UBND ngày 2/3/2024 và Nghị định số 88/2031/NĐ-CP ngày 1/1/2031."
    (edit,) = edits_for(inventory(plan_of(text, entries=(DECREE, order))))
    assert edit.after == "Quyết định số 4/QĐ-UBND ngày 01/3/2024 và Nghị định số 88/2031/NĐ-CP ngày 05/02/2031."
    assert rows_of(plan_of(text))


_PIECES = st.sampled_from(
    ["Quyết định số 4/QĐ-UBND ", "Quyết định 4QĐ-UBND ", "ngày 01/3/2024 ", "ngày 31/02/2024 ", "ngày 2/3/2025 ",
     "của UBND tỉnh ", "của Chủ tịch UBND tỉnh ", "về trồng rừng ", "ban hành quy chế bến xe khách ", "; ", "và ",
     "Nghị định số 8/NĐ-CP ", "Nghị định 8/2019 ", "Luật Thư viện năm 2019 ", "ISO 9001:2015 ", "TCVN 9001:2015 ",
     "thay thế ", "Nghị quyết Đại hội XX Đảng bộ tỉnh ", "số 7/KH-SGT ", "19-NQ/TW ", "Nghị quyết 19 ", "(", "\n"]
)  # fmt: skip
_TEXTS = st.lists(st.lists(_PIECES, max_size=8).map("".join), max_size=6)


@given(_TEXTS, st.lists(st.sampled_from([DECREE, replace(DECREE, kind="Quyết định", number="4/QĐ-UBND")]), max_size=2))
def test_any_plan_is_listed_judged_and_brought_in_line(texts: list[str], entries: list[CitedDocument]) -> None:
    plan = plan_of(*texts, tasks=tuple(texts), entries=tuple(replace(one, id=str(n)) for n, one in enumerate(entries)))
    listed = inventory(plan)
    cited = sum(len(citations_in(text)) for text in texts) * 2
    own = sum(one.number == "7/KH-SGT" for text in texts for one in citations_in(text)) * 2
    assert sum(len(one.places) for one in listed) == cited - own
    assert sum(one.registered for one in listed) == len(entries)
    for edit in edits_for([one for one in listed if one.registered]):
        assert edit.before != edit.after
    rows = rows_of(plan)
    context = Context(rows)
    traces: dict[str, dict[str, dict[str, list[Spot]]]] = {}
    for id_ in (plan.id, plan.sections[0].id, *(task.id for task in plan.appendices[0].tasks())):
        for one in trace_citations(context.node(id_), context):
            traces.setdefault(one.key, {}).setdefault(one.variant, {}).setdefault(id_, []).append(one.spot)
    for key, group in traces.items():
        for rule in RULES:
            assert isinstance(rule, PlanRule)
            for finding in rule.judge(key, group, context):
                assert finding.spots
                for spot in finding.spots:
                    assert 0 <= spot.start <= spot.end
