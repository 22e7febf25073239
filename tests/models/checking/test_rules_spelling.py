"""Rules about spelling, as the check runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from imports.open_any import read_plan
from models.checking.checker import check
from models.checking.finding import Finding, Severity
from models.checking.rules.spelling import RULES
from models.checking.rules.text import RULES as TEXT_RULES
from models.checking.rules.usage import RULES as USAGE_RULES
from models.layout import built_in_layout
from models.plan import Appendix, Area, Line, Plan, Signer, Task
from models.plan_json import load_plan
from models.registers import CheckSettings
from models.resources import resource_path
from tests.reference import reference_plan

LAYOUT = built_in_layout("product-first")


def plan_of(title: str, **values: object) -> Plan:
    """A plan with one task."""
    areas = (Area(title="Thể chế", items=(Task(title=title, lines=(Line(),)),)),)
    return Plan(appendices=(Appendix(layout=LAYOUT, areas=areas),), **values)  # type: ignore[arg-type]


def found(plan: Plan) -> list[Finding]:
    """All findings about spelling."""
    return list(check(plan, RULES))


@pytest.mark.parametrize(
    ("text", "rule", "excerpt", "put"),
    [
        ("Kiểm tra đươc tiến hành", "spelling-syllable", "đươc", "được"),
        ("Tổ chức cho các đơn vi", "spelling-word", "đơn vi", "đơn vị"),
        ("Nâng cao hiệu của công việc", "spelling-half", "hiệu", None),
    ],
)
def test_slips(text: str, rule: str, excerpt: str, put: str | None) -> None:
    (one,) = found(plan_of(text))
    assert (one.rule, one.severity, one.excerpt, one.spots[0].put) == (rule, Severity.HINT, excerpt, put)
    assert excerpt in one.message
    assert "{" not in one.message


def test_words_that_the_officer_knows() -> None:
    text = "Xây dựng quy ước buôn Krôngg và đơn vi"
    assert len(found(plan_of(text))) == 1
    assert found(plan_of(text, checks=CheckSettings(words=frozenset({"đơn vi"})))) == []


def test_names_are_no_words() -> None:
    assert found(plan_of("Rà soát", place="Đươc", number="hiệu", signer=Signer("", "Giám đốc", "Đốc hiệu"))) == []


SAMPLES = [resource_path("samples", "ke-hoach-2027.json"), *sorted(resource_path("starters").glob("*.json"))]


@pytest.mark.parametrize("path", [path for path in SAMPLES if path.stem != "index"], ids=lambda path: path.stem)
def test_our_own_plans_have_no_slips(path: Path) -> None:
    assert check(load_plan(path.read_text(encoding="utf-8")), (*RULES, *TEXT_RULES, *USAGE_RULES)) == ()


@pytest.mark.parametrize(
    ("slug", "most", "words"),
    [
        ("quang-tri-sldtbxh-2024", 6, ("đơn vi", "CÁI CÁCH", "đơn đốc")),
        ("gia-lai-sgddt-2021-2025", 7, ("chuyên đổi", "Niên yết", "nghiệp")),
        ("quang-ngai-snv-2021-2025", 5, ("Chi số", "lắng ý kiến", "những nhiều")),
        ("binh-dinh-snv-2021-2025", 7, ("GIẢI ĐOẠN", "quy chế tiêu nội bộ", "Kế")),
    ],
)
def test_real_plans(slug: str, most: int, words: tuple[str, ...]) -> None:
    plan = read_plan(reference_plan(slug, "docx")).plan
    said = [one.excerpt for one in found(plan)]
    assert set(words) <= set(said)
    assert len(said) <= most
