"""A small picture of a plan's first page, made in the background and kept for the list of recent plans."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread

from PySide6.QtGui import QImage

from models.errors import PlanError
from models.folders import data_folder
from models.plan import Appendix, Area, Item, Plan, Task

_PIXELS = 320  # along the long side of the page; twice what is shown, for screens at 200 %
_MOST_TASKS = 12  # more do not fit on a page
_MOST_SECTIONS = 3
_KEPT = 40  # pictures
_log = logging.getLogger(__name__)


def picture_file(path: Path) -> Path:
    """Where the picture of a plan's file is kept, whether there is one or not."""
    name = str(path.absolute()).encode()
    # hashlib would bring OpenSSL into the start; two checksums are enough to tell forty plans apart.
    return data_folder() / "pictures" / f"{zlib.crc32(name):08x}{zlib.crc32(name[::-1]):08x}.png"


def keep_picture(path: Path, plan: Plan) -> Thread:
    """Begin to draw a plan's first page; the picture is there when the thread is through, which the program awaits."""
    thread = Thread(target=_keep, args=(picture_file(path), plan), name="cover")
    thread.start()
    return thread


def first_page(plan: Plan) -> QImage:
    """The first page of a plan's text, else of its first appendix; raises PlanError where it cannot be drawn."""
    from exports.pdf.live import LivePages
    from exports.pdf.raster import PdfPictures

    pages = LivePages(cover_of(plan), body=plan.has_text)
    width, height = (length / 25.4 * 72 for length in pages.size(0))
    with PdfPictures(pages.pdf_of(0)) as pictures:
        drawn = pictures.picture(0, _PIXELS / max(width, height))
    # A copy, because the pixels go with this function.
    return QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32).copy()


def cover_of(plan: Plan) -> Plan:
    """As much of a plan as its first page can show."""
    if plan.has_text:
        return replace(plan, sections=plan.sections[:_MOST_SECTIONS], appendices=())
    return replace(plan, appendices=tuple(_beginning(appendix) for appendix in plan.appendices[:1]))


def _beginning(appendix: Appendix) -> Appendix:
    areas: list[Area] = []
    left = _MOST_TASKS
    for area in appendix.areas:
        if left <= 0:
            break
        items = tuple(_first_items(area.items, left))
        left -= max(1, sum(1 for _task in replace(area, items=items).tasks()))
        areas.append(replace(area, items=items))
    return replace(appendix, areas=tuple(areas))


def _first_items(items: tuple[Item, ...], most: int) -> Iterator[Item]:
    for item in items:
        if most <= 0:
            return
        yield item
        most -= 1 if isinstance(item, Task) else max(1, len(item.items))


def _keep(target: Path, plan: Plan) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_suffix(".new.png")
        if first_page(plan).save(str(beside)):
            beside.replace(target)
        _make_room(target.parent)
    except (OSError, PlanError, IndexError) as problem:
        # A list without a picture is no trouble worth a word.
        _log.info("no picture of the first page: %r", problem)


def _make_room(folder: Path) -> None:
    kept = sorted(folder.glob("*.png"), key=lambda file: file.stat().st_mtime)
    for old in kept[:-_KEPT]:
        with suppress(OSError):
            old.unlink()
