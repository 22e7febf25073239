"""Rules for cited documents: what disagrees, what is missing, slips of symbols; and what is right is let be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from imports.open_any import read_plan
from models.checking.checker import Checker, check, rows_of
from models.checking.finding import Finding, Severity
from models.checking.rules.citations import RULES
from models.commands import SetText
from models.commands.registers import KeepEntries
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Period, Plan, Section, Task
from models.registers import CitedDocument
from models.store import PlanSession
from tests.reference import needs_reference_plans, reference_plan

FULL = "Quyết định số 4/QĐ-UBND ngày 01/3/2024 của UBND tỉnh về trồng rừng"


def plan_of(*paragraphs: str, tasks: tuple[str, ...] = (), issued: str = "2025-01-10", **values: object) -> Plan:
    """A plan of 2025 with a text and a table."""
    rows = tuple(Task(id=f"t{place}", title=title, lines=(Line(id=f"l{place}"),)) for place, title in enumerate(tasks))
    appendix = Appendix(
        layout=built_in_layout("product-first"),
        caption="(Kèm theo Kế hoạch số 7KH-SGT ngày 10/01/2026 của Sở Giao thông)",
        areas=(Area(items=rows),),
    )
    section = Section(id="s", number="I", heading="MỤC ĐÍCH", paragraphs=paragraphs)
    head = {"number": "7", "symbol": "KH-SGT", "issued": issued, "period": Period(2025, 2025)} | values
    return Plan(sections=(section,), appendices=(appendix,), **head)  # type: ignore[arg-type]


def found(plan: Plan, rule: str) -> list[Finding]:
    """What one rule finds."""
    return [one for one in check(plan, RULES) if one.rule == rule]


def rules_in(*paragraphs: str, **values: object) -> list[str]:
    """The names of all rules that find something."""
    return sorted({one.rule for one in check(plan_of(*paragraphs, **values), RULES)})  # type: ignore[arg-type]


def test_one_number_with_two_dates() -> None:
    (one,) = found(plan_of(FULL, "Quyết định số 4/QĐ-UBND ngày 02/3/2024", FULL), "citation-dates")
    assert one.severity is Severity.ERROR
    assert one.excerpt == "ngày 02/3/2024"
    assert [spot.paragraph for spot in one.spots] == [1, 0, 2]
    assert "01/3/2024 và 02/3/2024" in one.message
    assert not one.fixable


@pytest.mark.parametrize(
    ("texts", "severity"),
    [
        (("Kế hoạch số 9/KH-UBND ngày 20/12/2023", "Kế hoạch số 9/KH-UBND ngày 20/12/2022"), Severity.ERROR),
        (("Kế hoạch số 9/KH-UBND ngày 20/12/2023", "Kế hoạch số 9/KH-UBND ngày 04/5/2022"), Severity.WARNING),
        (("Nghị định số 8/2019/NĐ-CP ngày 04/5/2019", "Nghị định số 8/2019/NĐ-CP ngày 04/6/2019"), Severity.ERROR),
    ],
)
def test_numbers_begin_anew_each_year(texts: tuple[str, ...], severity: Severity) -> None:
    assert [one.severity for one in found(plan_of(*texts), "citation-dates")] == [severity]


@pytest.mark.parametrize(
    "texts",
    [
        ("Quyết định số 4/QĐ-UBND ngày 01/3/2024", "Quyết định số 04/QĐ-UBND ngày 1 tháng 3 năm 2024"),
        ("Quyết định số 4/QĐ-UBND ngày 01/3/2024", "Quyết định số 4/QĐ-UBND năm 2024"),
        ("Quyết định số 4/QĐ-UBND ngày 01/3/2024", "Quyết định số 4/QĐ-TTg ngày 02/3/2024"),
        ("Kế hoạch số 9/KH-UBND ngày 20/12/2023 của UBND tỉnh về phòng, chống dịch tả lợn",
         "Kế hoạch số 9/KH-UBND ngày 18/12/2022 của UBND tỉnh về thi tuyển viên chức"),
        ("Luật Đất đai năm 2013", "Luật Đất đai năm 2024"),
    ],
)  # fmt: skip
def test_dates_that_agree_or_belong_to_two_documents(texts: tuple[str, ...]) -> None:
    assert found(plan_of(*texts), "citation-dates") == []


def test_the_date_of_the_register_is_the_right_one() -> None:
    entry = CitedDocument(kind="Quyết định", number="4/QĐ-UBND", date="2024-03-05")
    (one,) = found(plan_of(FULL, entries=(entry,)), "citation-dates")
    assert one.severity is Severity.ERROR
    assert one.spots[0].put == "ngày 05/3/2024"
    assert "05/3/2024" in one.message
    (words,) = found(plan_of("Quyết định số 4/QĐ-UBND ngày 1 tháng 3 năm 2024", entries=(entry,)), "citation-dates")
    assert words.spots[0].put == "ngày 05 tháng 3 năm 2024"


def test_two_issuers_and_a_committee_with_its_chairman() -> None:
    (chairman,) = found(plan_of(FULL, "Quyết định số 4/QĐ-UBND của Chủ tịch UBND tỉnh"), "citation-issuers")
    assert chairman.severity is Severity.WARNING
    (other,) = found(
        plan_of("Kế hoạch số 9/KH-XYZ của Sở Y tế", "Kế hoạch số 9/KH-XYZ của Sở Tư pháp"), "citation-issuers"
    )
    assert other.severity is Severity.ERROR
    same = plan_of(FULL, "Quyết định số 4/QĐ-UBND của Ủy ban nhân dân tỉnh Hòa Lạc")
    assert found(same, "citation-issuers") == []


def test_two_summaries_only_where_they_really_differ() -> None:
    other = "Quyết định số 4/QĐ-UBND ngày 01/3/2024 của UBND tỉnh ban hành quy chế quản lý bến xe khách"
    (one,) = found(plan_of(FULL, other), "citation-titles")
    assert one.severity is Severity.HINT
    longer = f"{FULL} trên địa bàn tỉnh năm 2024"
    assert found(plan_of(FULL, longer), "citation-titles") == []


def test_numbers_in_two_forms() -> None:
    (one,) = found(plan_of("Nghị định số 8/2019/NĐ-CP ngày 04/5/2019", "Nghị định số 8/2019"), "citation-forms")
    assert [(spot.text, spot.put) for spot in one.spots] == [("8/2019", "8/2019/NĐ-CP")]
    (iso,) = found(plan_of("theo TCVN ISO 9001:2015", "theo ISO 9001:2015"), "citation-forms")
    assert iso.spots[0].put == "TCVN ISO 9001:2015"
    (bare,) = found(plan_of("theo TCVN 9001:2015"), "citation-forms")
    assert bare.spots[0].put == "TCVN ISO 9001:2015"
    assert rules_in("theo TCVN ISO 9001:2015", "và TCVN ISO 9001:2015", "và TCVN 6909:2001") == []


def test_a_decree_without_its_year() -> None:
    (one,) = found(plan_of("Nghị định số 77/NĐ-CP ngày 05/8/2019 của Chính phủ"), "citation-year")
    assert one.severity is Severity.WARNING
    assert one.spots[0].put == "77/2019/NĐ-CP"
    (unknown,) = found(plan_of("Thông tư số 12/TT-BNV"), "citation-year")
    assert unknown.spots[0].put is None
    elsewhere = plan_of("Nghị định số 77/NĐ-CP", "Nghị định số 77/2019/NĐ-CP ngày 05/8/2019")
    assert found(elsewhere, "citation-year")[0].spots[0].put == "77/2019/NĐ-CP"


@pytest.mark.parametrize(
    "text",
    ["Nghị quyết số 99/NQ-CP", "Quyết định số 4/QĐ-TTg", "Nghị định số 93/NĐ-CP ngày 7/11/1993", "Chỉ thị số 5/CT-TTg"],
)
def test_kinds_and_times_without_a_year_in_the_number(text: str) -> None:
    assert found(plan_of(text), "citation-year") == []


def test_no_date_at_the_first_citation() -> None:
    short = "Nghị định số 8/2019/NĐ-CP"
    (one,) = found(plan_of(short, tasks=(short,)), "citation-undated")
    assert one.address.table == "section"
    late = plan_of(f"theo {short}", tasks=(f"theo {short} ngày 04/5/2019 của Chính phủ",))
    (order,) = found(late, "citation-order")
    assert order.spots[0].put == f"{short} ngày 04/5/2019 của Chính phủ"
    assert found(late, "citation-undated") == []
    titled = plan_of(f"theo {short} quy định về đê điều", f"theo {short} ngày 04/5/2019")
    assert found(titled, "citation-order")[0].spots[0].put == f"{short} ngày 04/5/2019"
    right = plan_of(f"theo {short} ngày 04/5/2019 của Chính phủ", tasks=(f"theo {short}",))
    assert found(right, "citation-order") == found(right, "citation-undated") == []


def test_a_summary_that_comes_later_than_the_first_citation() -> None:
    bare = "Quyết định số 4/QĐ-UBND ngày 01/3/2024 của UBND tỉnh"
    (one,) = found(plan_of(f"theo {bare}; và", f"theo {bare} về trồng rừng phòng hộ"), "citation-order")
    assert one.spots[0].put == f"{bare} về trồng rừng phòng hộ"
    assert [spot.paragraph for spot in one.spots] == [0, 1]
    assert found(plan_of(f"theo {bare} về trồng rừng phòng hộ", f"theo {bare}"), "citation-order") == []
    assert found(plan_of(f"theo {bare}", f"và {bare}"), "citation-order") == []


def test_the_order_of_the_rows_counts_not_the_order_of_the_edits() -> None:
    short, whole = "Nghị định số 8/2019/NĐ-CP", "Nghị định số 8/2019/NĐ-CP ngày 04/5/2019"
    assert found(plan_of(tasks=(whole, short)), "citation-order") == []
    assert len(found(plan_of(tasks=(short, whole)), "citation-order")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "các Nghị định số 8/2019/NĐ-CP và số 9/2019/NĐ-CP ngày 04/5/2019 của Chính phủ",
        "Luật Thư viện",
        "thực hiện Nghị quyết 18, Chỉ thị 05",
        "Thông tri số 5-TT/TU ngày 01/3/2024 của Tỉnh ủy về trồng cây đầu xuân",
        "Nghị quyết Đại hội XX Đảng bộ tỉnh",
        "Nghị định số 9/2019/NĐ-CP ngày 04/5/2019 của Chính phủ sửa đổi Nghị định số 8/2015/NĐ-CP",
    ],
)
def test_where_no_date_is_wanted(text: str) -> None:
    assert rules_in(text) == []


def test_the_word_so() -> None:
    (one,) = found(plan_of("theo Nghị định 8/2019/NĐ-CP ngày 04/5/2019"), "citation-so")
    assert (one.excerpt, one.spots[0].put) == ("Nghị định 8/2019/NĐ-CP", "Nghị định số 8/2019/NĐ-CP")
    assert found(plan_of("Nghị định số 8/2019/NĐ-CP và 9/2019/NĐ-CP", "Luật 9/2019/QH14"), "citation-so") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Quyết định số 4QĐ-UBND", "4/QĐ-UBND"),
        ("Quyết định số 4 QĐ-UBND", "4/QĐ-UBND"),
        ("Quyết định số 4-QĐ/UBND", "4/QĐ-UBND"),
        ("Nghị quyết số 19/NQ-TW", "19-NQ/TW"),
    ],
)
def test_a_lost_slash(text: str, right: str) -> None:
    (one,) = found(plan_of(text), "citation-slash")
    assert one.spots[0].put == right


def test_the_plans_own_number_is_let_be() -> None:
    assert rules_in("Kế hoạch số 7/KH-SGT ngày 10/01/2026 này") == []


@pytest.mark.parametrize(
    ("text", "issued", "wrong"),
    [
        ("Quyết định số 4/QĐ-UBND ngày 11/01/2025", "2025-01-10", True),
        ("Quyết định số 4/QĐ-UBND ngày 10/01/2025", "2025-01-10", False),
        ("Quyết định số 4/QĐ-UBND ngày 31/01/2025", "2025-01", False),
        ("Quyết định số 4/QĐ-UBND ngày 01/02/2025", "2025-01", True),
        ("Quyết định số 4/QĐ-UBND ngày 01/02/2026", "", True),
        ("Quyết định số 4/QĐ-UBND ngày 01/02/2025", "", False),
    ],
)
def test_documents_later_than_the_plan(text: str, issued: str, wrong: bool) -> None:
    assert bool(found(plan_of(text, issued=issued), "citation-later")) is wrong


def test_the_year_of_a_number_and_of_its_date() -> None:
    assert len(found(plan_of("Nghị định số 8/2019/NĐ-CP ngày 04/5/2018"), "citation-year-date")) == 1
    assert found(plan_of("Nghị định số 8/2019/NĐ-CP ngày 04/5/2019"), "citation-year-date") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Quyết định số 99/NQ-CP", True),
        ("Nghị định số 4/QĐ-TTg", True),
        ("Kế hoạch số 4/QĐ-UBND", False),
        ("Quy định số 8-QĐ/TW", False),
        ("Thông báo kết luận số 8/TB-UBND", False),
        ("Chương trình hành động số 8-CTr/TU", False),
        ("Công văn số 8/UBND-NC", False),
    ],
)
def test_a_kind_that_its_symbol_contradicts(text: str, wrong: bool) -> None:
    assert bool(found(plan_of(text), "citation-kind")) is wrong


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("Quyết định số 4/QĐ-TTg của Chính phủ", "Thủ tướng Chính phủ"),
        ("Nghị định số 8/2019/NĐ-CP của Thủ tướng Chính phủ", "Chính phủ"),
    ],
)
def test_an_issuer_that_the_symbol_contradicts(text: str, put: str) -> None:
    (one,) = found(plan_of(text), "citation-issuer-symbol")
    assert one.spots[0].put == put


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 8-NQ/TU của Ban Chấp hành Đảng bộ tỉnh",
        "Chỉ thị số 8-CT/TU của Ban Thường vụ Tỉnh ủy",
        "Nghị quyết số 8-NQ/TW của Bộ Chính trị",
        "Quyết định số 4/QĐ-UBND của Chủ tịch UBND huyện",
        "Thông tư số 8/2020/TT-BNV của Bộ trưởng Bộ Nội vụ",
        "Nghị quyết số 8/NQ-HĐND của Hội đồng nhân dân tỉnh",
    ],
)
def test_issuers_that_fit_their_symbol(text: str) -> None:
    assert found(plan_of(text), "citation-issuer-symbol") == []


def test_a_document_that_another_one_replaces() -> None:
    old, by = "Quyết định số 4/QĐ-UBND ngày 01/3/2024", "Quyết định số 9/QĐ-UBND ngày 05/6/2024 của UBND tỉnh"
    (one,) = found(plan_of(f"theo {old}", f"{by} ban hành quy chế thay thế {old}"), "citation-replaced")
    assert "Quyết định số 9/QĐ-UBND" in one.message
    assert [spot.paragraph for spot in one.spots] == [0]
    alone = plan_of(f"{by} ban hành quy chế thay thế {old}")
    assert found(alone, "citation-replaced") == []
    doubtful = plan_of(f"theo {old}", f"sửa đổi, bổ sung hoặc thay thế {old}")
    assert found(doubtful, "citation-replaced") == []


def test_a_document_that_the_plan_or_the_register_or_common_knowledge_replaces() -> None:
    own = plan_of("theo Kế hoạch số 5/KH-SGT", "Kế hoạch này thay thế Kế hoạch số 5/KH-SGT")
    assert "chính kế hoạch này" in found(own, "citation-replaced")[0].message
    entry = CitedDocument(kind="Quyết định", number="4/QĐ-UBND", replaced_by="Quyết định số 9/QĐ-UBND")
    assert "Quyết định số 9/QĐ-UBND" in found(plan_of(FULL, entries=(entry,)), "citation-replaced")[0].message
    known = plan_of("Nghị định số 43/2006/NĐ-CP", "Nghị định số 60/2021/NĐ-CP")
    assert "60/2021/NĐ-CP" in found(known, "citation-replaced")[0].message
    assert found(plan_of("Nghị định số 43/2006/NĐ-CP"), "citation-replaced") == []


def test_findings_follow_edits_of_texts_and_of_the_register(tmp_path: Path) -> None:
    session = PlanSession.create(tmp_path / "k.cchc", plan_of(FULL, tasks=("Việc", FULL)))
    checker = Checker(session.rows, RULES)
    session.subscribe(checker.follow)
    checker.work()
    assert checker.findings() == ()
    session.run(SetText(Address("task", "t0", "title"), "Quyết định số 4/QĐ-UBND ngày 02/3/2024"))
    before = checker.looked_at
    checker.work()
    assert [one.rule for one in checker.findings()] == ["citation-dates"]
    assert checker.looked_at - before < 8
    entry = CitedDocument(kind="Quyết định", number="4/QĐ-UBND", date="2024-03-02")
    session.run(KeepEntries((entry,), "Sổ"))
    checker.work()
    (one,) = checker.findings()
    assert {spot.text for spot in one.spots} == {"ngày 01/3/2024"}
    session.close()


def test_one_document_in_thousands_of_lines_costs_a_judge_little() -> None:
    plan = plan_of("Quyết định số 4/QĐ-UBND ngày 02/3/2024", tasks=(FULL,) * 3000)
    checker = Checker(rows_of(plan), RULES)
    checker.work()
    (one,) = [found for found in checker.findings() if found.rule == "citation-dates"]
    assert len(one.spots) <= 20


@needs_reference_plans
@pytest.mark.parametrize(
    ("slug", "wanted"),
    [
        ("binh-dinh-snv-2021-2025", {}),
        ("gia-lai-sgddt-2021-2025", {"citation-replaced": 3, "citation-year": 1}),
        (
            "quang-ngai-snv-2021-2025",
            {"citation-issuers": 1, "citation-forms": 1, "citation-order": 1, "citation-so": 2, "citation-undated": 3},
        ),
        ("quang-ngai-vp-ubnd-2021", {"citation-undated": 1}),
        (
            "quang-tri-sldtbxh-2024",
            {"citation-dates": 1, "citation-order": 1, "citation-so": 2, "citation-undated": 3},
        ),
    ],
)
def test_what_was_read_and_found_right_in_the_real_plans(slug: str, wanted: dict[str, int]) -> None:
    plan = read_plan(reference_plan(slug, "docx")).plan
    assert Counter(one.rule for one in check(plan, RULES)) == wanted
