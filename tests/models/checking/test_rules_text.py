"""Rules about letters and signs, as the check runs them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from models.checking.checker import Checker, check
from models.checking.finding import Finding, Severity
from models.checking.rules.text import RULES
from models.commands import SetText
from models.grid.grid import Address
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Section, Task
from models.registers import CheckSettings
from models.store import PlanSession

LAYOUT = built_in_layout("product-first")


def plan_of(*lines: Line, paragraphs: tuple[str, ...] = ()) -> Plan:
    """A plan with a task for each line and one section."""
    tasks = tuple(Task(title=f"Nhiệm vụ {place}", lines=(line,)) for place, line in enumerate(lines, 1))
    return Plan(
        sections=(Section(number="I", heading="Mục đích", paragraphs=paragraphs),),
        appendices=(Appendix(layout=LAYOUT, areas=(Area(title="Thể chế", items=tasks),)),),
    )


def found(plan: Plan, rule: str) -> list[Finding]:
    """What one rule finds; all of them are hints."""
    all_found = [one for one in check(plan, RULES) if one.rule == rule]
    assert all(one.severity is Severity.HINT for one in all_found)
    return all_found


@pytest.mark.parametrize(
    ("rule", "text", "excerpt", "put"),
    [
        ("double-word", "Theo quy định quy định hiện hành", "quy định quy định", "quy định"),
        ("double-word", "Thực hiện công tác công quản lý", "công", None),
        ("brackets", "Đề án “Xây dựng chính quyền số", "“", None),
        ("stray-signs", "Rà soát , đánh giá", " ", ""),
        ("dash-spaces", "kinh tế- xã hội", "- ", " - "),
        ("foreign-letters", "Văn kiện Ðảng", "Ðảng", "Đảng"),
    ],
)
def test_one_text(rule: str, text: str, excerpt: str, put: str | None) -> None:
    for plan in (plan_of(Line(product=text)), plan_of(paragraphs=("Tốt.", text))):
        (one,) = found(plan, rule)
        assert (one.excerpt, one.spots[0].put) == (excerpt, put)
        assert one.message.endswith(".")
        assert "{" not in one.message
    assert found(plan_of(Line(product="Kế hoạch, báo cáo “Chính quyền số” (nếu có)")), rule) == []


def test_a_merged_cell_is_told_once() -> None:
    lines = (Line(lead="Phòng  Nội vụ"), Line(lead="Phòng  Nội vụ", merged=frozenset({"lead"})))
    task = Task(title="Rà soát", lines=lines)
    plan = Plan(appendices=(Appendix(layout=LAYOUT, areas=(Area(title="A", items=(task,)),)),))
    assert len(found(plan, "stray-signs")) == 1


def test_a_lone_stop() -> None:
    usual = [Line(lead="Văn phòng Sở") for _ in range(12)]
    (one,) = found(plan_of(*usual, Line(lead="Thanh tra Sở.")), "lone-stop")
    assert (one.excerpt, one.spots[0].put) == (".", "")
    assert "Chủ trì" in one.message
    (rare,) = found(plan_of(*usual, *usual, Line(lead="Thanh tra Sở;"), Line(lead="Thanh tra Sở")), "lone-stop")
    assert rare.excerpt == ";"
    assert found(plan_of(*usual, Line(lead="Thanh tra Sở")), "lone-stop") == []
    assert found(plan_of(*[Line(lead="Văn phòng.") for _ in range(12)]), "lone-stop") == []
    assert found(plan_of(*usual[:3], Line(lead="Thanh tra Sở.")), "lone-stop") == []


def test_a_name_with_a_bad_dash_is_told_once() -> None:
    lines = [Line(lead="Phòng Hành chính –Tổ chức") for _ in range(4)]
    (one,) = found(plan_of(*lines, Line(lead="Phòng Hành chính - Tổ chức")), "dash-spaces")
    assert [spot.put for spot in one.spots] == [" – "] * 4
    assert len(found(plan_of(*lines, Line(product="Kinh tế- xã hội")), "dash-spaces")) == 2
    # The rule about capitals puts the dash right as well.
    assert found(plan_of(Line(product="Sở Lao động- Thương binh và xã hội")), "dash-spaces") == []
    assert len(found(plan_of(Line(product="Sở Lao động- Thương binh và Xã hội")), "dash-spaces")) == 1


def test_cells_that_begin_with_a_small_letter() -> None:
    (one,) = found(plan_of(Line(partners="đơn vị thuộc Sở"), Line(partners="Các phòng")), "cell-small-letter")
    # What was cut off is not to be covered up by a capital.
    assert (one.excerpt, one.fixable) == ("đơn", False)
    assert "Phối hợp" in one.message
    good = [Line(product="e-Office"), Line(product="100% hồ sơ"), Line(deadline="hằng năm"), Line(product="- báo cáo")]
    assert found(plan_of(*good), "cell-small-letter") == []
    assert found(plan_of(*[Line(lead="các phòng") for _ in range(12)]), "cell-small-letter") == []


def test_stops_behind_some_titles() -> None:
    def titled(*titles: str) -> list[Finding]:
        tasks = tuple(Task(title=title, lines=(Line(lead="Văn phòng"),)) for title in titles)
        areas = (Area(title="A", items=tasks),)
        return found(Plan(appendices=(Appendix(layout=LAYOUT, areas=areas),)), "title-stops")

    usual = [f"Rà soát lần {number}" for number in range(6)]
    (one,) = titled("Niêm yết quy trình.", *usual, "Số hóa hồ sơ.")
    assert [(spot.text, spot.put) for spot in one.spots] == [(".", ""), (".", "")]
    assert "2 dòng" in one.message
    assert "6 dòng" in one.message
    # A text of several sentences, as many with as without, too few to tell.
    assert titled("Niêm yết quy trình. Rà soát hằng quý.", *usual) == []
    assert titled(*(f"{title}." for title in usual), *usual) == []
    assert titled("Niêm yết.", *usual[:3]) == []


def test_an_abbreviation_is_to_be_spelled_out_once() -> None:
    lines = [Line(lead="Phòng XDCQ"), Line(lead="Phòng XDCQ"), Line(lead="UBND tỉnh, phòng TTHC")]
    (one,) = found(plan_of(*lines), "abbreviation-unexplained")
    assert "XDCQ" in one.message
    assert len(one.spots) == 2
    assert not one.fixable
    assert found(plan_of(*lines, paragraphs=("Phòng Xây dựng chính quyền (XDCQ)",)), "abbreviation-unexplained") == []
    known = replace(plan_of(*lines), checks=CheckSettings(words=frozenset({"XDCQ"})))
    assert found(known, "abbreviation-unexplained") == []
    assert found(replace(plan_of(), recipients=("Lưu: VT, XDCQ.",)), "abbreviation-unexplained") == []


def test_short_names_of_units_are_understood() -> None:
    lines = [Line(lead="PCCHC và Văn phòng"), Line(lead="Ban TĐ - KT"), Line(lead="Phòng CCHC")]
    assert found(plan_of(*lines), "abbreviation-unexplained") == []
    (one,) = found(plan_of(*lines, Line(lead="PXDCQ của Sở")), "abbreviation-unexplained")
    assert one.excerpt == "PXDCQ"


def test_what_the_field_knows_is_introduced_once() -> None:
    lines = [Line(product="Báo cáo TTHC"), Line(product="Báo cáo TTHC"), Line(product="Kế hoạch CCHC của UBND")]
    (one,) = found(plan_of(*lines), "abbreviation-first")
    assert [spot.text for spot in one.spots] == ["TTHC", "CCHC"]
    assert one.message.index("TTHC") < one.message.index("CCHC")
    (other,) = found(plan_of(*lines, paragraphs=("Thủ tục hành chính (TTHC).",)), "abbreviation-first")
    assert [spot.text for spot in other.spots] == ["CCHC"]
    both = ("Thủ tục hành chính (TTHC), cải cách hành chính (sau đây viết tắt là CCHC).",)
    assert found(plan_of(*lines, paragraphs=both), "abbreviation-first") == []


def test_an_abbreviation_in_two_ways() -> None:
    whole = [Line(product="Hồ sơ CBCCVC"), Line(product="Danh sách CBCCVC")]
    (one,) = found(plan_of(*whole, Line(product="Sổ theo dõi CBCC,VC")), "abbreviation-two-ways")
    assert (one.excerpt, one.spots[0].put) == ("CBCC,VC", "CBCCVC")
    (named,) = found(
        plan_of(Line(partners="TTPVHCC tỉnh"), Line(partners="Trung tâm PVHCC tỉnh")), "abbreviation-two-ways"
    )
    assert (named.excerpt, named.fixable) == ("Trung tâm PVHCC", False)
    others = [Line(product="Hồ sơ CBCC, VC"), Line(product="UBND, HĐND"), Line(product="CCHC-TTHC")]
    assert found(plan_of(*others, Line(product="Chỉ số PAR INDEX")), "abbreviation-two-ways") == []


def test_a_wrong_letter_in_an_abbreviation() -> None:
    usual = [Line(product="Báo cáo giải quyết TTHC") for _ in range(6)]
    (one,) = found(plan_of(*usual, Line(product="Niêm yết TTTC")), "abbreviation-slip")
    assert (one.excerpt, one.spots[0].put) == ("TTTC", "TTHC")
    (both,) = found(plan_of(*usual, Line(product="TTTC mới"), Line(product="Sửa TTTC")), "abbreviation-slip")
    assert [spot.put for spot in both.spots] == ["TTHC", "TTHC"]
    # Explained, or used as often as the other, it is another abbreviation.
    assert found(plan_of(*usual, Line(product="Trung tâm tài chính (TTTC)")), "abbreviation-slip") == []
    often = [Line(product="TTTC") for _ in range(3)]
    assert found(plan_of(*usual[:3], *often), "abbreviation-slip") == []
    # A slip is not told as unexplained too.
    assert found(plan_of(*usual, Line(product="Niêm yết TTTC")), "abbreviation-unexplained") == []


@pytest.mark.parametrize("size", [20, 200])
def test_an_edit_looks_at_few_nodes_again(size: int, tmp_path: Path) -> None:
    plan = plan_of(*[Line(id=f"l{n}", lead="Văn phòng Sở", product="Kế  hoạch TTHC") for n in range(size)])
    with closing(PlanSession.create(tmp_path / "a.cchc", plan)) as session:
        checker = Checker(session.rows, RULES)
        session.subscribe(checker.follow)
        checker.work()
        assert [one.rule for one in checker.findings()].count("stray-signs") == size
        before = checker.looked_at
        session.run(SetText(Address("line", "l3", "product"), "Kế hoạch TTTC"))
        checker.work()
        assert checker.looked_at - before < 8
        assert [one.rule for one in checker.findings()].count("stray-signs") == size - 1
        assert checker.findings() == check(session.plan, RULES)
