"""What all tests share: the strictness of Hypothesis, and no touching of the user's own folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.qt import WITHOUT_QT

if WITHOUT_QT:
    # Everything but the window is tested all the same.
    collect_ignore = ["ui"]
else:
    # Loaded here and not by itself, because it ends the whole run where Qt's system libraries are missing.
    pytest_plugins = ["pytestqt.plugin"]

pytest.register_assert_rewrite("tests.ui.random_user")

settings.register_profile("quick", derandomize=True, max_examples=25, deadline=None, print_blob=True)
settings.register_profile(
    "long", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# No screen is needed; set before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_user_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test empty folders for the program's backups, log and preferences."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the settings of the Qt plugin also where it is not loaded."""
    if WITHOUT_QT:
        for name in ("qt_api", "qt_log_level_fail"):
            parser.addini(name, "used by pytest-qt")


def pytest_report_header() -> str:
    """Say why the window is not tested."""
    return f"ui: {WITHOUT_QT}" if WITHOUT_QT else "ui: Qt is there"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the torture runs out unless they are asked for with -m slow."""
    if config.getoption("-m"):
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="slow; run with -m slow"))
