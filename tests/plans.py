"""Plans for tests: a small one with every kind of node, and one of any size."""

from __future__ import annotations

from models.layout import built_in_layout
from models.plan import (
    Appendix,
    Area,
    Group,
    Line,
    Objective,
    Period,
    Plan,
    Remark,
    Section,
    Signer,
    Task,
)
from models.registers import CheckSettings, CitedDocument, Unit


def small_plan() -> Plan:
    """A plan with two appendices, groups, objectives, a reference, merged cells, custom columns and sections."""
    first = Area(
        id="a1",
        title="CẢI CÁCH THỂ CHẾ",
        source_number="I",
        items=(
            Task(id="t1", title="Rà soát văn bản", source_number="1", lines=(line("l1", product="Báo cáo"),)),
            Task(
                id="t2",
                title="Ban hành kế hoạch",
                lines=(
                    line("l2", lead="Văn phòng", deadline="Quý I"),
                    line("l3", lead="Văn phòng", deadline="Quý II", merged=frozenset({"lead"})),
                ),
            ),
            Task(id="t3", title="Theo dõi", lines=(line("l4", lead="Văn phòng", merged=frozenset({"lead"})),)),
            Task(id="t4", title="Chương trình", lines=(Line(id="l5", reference="Thực hiện theo Quyết định số 1"),)),
        ),
    )
    second = Area(
        id="a2",
        title="CẢI CÁCH THỦ TỤC",
        items=(
            Group(
                id="g1",
                title="Một cửa",
                items=(
                    Task(id="t5", title="Niêm yết", lines=(line("l6", extra={"k": "Riêng"}),)),
                    Objective(id="o1", title="Trong nhóm", items=(Task(id="t6", title="Đo", lines=(line("l7"),)),)),
                ),
            ),
            Objective(
                id="o2",
                title="Mức độ 4",
                items=(
                    Task(id="t7", title="Tích hợp", lines=(line("l8", product="Dịch vụ"),)),
                    Task(
                        id="t8",
                        title="Kết nối",
                        lines=(line("l9", product="Dịch vụ", merged=frozenset({"product"})),),
                    ),
                ),
            ),
        ),
    )
    appendices = (
        Appendix(id="p1", title="NHIỆM VỤ", layout=built_in_layout("objectives"), areas=(first, second)),
        Appendix(
            id="p2",
            title="DANH MỤC",
            label="",
            caption="(Kèm theo)",
            closing="Ghi chú.",
            layout=built_in_layout("list"),
            areas=(Area(id="a3", items=(Task(id="t9", title="Một việc", lines=(line("l10"),)),)),),
        ),
    )
    sections = (
        Section(
            id="s1",
            number="I",
            heading="MỤC ĐÍCH",
            paragraphs=("Một.", "Hai."),
            sections=(Section(id="s2", number="1", paragraphs=("Ba.",)),),
        ),
        Section(id="s3", number="II", heading="TỔ CHỨC"),
    )
    return Plan(
        id="plan",
        title="Kế hoạch cải cách hành chính năm 2027",
        agency="SỞ MẪU",
        parent_agency="UBND TỈNH MẪU",
        place="Mẫu",
        number="12",
        symbol="KH-SM",
        issued="2026-12",
        period=Period(2027, 2027, None),
        signer=Signer("", "GIÁM ĐỐC", "Nguyễn Văn A"),
        legal_bases=("Căn cứ một;", "Căn cứ hai;"),
        recipients=("Như trên;", "Lưu: VT."),
        sections=sections,
        appendices=appendices,
        remarks=(Remark(id="r1", message="Không rõ cột", text="Ô lạ", place="Bảng 1"), Remark(id="r2", message="Hai")),
        entries=(
            Unit(id="u1", name="Văn phòng Sở", short="Văn phòng", variants=("Văn Phòng sở", "VP Sở")),
            CitedDocument(id="u2", kind="Nghị quyết", number="76/NQ-CP", date="2021-07-15", issuer="Chính phủ"),
        ),
        checks=CheckSettings(rules_off=frozenset({"double-word"})),
    )


def line(id_: str, **values: object) -> Line:
    """A line with an activity and what else is given."""
    return Line(**({"id": id_, "activity": f"Hoạt động {id_}"} | values))  # type: ignore[arg-type]


def big_plan(lines: int) -> Plan:
    """A plan of just so many lines in one appendix with 10 areas; ids tell the place ("l0" is the first line)."""
    areas = []
    for number in range(10):
        tasks = tuple(
            Task(
                id=f"t{index}",
                title=f"Nhiệm vụ {index}",
                lines=(Line(id=f"l{index}", activity=f"Hoạt động {index}", lead="Phòng", deadline="Quý I"),),
            )
            for index in range(number * lines // 10, (number + 1) * lines // 10)
        )
        areas.append(Area(id=f"a{number}", title=f"Lĩnh vực {number}", items=tasks))
    appendix = Appendix(id="p1", title="NHIỆM VỤ", layout=built_in_layout("product-first"), areas=tuple(areas))
    return Plan(id="plan", title="Kế hoạch lớn", appendices=(appendix,))
