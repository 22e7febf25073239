"""Preferences of the program on this computer; options of a plan live in its own file."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from platformdirs import user_documents_path

from models.folders import config_folder

_MOST_RECENT = 10
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Prefs:
    """What the program remembers between two starts; geometry is base64 text.

    `zoom` None fits the width, `show_details` None shows the panel where the screen is wide enough; `show_marks` marks
    what the check found in table and text; `sending` holds
    the choices for sending (models/sending/choices.py), `export_whole` whether the text goes with the appendices,
    `places` the value (table, id, field) at which each plan was left; `look` is one of ui.theme.THEMES, "" follows
    the computer; `dialogs` the size in which each dialog was left; `house_style` the switches of the normaliser.
    """

    recent: tuple[str, ...] = ()
    folder: str = ""
    zoom: float | None = None
    show_details: bool | None = None
    show_heading: bool = True
    show_marks: bool = True
    suggestions: bool = True
    geometry: str = ""
    columns: tuple[int, ...] = ()
    export_whole: bool = True
    sending: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, Any] = field(default_factory=dict)
    look: str = ""
    dialogs: Mapping[str, Any] = field(default_factory=dict)
    house_style: Mapping[str, Any] = field(default_factory=dict)


class PrefStore:
    """Reads and writes the preferences; a file that is lost or damaged gives the defaults."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or config_folder() / "prefs.json"
        self.now = self._read()

    def change(self, **values: Any) -> None:
        """Set some preferences and write them; a disk that refuses is logged, nothing more."""
        self.now = replace(self.now, **values)
        text = json.dumps(asdict(self.now), ensure_ascii=False, indent=1)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            beside.write_text(text, encoding="utf-8")
            beside.replace(self._path)
        except OSError as error:
            _log.warning("preferences not written: %r", error)

    def remember(self, path: Path) -> None:
        """Put a plan at the top of the recent files."""
        name = str(path.absolute())
        others = (other for other in self.now.recent if other != name)
        self.change(recent=(name, *others)[:_MOST_RECENT], folder=str(path.absolute().parent))

    def forget(self, path: Path) -> None:
        """Take a plan off the recent files."""
        self.change(recent=tuple(other for other in self.now.recent if other != str(path)))

    def recent(self) -> tuple[Path, ...]:
        """The recent plans, newest first, those that are gone included."""
        return tuple(Path(name) for name in self.now.recent)

    @property
    def folder(self) -> Path:
        """Where file dialogs begin: the folder used last, else the user's documents."""
        last = Path(self.now.folder) if self.now.folder else None
        return last if last and last.is_dir() else documents_folder()

    def _read(self) -> Prefs:
        with suppress(OSError, ValueError, TypeError):
            data = json.loads(self._path.read_text(encoding="utf-8"))
            known = {one.name for one in fields(Prefs)}
            values: dict[str, Any] = {
                name: tuple(v) if isinstance(v, list) else v for name, v in data.items() if name in known
            }
            return _checked(Prefs(**values))
        return Prefs()


def _checked(prefs: Prefs) -> Prefs:
    texts = all(isinstance(name, str) for name in prefs.recent) and isinstance(prefs.recent, tuple)
    sizes = all(isinstance(size, int) for size in prefs.columns) and isinstance(prefs.columns, tuple)
    zoom = prefs.zoom is None or isinstance(prefs.zoom, int | float)
    words = all(isinstance(text, str) for text in (prefs.folder, prefs.geometry, prefs.look))
    sending = all(isinstance(kept, Mapping) for kept in (prefs.sending, prefs.places, prefs.dialogs, prefs.house_style))
    return prefs if texts and sizes and zoom and words and sending else Prefs()


def documents_folder() -> Path:
    """The user's documents, else the home folder."""
    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()
