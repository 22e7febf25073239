"""Make the pictures of the guide from the sample plan, without a screen: python docs/make_pictures.py [name …]

Needs pypdfium2 and Pillow, which the groups "test" and the program itself bring; writes docs/pictures/*.png and the
gallery docs/man-hinh.md.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from models.plan import Plan

Colour = tuple[int, int, int]

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
GALLERY = ROOT / "docs" / "man-hinh.md"
PDF_DPI = 80
COLOURS, FREQUENT = 256, 160

# Every view is light and as large as it is; some are shown in other looks and sizes too.
DARK_TOO = (
    "trang-dau-gan-day",
    "cua-so-chinh",
    "sua-o",
    "tim",
    "lich-su",
    "so-sanh",
    "noi-dung",
    "thiet-lap-trang",
    "xem-lai",
    "nhan-tep",
    "soat-loi",
)
LARGE_TOO = ("trang-dau-gan-day", "cua-so-chinh", "sua-o", "thay-the", "loc", "lich-su", "noi-dung", "gui-so-noi-vu")
CONTRAST_TOO = ("cua-so-chinh", "tim")
SETS = (
    ("light", 1.0, (), "", "Giao diện sáng, 100 %"),
    ("dark", 1.0, DARK_TOO, "-toi", "Giao diện tối"),
    ("light", 1.5, LARGE_TOO, "-150", "Màn hình phóng 150 %"),
    ("contrast", 1.0, CONTRAST_TOO, "-tuong-phan", "Tương phản cao"),
)

sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "docs"))


def main() -> None:
    """Write all pictures, each set in a program of its own, since the scale of Qt holds for a whole program."""
    options = read_options()
    if options.look:
        views(options)
        return
    for look, scale, names, ending, _caption in SETS:
        wanted = [name for name in names or options.names if name in options.names or not options.names]
        if names and not wanted:
            continue
        call = [sys.executable, __file__, "--look", look, "--scale", str(scale), f"--ending={ending}", *wanted]
        subprocess.run([*call, "--out", str(options.out)], check=True)  # noqa: S603 - this very file
    if not options.names:
        with tempfile.TemporaryDirectory() as name:
            paper_pages(sample(None), Path(name), options.out)
        write_gallery()


def read_options() -> argparse.Namespace:
    """What is wanted; look, scale and ending are given by `main` to its own calls."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("names", nargs="*", help="only these pictures")
    reader.add_argument("--look", default="", choices=("", "light", "dark", "contrast"))
    reader.add_argument("--scale", type=float, default=1.0)
    reader.add_argument("--ending", default="")
    reader.add_argument("--out", type=Path, default=PICTURES)
    reader.add_argument("--plan", type=Path, help="another plan than the sample: .docx, .xlsx or .json")
    options = reader.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    return options


def sample(other: Path | None) -> Plan:
    """The sample plan, or the plan of another file."""
    from models.plan_json import load_plan
    from models.resources import resource_path

    if other is not None and other.suffix != ".json":
        from imports.open_any import read_plan

        return read_plan(other).plan
    path = other or resource_path("samples", "ke-hoach-2027.json")
    return load_plan(path.read_text(encoding="utf-8"))


def views(options: argparse.Namespace) -> None:
    """Take the window in one look and size."""
    # What the offscreen platform cannot do is no matter here.
    logging.getLogger("qt").addHandler(logging.NullHandler())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
            os.environ[variable] = name
        screen = {"name": "", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}
        (folder / "screen.json").write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
        os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={folder / 'screen.json'}")
        os.environ["QT_SCALE_FACTOR"] = str(options.scale)
        from picture_checks import VIEWS
        from picture_stage import Stage

        from ui.app import make_app

        app = make_app()
        work = folder / "work"
        work.mkdir()
        stage = Stage(work, sample(options.plan), options.look, options.scale)
        for shown, (_caption, take) in VIEWS.items():
            if not options.names or shown in options.names:
                save(take(stage), options.out / f"{shown}{options.ending}.png")
        # The clipboard of the offscreen platform outlives Python, what Python put there does not.
        app.clipboard().clear()
        stage.window.close()
        stage.window.deleteLater()
        app.processEvents()


def paper_pages(plan: Plan, folder: Path, out: Path) -> None:
    """A page of each kind as it is printed: the text's first and last page, an appendix, its second page, a list."""
    from exports.pdf.writer import write_pdf
    from models.layout import built_in_layout
    from models.page_settings import PageSettings

    document = folder / "van-ban.pdf"
    write_pdf(plan, document, body=True)
    ends = page_with(document, "Nơi nhận")
    for place, name in ((0, "van-ban"), (ends, "chu-ky"), (ends + 1, "phu-luc"), (ends + 2, "phu-luc-tiep")):
        page(document, place, out / f"trang-{name}.png")
    electronic = folder / "dien-tu.pdf"
    write_pdf(replace(plan, page=PageSettings(electronic=True, letterhead=True)), electronic)
    page(electronic, 0, out / "trang-dien-tu.png")
    prose = folder / "loi-van.pdf"
    write_pdf(plan, prose, layout=built_in_layout("list"))
    page(prose, 0, out / "trang-loi-van.png")


def page(source: Path, index: int, target: Path) -> None:
    """Write the picture of one page, with a thin edge where the paper ends."""
    from exports.pdf.raster import PdfPictures
    from ui.theme import LIGHT

    with PdfPictures(source) as pages:
        drawn = pages.picture(index, PDF_DPI / 72)
    sheet = Image.frombuffer("RGBX", (drawn.width, drawn.height), bytes(drawn.data), "raw", "BGRX", drawn.stride, 1)
    write(ImageOps.expand(sheet.convert("RGB"), border=1, fill=LIGHT.border), target)


def page_with(source: Path, words: str) -> int:
    """The first page that shows some words."""
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(source)
    try:
        return next(place for place, one in enumerate(document) if words in one.get_textpage().get_text_bounded())
    finally:
        document.close()


def save(picture: QPixmap, target: Path) -> None:
    """Write a picture of the screen."""
    from PySide6.QtCore import QBuffer

    buffer = QBuffer()
    picture.save(buffer, "PNG")
    write(Image.open(BytesIO(buffer.data().data())), target)


def write(picture: Image.Image, target: Path) -> None:
    """Write a picture with few colours, each a shade at most from its own: a third of the size, and nobody sees it."""
    whole = picture.convert("RGB")
    counted = sorted(whole.getcolors(whole.width * whole.height), reverse=True)
    colours = [colour for _count, colour in counted]
    shade = 0
    while len(kept := few(colours, shade)) > COLOURS:
        shade += 2
    place = {colour: nearest(colour, kept) for colour in colours}
    drawn = Image.new("P", whole.size)
    drawn.putpalette([part for colour in kept for part in colour])
    drawn.putdata([place[colour] for colour in whole.get_flattened_data()])
    drawn.save(target, optimize=True)


def few(colours: list[Colour], shade: int) -> list[Colour]:
    """The most frequent colours, and of the others those that differ from all kept ones by more than a shade."""
    kept = colours[:FREQUENT]
    for colour in colours[FREQUENT:]:
        if not any(distance(colour, other) <= shade for other in kept):
            kept.append(colour)
        if len(kept) > COLOURS:
            break
    return kept


def nearest(colour: Colour, kept: list[Colour]) -> int:
    """The place of the kept colour that is most like a colour."""
    return min(range(len(kept)), key=lambda place: distance(colour, kept[place]))


def distance(one: Colour, other: Colour) -> int:
    """How far two colours are from each other, by the part in which they differ most."""
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]), abs(one[2] - other[2]))


def write_gallery() -> None:
    """All pictures of the window on one page, by look and size."""
    from picture_checks import VIEWS

    lines = ["# Các màn hình", "", "Mọi màn hình của chương trình với kế hoạch mẫu, trên màn hình 1366 × 768."]
    for _look, _scale, names, ending, caption in SETS:
        lines += ["", f"## {caption}"]
        for name in names or VIEWS:
            told = VIEWS[name][0]
            lines += ["", f"**{told}**", "", f"![{told}](pictures/{name}{ending}.png)"]
    GALLERY.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
