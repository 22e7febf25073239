"""Made-up plans of any size, the same on every run.

make_plan: 8 areas, 9 columns, objectives of 1 to 4 tasks; texts are drawn from a few words, as long as real ones.
make_readable_plan: for the check, to which those are nothing but faults: sentences that officers might have written.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Objective, Period, Plan, Task
from models.plan_json import load_plan
from models.resources import resource_path

AREAS = (
    "CẢI CÁCH THỂ CHẾ",
    "CẢI CÁCH THỦ TỤC HÀNH CHÍNH",
    "CẢI CÁCH TỔ CHỨC BỘ MÁY HÀNH CHÍNH NHÀ NƯỚC",
    "CẢI CÁCH CHẾ ĐỘ CÔNG VỤ",
    "CẢI CÁCH TÀI CHÍNH CÔNG",
    "XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN ĐIỆN TỬ, CHÍNH QUYỀN SỐ",
    "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
    "NÂNG CAO CÁC CHỈ SỐ PAR INDEX, SIPAS, PAPI",
)
_WORDS = """
    rà soát xây dựng kế hoạch triển khai thực hiện nhiệm vụ cải cách hành chính của cơ quan đơn vị thuộc Sở quy định
    thủ tục giải quyết hồ sơ trực tuyến một cửa liên thông công chức viên chức đào tạo bồi dưỡng kiểm tra đánh giá
    báo cáo kết quả văn bản quy phạm pháp luật số hóa dữ liệu chia sẻ kết nối nền tảng người dân doanh nghiệp mức độ
    hài lòng tiết kiệm minh bạch tài sản ngân sách tự chủ biên chế vị trí việc làm tinh gọn phối hợp chủ trì tham mưu
""".split()  # noqa: SIM905
_LEADS = ("Văn phòng Sở", "Phòng Kế hoạch và Tài chính", "Phòng Tổ chức cán bộ", "Thanh tra Sở", "Các phòng, đơn vị")
_PARTNERS = ("Các phòng, đơn vị thuộc Sở", "Các phòng, đơn vị liên quan", "Văn phòng Sở", "UBND cấp xã")
_DEADLINES = ("Thường xuyên", "Quý I/2027", "Quý IV/2027", "Trước ngày 15/11/2027", "Tháng 6/2027")


def make_plan(lines: int) -> Plan:
    """A plan of `lines` task lines, about 457 letters each, in the layout "objectives" (9 columns)."""
    draw = random.Random(lines)
    areas: list[Area] = []
    left = lines
    for place, title in enumerate(AREAS):
        share = left // (len(AREAS) - place)
        left -= share
        areas.append(Area(title=title, items=tuple(_objectives(draw, share)), id=f"a{place}"))
    appendix = Appendix(
        title="NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2027", layout=built_in_layout("objectives"), areas=tuple(areas), id="x"
    )
    return Plan(
        title="Cải cách hành chính năm 2027",
        agency="Sở Mẫu",
        symbol="KH-SM",
        period=Period(2027, 2027),
        appendices=(appendix,),
        id=f"plan-{lines}",
    )


def _objectives(draw: random.Random, lines: int) -> list[Objective]:
    out: list[Objective] = []
    while lines > 0:
        count = min(lines, draw.choice((1, 1, 1, 2, 2, 3, 4)))
        lines -= count
        tasks = tuple(_task(draw) for _ in range(count))
        out.append(Objective(title=_text(draw, 90), items=tasks))
    return out


def _task(draw: random.Random) -> Task:
    line = Line(
        activity=_text(draw, 130),
        product="- " + _text(draw, 48) + "\n- " + _text(draw, 36),
        lead=draw.choice(_LEADS),
        partners=draw.choice(_PARTNERS),
        deadline=draw.choice(_DEADLINES),
        funding="Thường xuyên",
    )
    return Task(title=_text(draw, 134), lines=(line,))


def _text(draw: random.Random, letters: int) -> str:
    text = " ".join(draw.choices(_WORDS, k=letters // 4))
    cut = text.rfind(" ", 0, letters)
    text = text[: cut if cut > 0 else letters]
    return text[0].upper() + text[1:]


# What tells the tasks of a large plan apart: places, times, numbers.
_TAILS = (
    " tại {n} xã, phường được chọn",
    ", đợt {n} trong năm",
    " cho {n} công chức, viên chức",
    " theo danh mục số {n} của Sở",
    "; hoàn thành {n} hồ sơ",
    " ở địa bàn số {n}",
)
# So often two sentences are one title, so that a line has about 200 letters, as in real plans.
_JOINED_EVERY = 3
# Faults that people make, one in every so many lines.
_FAULT_EVERY = 25
_FAULTS: tuple[Callable[[Task], Task], ...] = (
    lambda task: replace(task, title=task.title.replace(" ", "  ", 1)),
    lambda task: replace(task, title=f"{task.title} theo thủ tuc hành chính"),
    lambda task: replace(task, title=f"{task.title} của của Sở"),
    lambda task: replace(task, title=f"{task.title} (năm 2019"),
    lambda task: replace(task, lines=(replace(task.lines[0], lead=""),)),
    lambda task: replace(task, lines=(replace(task.lines[0], partners=task.lines[0].lead),)),
    lambda task: replace(task, lines=(replace(task.lines[0], deadline="Ngày 31/6/2027"),)),
)


def make_readable_plan(lines: int) -> Plan:
    """A plan of `lines` tasks of one line: the sentences of the sample plan, some joined, all continued so that hardly
    any text is there twice, units and times as in the sample; one line in 25 has a fault.
    """
    sample = load_plan(resource_path("samples", "ke-hoach-2027.json").read_text(encoding="utf-8"))
    draw = random.Random(lines)
    first = sample.appendices[0]
    models = [task for task in first.tasks() if not task.lines[0].reference]
    areas: list[Area] = []
    for place, area in enumerate(first.areas):
        begin, end = (lines * at // len(first.areas) for at in (place, place + 1))
        tasks = tuple(_readable_task(draw, models, number) for number in range(begin, end))
        areas.append(replace(area, id=f"a{place}", items=tasks))
    return replace(sample, id=f"readable-{lines}", appendices=(replace(first, id="x", areas=tuple(areas)),))


def _readable_task(draw: random.Random, models: list[Task], number: int) -> Task:
    one, other = draw.choice(models), draw.choice(models)
    clause = other.title.split(";")[0]
    more = f"; {clause[0].lower()}{clause[1:]}" if number % _JOINED_EVERY == 0 else ""
    title = f"{one.title}{more}{draw.choice(_TAILS).format(n=number + 2)}"
    line = one.lines[0]
    product = f"{line.product}{draw.choice(_TAILS[1:4]).format(n=number + 2)}"
    task = Task(
        title=title, lines=(replace(line, id=f"l{number}", product=product, merged=frozenset()),), id=f"t{number}"
    )
    return _FAULTS[number // _FAULT_EVERY % len(_FAULTS)](task) if number % _FAULT_EVERY == 7 else task
