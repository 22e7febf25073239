"""The five real plans kept beside the checkout; tests that need them skip with a reason in a clone without them."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
FOLDER = SHARED / "reference-plans"
SLUGS = (
    "binh-dinh-snv-2021-2025",
    "gia-lai-sgddt-2021-2025",
    "quang-ngai-snv-2021-2025",
    "quang-ngai-vp-ubnd-2021",
    "quang-tri-sldtbxh-2024",
)
TABLE_SLUGS = tuple(slug for slug in SLUGS if slug != "quang-ngai-vp-ubnd-2021")

needs_reference_plans = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the reference plans are not beside this checkout (../shared/reference-plans)"
)


def reference_plan(slug: str, suffix: str) -> Path:
    """The file of one reference plan; skips the test where it is absent."""
    path = FOLDER / f"{slug}.{suffix}"
    if not path.is_file():
        pytest.skip(f"the reference plan {path.name} is not beside this checkout")
    return path


def compare_plan() -> ModuleType:
    """The program that compares two plans, as a module; skips the test where it is absent."""
    path = SHARED / "checks" / "compare_plan.py"
    if not path.is_file():
        pytest.skip("checks/compare_plan.py is not beside this checkout")
    spec = importlib.util.spec_from_file_location("compare_plan", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def differences(expected: dict[str, object], actual: dict[str, object], what: str) -> list[str]:
    """Where two plans in cchc-plan/1 differ, by the comparing program's own rules."""
    module = compare_plan()
    left, right = module.values(expected, what), module.values(actual, what)
    places = dict.fromkeys([*left, *right])
    return [f"{p}: {left.get(p)!r} != {right.get(p)!r}" for p in places if left.get(p, "") != right.get(p, "")]
