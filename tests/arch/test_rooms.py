"""The house rules that a machine can hold: who may import whom, file length, docstrings, pins."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("models", "imports", "exports", "ui")
OWN = {*ROOMS, "main"}
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
ALL_FILES = [ROOT / "main.py", *FILES, *sorted((ROOT / "benchmarks").rglob("*.py"))]
TESTS = sorted((ROOT / "tests").rglob("*.py"))

MAY_USE = {
    "models": {"models", "sqlite3", "sqlite_utils", "babel", "platformdirs"},
    "imports": {"models", "imports", "lxml", "python_calamine", "rapidfuzz", "pypdfium2"},
    "exports": {"models", "exports", "openpyxl", "reportlab", "docx", "lxml", "pypdfium2"},
    "ui": {"models", "imports", "exports", "ui", "PySide6", "platformdirs"},
}
STANDARD_BUT_NOT_IN_UI = {"sqlite3", "zipfile"}


def top_imports(path: Path) -> Iterator[tuple[str, int]]:
    """The first part of every module that a file imports, at its top or inside a function, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name.split(".")[0], node.lineno
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0], node.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_rooms_import_only_what_they_may(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    for name, line in top_imports(path):
        standard = name in sys.stdlib_module_names and not (room == "ui" and name in STANDARD_BUT_NOT_IN_UI)
        assert standard or name in MAY_USE[room], f"{path.relative_to(ROOT)}:{line} imports {name}"


@pytest.mark.parametrize("path", [*ALL_FILES, *TESTS], ids=lambda p: str(p.relative_to(ROOT)))
def test_files_hold_one_subject(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 400, f"{path.relative_to(ROOT)} has {lines} lines"


@pytest.mark.parametrize("path", ALL_FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_public_things_are_described(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{path.relative_to(ROOT)} has no module docstring"
    missing = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}" for node in described(tree) if not ast.get_docstring(node)
    ]
    assert not missing, "\n".join(missing)


def described(tree: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Public classes and functions; methods that override Qt keep Qt's own description."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node
            yield from described(node)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            setter = any(isinstance(mark, ast.Attribute) and mark.attr == "setter" for mark in node.decorator_list)
            overrides_qt = isinstance(tree, ast.ClassDef) and re.search("[a-z][A-Z]", node.name)
            qt_short = isinstance(tree, ast.ClassDef) and node.name in {"data", "flags", "index", "paint", "parent"}
            if not (node.name.startswith("_") or setter or overrides_qt or qt_short):
                yield node


def test_the_program_starts_without_heavy_libraries() -> None:
    """The command line imports Qt, the file libraries and sqlite-utils only when they are wanted."""
    heavy = "('PySide6', 'openpyxl', 'reportlab', 'lxml', 'sqlite_utils')"
    code = f"import sys, main; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_dependencies_are_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = list(project["project"]["dependencies"])
    for group in project["dependency-groups"].values():
        wanted += group
    wanted += project["tool"]["uv"]["constraint-dependencies"]
    for requirement in wanted:
        assert re.fullmatch(r"[A-Za-z0-9_.\-]+==[0-9][0-9A-Za-z.]*( ?;.*)?", requirement), requirement
    assert "PySide6-Essentials==6.11.3" in project["project"]["dependencies"]
    assert not any("GPL" in line for line in wanted)


def test_no_registry_address_is_committed() -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if names.returncode:
        pytest.skip("not a git checkout")
    hosts = re.compile("|".join(["files.python" + "hosted", "py" + r"pi\.org", "registry\\.n" + r"pmjs"]))
    for name in names.stdout.splitlines():
        path = ROOT / name
        if path.suffix in {".py", ".toml", ".md", ".json", ".yml", ".lock", ".spec", ""} and path.is_file():
            assert not hosts.search(path.read_text(encoding="utf-8", errors="ignore")), name
            assert path.name != "uv.lock"
