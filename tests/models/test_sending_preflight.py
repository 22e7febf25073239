"""The look before sending: every kind of finding appears where it should, and a sound plan has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from imports.open_any import read_plan
from models.grid.grid import Address
from models.layout import built_in_layout
from models.page_settings import AppendixNumbers, PageSettings
from models.plan import Appendix, Area, Group, Line, Plan, Remark, Section, Signer, Task
from models.plan_json import load_plan
from models.resources import resource_path
from models.sending.finding import Finding, Severity
from models.sending.made_checks import MAIL_LIMIT, MadeFile, made_findings, size_words
from models.sending.preflight import preflight
from tests.plans import big_plan, line
from tests.reference import SLUGS, needs_reference_plans, reference_plan

LAYOUT = built_in_layout("lead-deadline-note")


def sound(**changes: object) -> Plan:
    """A plan in which nothing is amiss, but for the changes."""
    task = Task(
        id="t", title="Rà soát", lines=(Line(id="l", lead="Văn phòng", partners="Các phòng", deadline="Quý I"),)
    )
    plan = Plan(
        id="plan",
        title="Cải cách hành chính năm 2027",
        agency="Sở Xây dựng",
        parent_agency="UBND tỉnh Minh Sơn",
        place="Minh Sơn",
        number="12",
        symbol="KH-SXD",
        issued="2026-12-18",
        signer=Signer("", "GIÁM ĐỐC", "Đặng Hữu Khiêm"),
        recipients=("Sở Nội vụ", "Lưu: VT, VP"),
        sections=(Section(id="s", number="I", heading="NHIỆM VỤ", paragraphs=("Chi tiết tại Phụ lục kèm theo./.",)),),
        appendices=(
            Appendix(id="p", title="DANH MỤC", layout=LAYOUT, areas=(Area(id="a", title="I", items=(task,)),)),
        ),
    )
    return replace(plan, **changes)  # type: ignore[arg-type]


def found(plan: Plan) -> Mapping[str, Finding]:
    """The findings by their rules; none may appear twice in these small plans."""
    findings = preflight(plan)
    rules = {one.rule: one for one in findings}
    assert len(rules) == len(findings)
    return rules


def only(plan: Plan) -> Finding:
    """The one finding of a plan."""
    (finding,) = preflight(plan)
    return finding


def appendix(**changes: object) -> Plan:
    """The sound plan with a change in its appendix."""
    return sound(appendices=(replace(sound().appendices[0], **changes),))  # type: ignore[arg-type]


def several(count: int, text: str, **changes: object) -> Plan:
    """The sound plan with so many appendices and a text that speaks of them."""
    one = sound().appendices[0]
    section = replace(sound().sections[0], paragraphs=(text + "./.",))
    many = tuple(replace(one, id=f"p{n}") for n in range(1, count + 1))
    return sound(appendices=many, sections=(section,), **changes)


def test_nothing_is_found_in_a_sound_plan() -> None:
    assert preflight(sound()) == ()
    sample = resource_path("samples", "ke-hoach-2027.json").read_text(encoding="utf-8")
    assert preflight(load_plan(sample)) == ()


@pytest.mark.parametrize(
    ("changes", "rule", "severity", "field"),
    [
        ({"agency": " "}, "agency-missing", Severity.WARNING, "agency"),
        ({"parent_agency": ""}, "parent_agency-missing", Severity.HINT, "parent_agency"),
        ({"symbol": ""}, "symbol-missing", Severity.WARNING, "symbol"),
        ({"symbol": "KH - SXD"}, "symbol-spaces", Severity.HINT, "symbol"),
        ({"place": ""}, "place-missing", Severity.WARNING, "place"),
        ({"title": ""}, "title-missing", Severity.WARNING, "title"),
        ({"number": ""}, "number-missing", Severity.WARNING, "number"),
        ({"issued": ""}, "date-missing", Severity.WARNING, "issued"),
        ({"issued": "2026-12"}, "date-missing", Severity.WARNING, "issued"),
        ({"issued": "2026-02-30"}, "date-missing", Severity.WARNING, "issued"),
        ({"signer": Signer("", "", "A")}, "position-missing", Severity.WARNING, "signer.position"),
        ({"signer": Signer("", "GIÁM ĐỐC", "")}, "signer-missing", Severity.WARNING, "signer.name"),
        ({"recipients": (" ",)}, "recipients-missing", Severity.WARNING, "recipients"),
        ({"recipients": ("UBND tỉnh", "Lưu: VT")}, "recipient-snv", Severity.HINT, "recipients"),
        ({"recipients": ("Sở: Nội vụ; Tư pháp",)}, "recipient-file", Severity.HINT, "recipients"),
        ({"symbol": "KH-S…"}, "blank", Severity.WARNING, "symbol"),
    ],
)
def test_blanks_around_the_text(changes: dict[str, object], rule: str, severity: Severity, field: str) -> None:
    finding = only(sound(**changes))
    assert (finding.rule, finding.severity) == (rule, severity)
    assert finding.address == Address("plan", "plan", field)
    assert finding.message.endswith(".")
    assert finding.where


def test_electronic_documents_need_neither_number_nor_date() -> None:
    assert preflight(sound(number="", issued="", page=PageSettings(electronic=True))) == ()
    assert "văn bản điện tử" in found(sound(number=""))["number-missing"].message


def test_the_own_agency_need_not_be_among_the_recipients() -> None:
    assert preflight(sound(agency="Sở Nội vụ", recipients=("UBND tỉnh", "Lưu: VT"))) == ()


@pytest.mark.parametrize(
    ("caption", "electronic", "rule"),
    [
        ("(Kèm theo Kế hoạch số 12/KH-SXD ngày 18 tháng 12 năm 2026 của Sở Xây dựng)", False, ""),
        ("(Kèm theo Kế hoạch số 12/KH-SXD ngày 18 tháng 12 năm 2026 của Sở Xây dựng)", True, "caption-filled"),
        ("(Kèm theo Kế hoạch số    /KH-SXD ngày    tháng    năm 2026)", False, "caption-open"),
        ("(Kèm theo Kế hoạch số    /KH-SXD ngày    tháng    năm 2026)", True, ""),
        ("(Kèm theo Kế hoạch số: …/KH-SXD ngày 18/12/2026)", False, "caption-open"),
        ("(Kèm theo Kế hoạch số 12/KH-SXD ngày /12/2026)", False, "caption-open"),
        ("(Kèm theo Kế hoạch số KH-SNV ngày 18 tháng 12 năm 2026)", False, "caption-open"),
        ("(Kèm theo Kế hoạch số 21/KH-SXD ngày 18 tháng 12 năm 2026)", False, "caption-number"),
        ("(Kèm theo Kế hoạch này)", False, ""),
        ("", False, ""),
    ],
)
def test_captions_against_the_mode_of_the_paper(caption: str, electronic: bool, rule: str) -> None:
    plan = replace(appendix(caption=caption), page=PageSettings(electronic=electronic))
    assert [one.rule for one in preflight(plan)] == ([rule] if rule else [])
    for finding in preflight(plan):
        assert finding.address == Address("appendix", "p", "caption")


def test_one_number_written_with_and_without_zero_is_the_same() -> None:
    caption = "(Kèm theo Kế hoạch số 05/KH-SXD ngày 18 tháng 12 năm 2026)"
    assert preflight(replace(appendix(caption=caption), number="5")) == ()


def test_the_end_of_the_text() -> None:
    section = replace(sound().sections[0], paragraphs=("Chi tiết tại Phụ lục.", "Hết."))
    finding = only(sound(sections=(section,)))
    assert finding.rule == "end-mark"
    assert finding.address == Address("section", "s", "paragraphs")


def test_a_plan_without_text() -> None:
    assert only(sound(sections=())).rule == "text-missing"
    assert found(Plan())["nothing"].severity is Severity.ERROR
    assert preflight(Plan())[0].rule == "nothing"


@pytest.mark.parametrize(
    ("count", "text", "rules"),
    [
        (0, "Chi tiết tại Phụ lục kèm theo", ["appendix-none"]),
        (0, "Không có gì kèm theo", []),
        (0, "Thực hiện theo Phụ lục ban hành kèm theo Quyết định số 282/QĐ-TTg", []),
        (1, "Không có gì kèm theo", ["appendix-unnamed"]),
        (1, "Như PHỤ LỤC đính kèm", []),
        (1, "Như Phụ lục I", []),
        (1, "Như Phụ lục 2", ["appendix-beyond"]),
        (1, "Theo Phụ lục của Nghị định số 30/2020/NĐ-CP", ["appendix-unnamed"]),
        (2, "Tại các phụ lục kèm theo", []),
        (2, "Tại Phụ lục I và Phụ lục II", []),
        (2, "Tại Phụ lục I, II", []),
        (2, "Tại Phụ lục số 1", ["appendix-unnamed"]),
        (3, "Tại Phụ lục I đến III", []),
        (3, "Tại Phụ lục I-III", []),
        (3, "Tại Phụ lục I; Phụ lục III", ["appendix-unnamed"]),
        (2, "Tại Phụ lục I, II và IV", ["appendix-beyond"]),
        (2, "Phụ lục Vĩnh viễn", []),
    ],
)
def test_text_and_appendices_know_of_each_other(count: int, text: str, rules: list[str]) -> None:
    assert [one.rule for one in preflight(several(count, text))] == rules


def test_a_missing_pointer_names_the_appendix_and_leads_there() -> None:
    finding = only(several(3, "Tại Phụ lục I; Phụ lục III"))
    assert "Phụ lục II." in finding.message
    assert finding.address == Address("appendix", "p2", "title")


def test_unnumbered_appendices_need_no_number_in_the_text() -> None:
    unnumbered = PageSettings(appendix_numbers=AppendixNumbers.NONE)
    assert preflight(several(2, "Tại Phụ lục 1", page=unnumbered)) == ()


def test_appendices_without_title_tasks_or_columns() -> None:
    assert only(appendix(title=" ")).rule == "appendix-title"
    assert only(appendix(areas=())).rule == "appendix-empty"
    hidden = replace(LAYOUT, columns=tuple(replace(column, hidden=True) for column in LAYOUT.columns))
    finding = only(appendix(layout=hidden))
    assert (finding.rule, finding.severity) == ("columns-missing", Severity.ERROR)


def test_empty_cells_are_counted_by_column() -> None:
    tasks = (
        Task(
            id="t1", title="Một", lines=(Line(id="l1", lead="A", deadline="Quý I"), line("l2", lead="", deadline="Q"))
        ),
        Task(id="t2", title="Hai", lines=(Line(id="l3", merged=frozenset({"lead"}), deadline="Quý I"),)),
        Task(id="t3", title="Ba", lines=(Line(id="l4", reference="Thực hiện theo Quyết định số 1"),)),
        Task(id="t4", title="Bốn", lines=(Line(id="l5", lead=" \n", deadline="Quý I", partners="B"),)),
    )
    rules = found(appendix(areas=(Area(items=tasks),)))
    assert list(rules) == ["empty-lead", "empty-partners"]
    lead, partners = rules.values()
    assert (lead.severity, lead.count, lead.address) == (Severity.WARNING, 2, Address("line", "l2", "lead"))
    assert "“Cơ quan chủ trì” còn 2 ô" in lead.message
    assert (partners.severity, partners.count) == (Severity.HINT, 3)


def test_a_column_without_any_text_may_be_hidden() -> None:
    tasks = (Task(title="Một", lines=(Line(lead="A", deadline="Quý I"),)),)
    assert "trống cả 1 ô" in only(appendix(areas=(Area(items=tasks),))).message
    columns = tuple(replace(one, hidden=one.field == "partners") for one in LAYOUT.columns)
    assert preflight(appendix(areas=(Area(items=tasks),), layout=replace(LAYOUT, columns=columns))) == ()


def test_rows_without_a_name() -> None:
    nameless = Group(id="g", items=(replace(sound().appendices[0].areas[0].items[0], title=" "),))  # type: ignore[arg-type]
    finding = only(appendix(areas=(Area(title="I", items=(nameless,)),)))
    assert (finding.rule, finding.count, finding.address) == ("title-empty", 2, Address("group", "g", "title"))


def test_the_written_total_is_the_number_of_tasks() -> None:
    assert preflight(appendix(closing="Tổng cộng: 1 nhiệm vụ")) == ()
    finding = only(appendix(closing="Tổng cộng: 7 nhiệm vụ"))
    assert finding.rule == "total"
    assert "7 nhiệm vụ" in finding.message


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Kế hoạch số …/KH-UBND", True),
        ("ít nhất …% hồ sơ", True),
        ("ít nhất ...% hồ sơ", True),
        ("của Sở …", True),
        ("ông .......... ký", True),
        ("họ tên ______", True),
        ("…", True),
        ("tuyên truyền, phổ biến, ...", False),
        ("chia sẻ dữ liệu...", False),
        ("Luật Viên chức, ... bảo đảm", False),
        ("trẻ em...);", False),
        ("v.v…", False),
        ("a_b __ c", False),
    ],
)
def test_places_left_open(text: str, open_: bool) -> None:
    task = Task(id="t", title=text, lines=sound().appendices[0].areas[0].items[0].lines)  # type: ignore[union-attr]
    findings = preflight(appendix(areas=(Area(items=(task,)),)))
    assert [one.rule for one in findings] == (["blank"] if open_ else [])
    if open_:
        assert findings[0].address == Address("task", "t", "title")


def test_remarks_of_the_import_are_told() -> None:
    finding = only(sound(remarks=(Remark(message="Một"), Remark(message="Hai"))))
    assert (finding.rule, finding.count, finding.severity) == ("remarks", 2, Severity.HINT)


def test_the_gravest_come_first() -> None:
    order = [Severity.ERROR, Severity.WARNING, Severity.HINT]
    severities = [order.index(one.severity) for one in preflight(Plan())]
    assert severities == sorted(severities)
    assert len(set(severities)) == 3


def test_a_large_plan_is_told_in_few_findings() -> None:
    assert len(preflight(big_plan(3000))) < 20


@needs_reference_plans
@pytest.mark.parametrize("slug", SLUGS)
def test_real_plans_lack_number_and_date_at_most(slug: str) -> None:
    """What an import could not place aside, these plans were complete but for the number, which came by hand."""
    rules = {one.rule for one in preflight(read_plan(reference_plan(slug, "docx")).plan)}
    assert rules <= {"number-missing", "date-missing", "caption-open", "remarks"}


def test_files_too_heavy_for_a_mailbox() -> None:
    light = [MadeFile("a.pdf", MAIL_LIMIT // 2)]
    assert list(made_findings(light, mailed=True)) == []
    heavy = [MadeFile("a.pdf", MAIL_LIMIT * 4 // 5)]
    assert list(made_findings(heavy, mailed=False)) == []
    (finding,) = made_findings(heavy, mailed=True)
    assert "21,9 MB" in finding.message
    assert [one.rule for one in made_findings([MadeFile("a" * 219, 1)], mailed=True)] == ["path"]


def test_sizes_are_written_as_people_do() -> None:
    assert [size_words(size) for size in (5, 1_499, 999_400, 1_250_000)] == ["5 byte", "1 KB", "999 KB", "1,2 MB"]
