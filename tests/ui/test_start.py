"""What the window leaves for later, so that it stands on the screen sooner."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_PROGRAM = """
import json, linecache, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from ui.app import make_app
from ui.main_window import MainWindow
from ui.prefs import PrefStore
from pathlib import Path
app = make_app()
window = MainWindow(PrefStore(Path(sys.argv[1]) / "prefs.json"))
window.show()
app.processEvents()
print(json.dumps([sorted(sys.modules), sorted(name for name in linecache.cache if os.sep + "models" in name)]))
os._exit(0)
"""


def started(folder: Path) -> tuple[list[str], list[str]]:
    """The modules of a program whose window has just been painted, and the sources that were read for it."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    modules, sources = json.loads(done.stdout.splitlines()[-1])
    return modules, sources


def test_what_is_not_shown_yet_is_not_imported(tmp_path: Path) -> None:
    modules, sources = started(tmp_path)
    assert "ui.workspace" in modules
    later = ("exports.pdf", "exports.xlsx", "exports.docx", "imports.open_any", "sqlite_utils", "ui.preview.pane")
    later += ("ui.send", "models.sending.preflight", "ui.page_setup.dialog", "logging.handlers", "html.entities")
    assert [name for name in modules if name.startswith(later)] == []
    # PySide would read the source of every module to look for a feature that is not used.
    assert sources == []
