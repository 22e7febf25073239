"""Files that are no plan, are broken or mean harm: one clear sentence, and never another error than InputProblem."""

from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import docx
import openpyxl
import pytest

from imports import package
from imports.draft import Cancelled
from imports.open_any import SUPPORTED, read_plan
from models.errors import EnvironmentProblem, InputProblem
from tests.imports.strangers import excel_file, word_file

ROWS = [["*STT", "*Nhiệm vụ", "*Chủ trì", "*Thời gian"], ["1", "Rà soát", "Văn phòng", "Quý I"]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip with these parts, densely packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return out.getvalue()


def changed(path: Path, part: str, data: bytes) -> bytes:
    """The package with one part replaced."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    return zipped({**parts, part: data})


def refused(folder: Path, data: bytes, name: str = "la.docx") -> str:
    """The sentence with which a file is refused."""
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(InputProblem) as caught:
        read_plan(path)
    message = caught.value.message
    assert name in message
    assert message[-1] == "."
    assert "\n" not in message
    assert "Traceback" not in message
    return message


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "trống"),
        (OLE + "WordDocument".encode("utf-16-le"), "hỏng"),
        (OLE + "Workbook".encode("utf-16-le"), "hỏng"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (OLE, "Không nhận ra nội dung của “la.docx”: hãy chọn tệp Word, Excel, PDF"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "chưa tải về hết nên không đọc được; hãy tải lại"),
        (b"{\\rtf1 x}", "không có bảng nhiệm vụ"),
        (b"{\\rtf1 x", "hỏng"),
        (b"<!DOCTYPE html><html></html>", "không có bảng nhiệm vụ"),
        (b"SQLite format 3\0" + b"\0" * 100, ".cchc"),
        (b"\x89PNG\r\n\x1a\n", "ảnh"),
        ("Kế hoạch cải cách hành chính".encode(), "không có bảng nhiệm vụ"),
        ("Kế hoạch".encode("utf-16"), "không có bảng nhiệm vụ"),
        (bytes(range(128, 256)), "Không nhận ra nội dung"),
        (b'{"format": "other"}', "cchc-plan/1"),
        (b"{", "JSON"),
        (b"[" * 100_000, "JSON"),
        (zipped({"a.txt": b"x"}), "tệp nén"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.graphics", "content.xml": b"<a/>"}), "OpenDocument"),
        (b"PK\x03\x04 rest", "hỏng"),
    ],
)
def test_each_kind_has_its_sentence(tmp_path: Path, data: bytes, told: str) -> None:
    assert told in refused(tmp_path, data)


def test_a_word_file_without_a_table(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Không có bảng")
    document.save(str(tmp_path / "a.docx"))
    assert "không có bảng nhiệm vụ" in refused(tmp_path, (tmp_path / "a.docx").read_bytes())


def test_an_empty_workbook(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    assert "không trang tính nào" in refused(tmp_path, (tmp_path / "a.xlsx").read_bytes())


def test_the_bytes_decide_not_the_name(tmp_path: Path) -> None:
    path = excel_file(tmp_path, ROWS).rename(tmp_path / "la.docx")
    assert read_plan(path).plan.task_count() == 1
    office = {".docx", ".docm", ".doc", ".rtf", ".odt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
    assert {*office, ".json"} <= set(SUPPORTED)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    for path in (tmp_path / "khong-co.docx", tmp_path):
        with pytest.raises(EnvironmentProblem):
            read_plan(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    path = word_file(tmp_path, ROWS)
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&b;</w:body></w:document>'
    )
    for encoding in ("utf-8", "utf-16"):
        assert "bất thường" in refused(tmp_path, changed(path, "word/document.xml", bomb.encode(encoding)))


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = word_file(tmp_path, ROWS)
    data = changed(path, "word/document.xml", b" " * 30_000_000)
    assert len(data) < 200_000
    assert "bất thường" in refused(tmp_path, data)


def test_too_many_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_ENTRIES", 5)
    assert "bất thường" in refused(tmp_path, word_file(tmp_path, ROWS).read_bytes())


def test_paths_that_leave_the_package_lead_nowhere(tmp_path: Path) -> None:
    path = word_file(tmp_path, ROWS)
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        b' Type="http://x/officeDocument" Target="../../../etc/passwd"/></Relationships>'
    )
    (tmp_path / "b.docx").write_bytes(changed(path, "_rels/.rels", relations))
    assert read_plan(tmp_path / "b.docx").plan.task_count() == 1


def test_a_truncated_package(tmp_path: Path) -> None:
    data = word_file(tmp_path, ROWS).read_bytes()
    for length in (30, 1000, len(data) // 2, len(data) - 10):
        assert "hỏng" in refused(tmp_path, data[:length])


def test_progress_rises_and_can_stop(tmp_path: Path) -> None:
    path = word_file(tmp_path, ROWS)
    seen: list[float] = []

    def watch(fraction: float, text: str) -> bool:
        assert text
        seen.append(fraction)
        return True

    read_plan(path, watch)
    assert seen == sorted(seen)
    assert 0 <= seen[0] < seen[-1] <= 1
    for stop in range(len(seen)):
        calls = iter(range(len(seen)))
        with pytest.raises(Cancelled):
            read_plan(path, lambda _fraction, _text, calls=calls, stop=stop: next(calls) < stop)


def mutated(data: bytes, seed: int) -> bytes:
    """The file with some bytes changed, cut out or repeated."""
    chance = random.Random(seed)  # noqa: S311 - tests need the same damage each time
    out = bytearray(data)
    for _change in range(chance.randint(1, 8)):
        place = chance.randrange(len(out))
        match chance.randint(0, 2):
            case 0:
                out[place] = chance.randrange(256)
            case 1:
                del out[place : place + chance.randint(1, 200)]
            case _:
                out[place:place] = out[place : place + chance.randint(1, 200)]
    return bytes(out)


def try_reading(path: Path, data: bytes) -> None:
    """Read damaged bytes: a plan or an InputProblem, nothing else."""
    path.write_bytes(data)
    with suppress(InputProblem):
        read_plan(path)


def check_mutations(folder: Path, count: int) -> None:
    """Damage whole packages, and parts inside sound packages."""
    made = [
        (word_file(folder, ROWS * 3), "word/document.xml"),
        (excel_file(folder, ROWS * 3), "xl/worksheets/sheet1.xml"),
    ]
    for path, part in made:
        data = path.read_bytes()
        with zipfile.ZipFile(path) as source:
            inner = source.read(part)
        for seed in range(count):
            try_reading(folder / "hong", mutated(data, seed))
            try_reading(folder / "hong", changed(path, part, mutated(inner, seed)))


def test_damaged_files_raise_nothing_else(tmp_path: Path) -> None:
    check_mutations(tmp_path, 25)


@pytest.mark.slow
def test_many_damaged_files_raise_nothing_else(tmp_path: Path) -> None:
    check_mutations(tmp_path, 1500)
