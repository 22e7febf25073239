"""A fresh install gets just the versions that were tested: everything that comes along is pinned too."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pins() -> dict[str, str]:
    """Name -> version of every pinned package, direct or not."""
    wanted = list(PROJECT["project"]["dependencies"]) + list(PROJECT["tool"]["uv"]["constraint-dependencies"])
    for group in PROJECT["dependency-groups"].values():
        wanted += group
    return {canonicalize_name(name): version for name, version in (line.split("==") for line in wanted)}


def installed_with(names: list[str]) -> set[str]:
    """The packages that these bring along on this machine, themselves included."""
    found: set[str] = set()
    todo = [canonicalize_name(name) for name in names]
    while todo:
        name = todo.pop()
        if name in found:
            continue
        found.add(name)
        for line in metadata.requires(name) or []:
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                todo.append(canonicalize_name(requirement.name))
    return found


def direct(lines: list[str]) -> list[str]:
    """The names of pinned requirements."""
    return [line.split("==")[0] for line in lines]


def test_what_is_installed_is_what_is_pinned() -> None:
    wanted = pins()
    names = installed_with(direct(PROJECT["project"]["dependencies"]) + direct(PROJECT["dependency-groups"]["test"]))
    loose = {name: metadata.version(name) for name in names if wanted.get(name) != metadata.version(name)}
    assert not loose, f"not pinned, or another version is installed: {loose}"


def test_one_package_has_one_pin() -> None:
    seen: dict[str, str] = {}
    lines = [*PROJECT["project"]["dependencies"], *PROJECT["tool"]["uv"]["constraint-dependencies"]]
    for group in PROJECT["dependency-groups"].values():
        lines += group
    for line in lines:
        name, version = re.split("==", line)
        assert seen.setdefault(canonicalize_name(name), version) == version, line
