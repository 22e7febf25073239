"""The mail draft: read again by another parser it holds the letter and every file as it was."""

from __future__ import annotations

import email
import errno
import re
from base64 import b64decode
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.eml import write_eml
from exports.progress import Cancelled
from exports.xlsx.writer import write_xlsx
from models.errors import EnvironmentProblem
from models.sending.letter import Letter, MailAddress
from models.text import one_line, printable
from tests.plans import small_plan

LETTER = Letter(
    (MailAddress("Phòng CCHC, Sở Nội vụ tỉnh có tên rất dài để phải xuống dòng", "snv@tinh.gov.vn"),
     MailAddress("Van thu", "vt@tinh.gov.vn"), MailAddress("", "a@b.vn")),
    "Sở Lao động - Thương binh và Xã hội gửi Kế hoạch cải cách hành chính năm 2027 của Sở Lao động - Thương binh và "
    "Xã hội",
    "Kính gửi: Sở Nội vụ\n\nFrom đây\n.\n=?utf-8?b?giả?=\nTrân trọng./.\n",
)  # fmt: skip
NAMES = (
    "2027_KH-CCHC_SoXayDung_PhuLuc1.xlsx",
    "2027 KH-SLĐTBXH Sở Lao động - Thương binh và Xã hội Phụ lục II, bản trình ký lần thứ nhất.pdf",
    "a" * 120 + ".docx",
    'it\'s; 100% = "x".cchc',
)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A workbook of ours, and files of other kinds with bytes that mail could stumble over."""
    made = [tmp_path / name for name in NAMES]
    write_xlsx(small_plan(), made[0])
    for path, data in zip(made[1:], (b"%PDF\r\n.\r\nFrom x\n\x00\xff" * 999, b"", b"--=_\r\n" * 9), strict=True):
        path.write_bytes(data)
    return made


def parsed(path: Path) -> EmailMessage:
    """The draft as Python's own strict parser reads it."""
    message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def written(part: EmailMessage) -> str:
    """The text of a part, whose lines end in mail as in Windows."""
    return str(part.get_content()).replace("\r\n", "\n")


def test_letter_and_files_come_back(files: list[Path], tmp_path: Path) -> None:
    write_eml(tmp_path / "a.eml", LETTER, files)
    message = parsed(tmp_path / "a.eml")
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == LETTER.subject
    assert [one.addr_spec for one in message["To"].addresses] == [one.address for one in LETTER.to]
    # Python's newer parser puts a space between two encoded words of a name, which the standard leaves out.
    raw = str(email.message_from_bytes((tmp_path / "a.eml").read_bytes())["To"])
    names = [str(make_header(decode_header(name))) for name, _address in getaddresses([raw])]
    assert names == [one.name for one in LETTER.to]
    body = message.get_body()
    assert body is not None
    assert written(body) == LETTER.text
    attached = list(message.iter_attachments())
    assert [part.get_filename() for part in attached] == list(NAMES)
    for part, path in zip(attached, files, strict=True):
        assert part.get_payload(decode=True) == path.read_bytes()
        assert not part.defects
    kinds = [part.get_content_type() for part in attached]
    assert kinds[1::2] == ["application/pdf", "application/octet-stream"]
    assert kinds[0].endswith(".sheet")
    assert kinds[2].endswith(".document")


def test_a_draft_has_no_sender_and_no_date(files: list[Path], tmp_path: Path) -> None:
    write_eml(tmp_path / "a.eml", LETTER, files)
    message = parsed(tmp_path / "a.eml")
    assert not {"From", "Date", "Message-ID", "Bcc"} & set(message.keys())


def test_names_are_also_written_the_way_of_old_outlooks(files: list[Path], tmp_path: Path) -> None:
    write_eml(tmp_path / "a.eml", LETTER, files)
    raw = (tmp_path / "a.eml").read_bytes().decode("ascii")
    names = [re.sub(r"\\(.)", r"\1", name) for name in re.findall(r'^ name="([^\r]*)"\r$', raw, re.MULTILINE)]
    assert [str(make_header(decode_header(name))) for name in names] == list(NAMES)
    # In one piece: Outlook does not join the pieces of RFC 2231.
    assert "filename*0" not in raw
    assert f'filename="{NAMES[2]}"' in raw


def test_lines_are_those_of_mail(files: list[Path], tmp_path: Path) -> None:
    write_eml(tmp_path / "a.eml", LETTER, files)
    raw = (tmp_path / "a.eml").read_bytes()
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    assert max(map(len, raw.split(b"\r\n"))) < 998
    head = raw[: raw.index(b"\r\n\r\n")].split(b"\r\n")
    assert len([line for line in head if b"=?" in line]) > 4
    for line in head:
        assert len(line) <= 76
        for word in re.findall(rb"=\?utf-8\?b\?([^? ]*)\?=", line):
            # Each word holds whole letters.
            assert b64decode(word, validate=True).decode("utf-8")


def test_the_same_letter_and_files_give_the_same_bytes(files: list[Path], tmp_path: Path) -> None:
    write_eml(tmp_path / "a.eml", LETTER, files)
    write_eml(tmp_path / "b.eml", LETTER, files)
    assert (tmp_path / "a.eml").read_bytes() == (tmp_path / "b.eml").read_bytes()
    files[2].write_bytes(b"other")
    write_eml(tmp_path / "b.eml", LETTER, files)
    assert parsed(tmp_path / "a.eml").get_boundary() != parsed(tmp_path / "b.eml").get_boundary()


def test_a_letter_without_files_or_addresses(tmp_path: Path) -> None:
    write_eml(tmp_path / "a.eml", Letter((), "", "Chào\n"), [])
    message = parsed(tmp_path / "a.eml")
    assert written(message) == "Chào\n"
    assert message["To"] is None
    assert not list(message.iter_attachments())


@given(subject=st.text(max_size=150), name=st.text(max_size=60), text=st.text(max_size=200))
def test_any_words_come_back(tmp_path_factory: pytest.TempPathFactory, subject: str, name: str, text: str) -> None:
    subject, name, text = one_line(subject), one_line(name), printable(text)
    target = tmp_path_factory.mktemp("eml") / "a.eml"
    write_eml(target, Letter((MailAddress(name, "a@b.vn"),), subject, text + "\n"), [])
    message = parsed(target)
    assert message["Subject"] == subject
    assert [one.addr_spec for one in message["To"].addresses] == ["a@b.vn"]
    assert written(message).rstrip("\n") == text.rstrip("\n")


def test_progress_and_stopping(files: list[Path], tmp_path: Path) -> None:
    shares: list[float] = []

    def stop_at_second(share: float) -> bool:
        shares.append(share)
        return len(shares) < 2

    with pytest.raises(Cancelled):
        write_eml(tmp_path / "a.eml", LETTER, files, progress=stop_at_second)
    assert not (tmp_path / "a.eml").exists()
    assert len(shares) == 2
    write_eml(tmp_path / "a.eml", LETTER, files, progress=lambda share: bool(shares.append(share)) or True)
    assert shares[2:] == sorted(shares[2:])
    assert shares[-1] == 1.0


def test_a_file_that_is_gone_is_named(files: list[Path], tmp_path: Path) -> None:
    files[1].unlink()
    (tmp_path / "a.eml").write_bytes(b"old")
    with pytest.raises(EnvironmentProblem, match="SLĐTBXH"):
        write_eml(tmp_path / "a.eml", LETTER, files)
    assert (tmp_path / "a.eml").read_bytes() == b"old"


def test_a_full_disk_leaves_the_old_draft(files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.eml").write_bytes(b"old")
    before = sorted(tmp_path.iterdir())

    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("models.files._flush", full)
    with pytest.raises(EnvironmentProblem, match="đã đầy"):
        write_eml(tmp_path / "a.eml", LETTER, files)
    assert (tmp_path / "a.eml").read_bytes() == b"old"
    assert sorted(tmp_path.iterdir()) == before
