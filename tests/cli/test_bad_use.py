"""Bad use and bad input on the command line: one clear Vietnamese sentence, status 2, nothing half-written."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / "ke-hoach-2027.json"
VIETNAMESE = re.compile("[ăâđêôơưạảấầậẩẫắằặẳẵẹẻẽếềệểễịỉĩọỏốồộổỗớờợởỡụủũứừựửữỳỵỷỹáàãéèíìóòõúùý]")


def run(*arguments: str | Path, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user would, in a folder of its own."""
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env=os.environ | {"PYTHONIOENCODING": "cp1258"},
        timeout=120,
    )


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """The one sentence of a refusal; fails the test where it is not one."""
    assert done.returncode == 2, done.stdout + done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert VIETNAMESE.search(lines[0].lower()), lines[0]
    return lines[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ["import"],
        ["import", "a.docx"],
        ["import", "a.docx", "-o", "ke-hoach.docx"],
        ["export", "khong-co.cchc", "--xlsx", "a.xlsx"],
        ["export", str(SAMPLE)],
        ["export", str(SAMPLE), "--xlsx"],
        ["export", str(SAMPLE), "--json", "a.json", "--appendix", "hai"],
        ["export", str(SAMPLE), "--json", "a.json", "--appendix", "9"],
        ["export", str(SAMPLE), "--json", "a.json", "--layout", "khong-co"],
        ["check"],
        ["check", "khong-co.cchc"],
        ["check", "a.docx", "--jsonn"],
        ["khong-co-lenh"],
        ["--khong-co"],
    ],
    ids=lambda a: " ".join(Path(x).name for x in a),
)
def test_bad_use(arguments: list[str], tmp_path: Path) -> None:
    refused(run(*arguments, folder=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_panic_inside_a_library_is_one_sentence_too(tmp_path: Path) -> None:
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    main = relations.format('<Relationship Id="r" Type="http://x/officeDocument" Target="xl/workbook.bin"/>')
    sheet = struct.pack("<IIIHIH", 0, 1, 1, ord("r"), 1, ord("A"))  # its relation is not there
    with zipfile.ZipFile(tmp_path / "a.xlsb", "w") as target:
        target.writestr("[Content_Types].xml", "<Types/>")
        target.writestr("_rels/.rels", main)
        target.writestr("xl/_rels/workbook.bin.rels", relations.format(""))
        target.writestr("xl/workbook.bin", b"\x83\x01\0\x8f\x01\0\x9c\x01" + bytes([len(sheet)]) + sheet)
    assert "a.xlsb" in refused(run("import", tmp_path / "a.xlsb", "-o", tmp_path / "a.cchc"))


def bad_files(folder: Path) -> dict[str, Path]:
    """Files of every kind that cannot be imported."""
    files: dict[str, bytes] = {
        "trong.docx": b"",
        "van-ban.docx": "Đây không phải tệp Word".encode(),
        "anh.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "cu.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        "ma-hoa.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1500) + "EncryptedPackage".encode("utf-16-le"),
        "khac.json": b'{"format": "something else"}',
        "hong.json": b'{"format": ',
        "trang.pdf": b"%PDF-1.7\n",
        "chu.cchc": b"day khong phai tep ke hoach",
        "rong.cchc": b"",
    }
    made = {}
    for name, content in files.items():
        made[name] = folder / name
        made[name].write_bytes(content)
    made["khong-phai-office.docx"] = folder / "khong-phai-office.docx"
    with zipfile.ZipFile(made["khong-phai-office.docx"], "w") as package:
        package.writestr("a.txt", "chỉ là tệp nén")
    return made


@pytest.mark.parametrize(
    "name",
    [
        "trong.docx", "van-ban.docx", "anh.xlsx", "cu.doc", "ma-hoa.docx", "khac.json", "hong.json", "trang.pdf",
        "chu.cchc", "rong.cchc", "khong-phai-office.docx",
    ],
)  # fmt: skip
def test_bad_file(name: str, tmp_path: Path) -> None:
    source = bad_files(tmp_path)[name]
    before = sorted(path.name for path in tmp_path.iterdir())
    sentence = refused(run("import", source, "-o", tmp_path / "moi.cchc"))
    assert source.name in sentence or "tệp" in sentence.lower()
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_word_file_without_a_table(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("Thư mời họp")
    document.save(str(tmp_path / "thu.docx"))
    refused(run("import", tmp_path / "thu.docx", "-o", tmp_path / "moi.cchc"))
    assert not (tmp_path / "moi.cchc").exists()


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "Kế hoạch.cchc"
    done = run("import", SAMPLE, "-o", path)
    assert done.returncode == 0, done.stderr
    return path


@pytest.mark.parametrize("keep", [10, 100, 4096, 20_000])
def test_truncated_plan(plan_file: Path, keep: int) -> None:
    plan_file.write_bytes(plan_file.read_bytes()[:keep])
    refused(run("export", plan_file, "--json", plan_file.with_suffix(".json")))
    assert not plan_file.with_suffix(".json").exists()


def test_plan_of_a_newer_program(plan_file: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(plan_file)
    connection.execute(f"PRAGMA user_version = {99 << 16}")
    connection.commit()
    connection.close()
    assert "mới hơn" in refused(run("export", plan_file, "--json", plan_file.with_suffix(".json")))


def test_plan_open_elsewhere(plan_file: Path) -> None:
    from models.store.session import PlanSession

    session = PlanSession.open(plan_file)
    try:
        assert "đang mở" in refused(run("import", SAMPLE, "-o", plan_file))
    finally:
        session.close()
    assert PlanSession.open(plan_file).plan.title


@pytest.mark.parametrize(
    "target", ["khong-co-thu-muc/a.xlsx", "a?b.xlsx", "CON.pdf", "a.xlsx.", "thumuc.xlsx"], ids=lambda t: t
)
def test_bad_target(plan_file: Path, target: str) -> None:
    (plan_file.parent / "thumuc.xlsx").mkdir()
    before = sorted(path.name for path in plan_file.parent.iterdir())
    kind = "--pdf" if target.endswith(".pdf") else "--xlsx"
    refused(run("export", plan_file, kind, plan_file.parent / target))
    assert sorted(path.name for path in plan_file.parent.iterdir()) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a matter of POSIX")
def test_a_device_is_no_target(plan_file: Path) -> None:
    pipe = plan_file.with_suffix(".pdf")
    os.mkfifo(pipe)
    assert "thiết bị" in refused(run("export", plan_file, "--pdf", pipe))
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["Kế hoạch.cchc", "Kế hoạch.docx", "Kế hoạch"])
def test_an_export_has_the_suffix_of_its_kind(plan_file: Path, name: str) -> None:
    before = plan_file.read_bytes()
    refused(run("export", plan_file, "--pdf", plan_file.with_name(name)))
    assert plan_file.read_bytes() == before
    assert sorted(path.name for path in plan_file.parent.iterdir()) == [plan_file.name]


def test_the_source_is_never_the_target(plan_file: Path) -> None:
    source = plan_file.with_suffix(".json")
    source.write_bytes(SAMPLE.read_bytes())
    before = plan_file.read_bytes()
    assert "tệp nguồn" in refused(run("export", source, "--json", source))
    assert "tệp nguồn" in refused(run("import", plan_file, "-o", plan_file))
    assert source.read_bytes() == SAMPLE.read_bytes()
    assert plan_file.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise on Windows")
def test_nobody_reads_what_is_said(plan_file: Path) -> None:
    target = plan_file.with_suffix(".json")
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, str(ROOT / "main.py"), "export", str(plan_file), "--json", str(target)]
    try:
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, timeout=120)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
    assert target.exists()


def test_overwriting_an_export_that_is_read_only(plan_file: Path) -> None:
    target = plan_file.with_suffix(".pdf")
    target.write_bytes(b"old")
    target.chmod(0o444)
    if os.access(target, os.W_OK):
        pytest.skip("this user may write everything")
    refused(run("export", plan_file, "--pdf", target))
    assert target.read_bytes() == b"old"


def test_no_screen(tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a screen")
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py")], capture_output=True, text=True, env=environment, cwd=tmp_path
    )
    refused(done)
