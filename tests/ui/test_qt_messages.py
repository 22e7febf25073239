"""What Qt says goes to the log, not to the console."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType

from ui.qt_messages import _take


def test_warnings_are_logged_and_chatter_is_not(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    _take(QtMsgType.QtWarningMsg, QMessageLogContext(), "một cảnh báo")
    _take(QtMsgType.QtDebugMsg, QMessageLogContext(), "không đáng kể")
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "một cảnh báo" in caplog.text


def test_the_console_stays_quiet(tmp_path: Path) -> None:
    code = """
from models.folders import start_log
start_log()
from ui.app import make_app
app = make_app()
from PySide6.QtCore import qWarning
qWarning("chỉ vào nhật ký")
"""
    root = Path(__file__).resolve().parents[2]
    names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA")
    env = os.environ | dict.fromkeys(names, str(tmp_path)) | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], cwd=root, env=env, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    logs = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("cchc.log")]
    assert "chỉ vào nhật ký" in "".join(logs)
