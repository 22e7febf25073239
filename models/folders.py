"""The user's own folders for backups, log and preferences, and the program's log file."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

APP_FOLDER = "KeHoachCCHC"
_LOG_BYTES = 1_000_000


def data_folder() -> Path:
    """The folder for backups and the log; made when it is missing."""
    from platformdirs import user_data_path

    return user_data_path(APP_FOLDER, appauthor=False, ensure_exists=True)


def config_folder() -> Path:
    """The folder for the program's preferences; made when it is missing."""
    from platformdirs import user_config_path

    return user_config_path(APP_FOLDER, appauthor=False, ensure_exists=True)


def log_file() -> Path:
    """The log that support may ask for."""
    return data_folder() / "cchc.log"


def start_log() -> None:
    """Write warnings and errors to the log file; a folder that cannot be written is no reason not to start.

    A log that has grown long makes room for a new one and is kept once. The standard library's rotating handler would
    do this while running, too, but brings the network modules into every start.
    """
    try:
        path = log_file()
        with suppress(FileNotFoundError):
            if path.stat().st_size > _LOG_BYTES:
                path.replace(path.with_suffix(".1.log"))
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.INFO)
    logging.getLogger().addHandler(handler)
