"""The errors and warnings of the five real plans, as a strict reader would have them: no more and no fewer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from imports.open_any import read_plan
from models.checking.checker import Checker, rows_of
from models.checking.finding import Severity
from models.checking.report import Report
from models.plan import Plan
from models.sending.finding import appendix_name
from tests.reference import needs_reference_plans, reference_plan

# Places are "appendix.area.item", "§section" or the field of the letterhead; each has been read in the plan.
_ERRORS = {
    "binh-dinh-snv-2021-2025": [("unit-both-sides", "1.IV.3")],
    "gia-lai-sgddt-2021-2025": [],
    "quang-ngai-snv-2021-2025": [("section-numbers", "§III")],
    "quang-ngai-vp-ubnd-2021": [],
    "quang-tri-sldtbxh-2024": [("citation-dates", "legal_bases"), ("source-numbers", "1.VI.2")],
}
_WARNINGS = {
    "binh-dinh-snv-2021-2025": [
        ("symbol-slash", "1"),
        ("appendix-label", "1"),
        ("unit-only-many", "1.II.2"),
        ("unit-only-many", "1.III.2"),
        ("unit-only-many", "1.IV.1"),
        ("unit-only-many", "1.IV.3"),
        ("symbol-slash", "2"),
        ("appendix-label", "2"),
        ("task-in-two-appendices", "2.I.3"),
        ("task-in-two-appendices", "2.I.5"),
    ],
    "gia-lai-sgddt-2021-2025": [
        ("citation-replaced", "§III.1.a"),
        ("citation-replaced", "§III.1.a"),
        ("citation-replaced", "§III.1.a"),
        ("appendix-label", "1"),
        ("deadline-disagrees", "1.II.02"),
        ("deadline-target", "1.II.05"),
        ("citation-year", "1.V.3"),
    ],
    "quang-ngai-snv-2021-2025": [
        ("citation-issuers", "§I.2"),
        ("unit-only-many", "1.II.2"),
        ("unit-only-many", "1.II.3"),
    ],
    "quang-ngai-vp-ubnd-2021": [("unit-only-many", "1.1.c"), ("lead-from-partners", "1.2.đ")],
    "quang-tri-sldtbxh-2024": [
        ("unit-only-many", "1.I.1"),
        ("unit-only-many", "1.II.2"),
        ("unit-only-many", "1.II.6"),
        ("unit-only-many", "1.VI.5"),
        ("unit-only-many", "1.VI.6"),
        ("unit-only-many", "1.VII.3"),
    ],
}
# Hints come and go with the words that the rules know; what is told must stay readable.
_MOST_HINTS = 45


def _place(plan: Plan, place: Mapping[str, Any]) -> str:
    if "section" in place:
        return f"§{place['section']}"
    if "appendix" not in place:
        return str(place["field"])
    names = [appendix_name(plan, one) for one in plan.appendices]
    parts = [str(names.index(place["appendix"]) + 1), place.get("area", "").split(".")[0], place.get("item", "")]
    return ".".join(part for part in parts if part)


@needs_reference_plans
@pytest.mark.parametrize("slug", _ERRORS)
def test_what_the_real_plans_are_told(slug: str) -> None:
    plan = read_plan(reference_plan(slug, "docx")).plan
    rows = rows_of(plan)
    checker = Checker(rows)
    checker.work()
    findings = checker.findings()
    told: dict[Severity, list[tuple[str, str]]] = {severity: [] for severity in Severity}
    for one, finding in zip(Report(rows).data(findings), findings, strict=True):
        told[finding.severity].append((finding.rule, _place(rows.plan, one["place"])))
    assert sorted(told[Severity.ERROR]) == sorted(_ERRORS[slug])
    assert sorted(told[Severity.WARNING]) == sorted(_WARNINGS[slug])
    assert len(told[Severity.HINT]) <= _MOST_HINTS
    assert len({(one.rule, one.message, one.spots) for one in findings}) == len(findings)
