"""Opening what is no plan, is damaged, too new, or open elsewhere: one clear sentence each, and nothing is harmed."""

from __future__ import annotations

import json
import os
import sqlite3
import struct
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from models.commands import SetPlan
from models.errors import EnvironmentProblem, InputProblem
from models.store import LockNote, LockStatus, PlanLocked, PlanSession, connection, lock_status
from models.store import lock as lock_module
from models.store.lock import note_path, read_note, status_of, write_note
from models.store.schema import APPLICATION_ID, MAJOR, MINOR
from models.store.trouble import sqlite_trouble
from tests.plans import big_plan, small_plan

ROOT = Path(__file__).resolve().parents[3]
HOLDER = """
import sys
from models.store import PlanSession
session = PlanSession.open(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
session.close()
"""


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.cchc"
    PlanSession.create(path, small_plan()).close()
    return path


@pytest.fixture
def held(plan_file: Path) -> Any:
    """The plan file while another process has it open."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(plan_file)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        yield plan_file
        process.communicate(b"")


def change(path: Path, sql: str) -> None:
    """Do something to the database behind the program's back."""
    with closing(sqlite3.connect(path)) as other:
        other.executescript(sql)


def refused(path: Path, kind: type[Exception] = InputProblem) -> str:
    """The sentence with which a file is refused for writing and for reading alike; it leaves no trace."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(kind) as read_only:
        PlanSession.open(path, read_only=True)
    with pytest.raises(kind) as problem:
        PlanSession.open(path)
    assert str(read_only.value) == str(problem.value)
    assert not note_path(path).exists()
    assert before is None or path.read_bytes() == before
    return str(problem.value)


def test_what_is_no_plan_is_told(tmp_path: Path, plan_file: Path) -> None:
    text = tmp_path / "a.cchc"
    text.write_text("Đây là văn bản.\n" * 100, encoding="utf-8")
    assert refused(text) == "“a.cchc” không phải là tệp kế hoạch (.cchc), hoặc đã bị cắt cụt."
    text.write_bytes(b"")
    assert "không phải là tệp kế hoạch" in refused(text)
    text.write_bytes(plan_file.read_bytes()[:60])
    assert "không phải là tệp kế hoạch" in refused(text)
    change(tmp_path / "other.db", "CREATE TABLE t (x)")
    assert "chương trình khác" in refused(tmp_path / "other.db")
    assert "Không tìm thấy" in refused(tmp_path / "missing.cchc", EnvironmentProblem)
    folder = tmp_path / "folder.cchc"
    folder.mkdir()
    assert "thư mục" in refused(folder, EnvironmentProblem)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_a_truncated_plan_is_told(plan_file: Path, part: float) -> None:
    data = plan_file.read_bytes()
    plan_file.write_bytes(data[: int(len(data) * part)])
    assert refused(plan_file) == ("Tệp kế hoạch “kế hoạch.cchc” bị hỏng hoặc bị cắt cụt; hãy mở bản sao lưu gần nhất.")


def test_a_plan_overwritten_in_the_middle_is_told(plan_file: Path) -> None:
    data = bytearray(plan_file.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = b"\xff" * 4096
    plan_file.write_bytes(data)
    assert "hỏng" in refused(plan_file)


def test_a_newer_program_is_told_but_a_newer_minor_version_opens(plan_file: Path) -> None:
    change(plan_file, f"PRAGMA user_version={MAJOR + 1 << 16}")
    assert "phiên bản mới hơn" in refused(plan_file)
    change(plan_file, f"PRAGMA user_version={(MAJOR << 16) + 7}; ALTER TABLE line ADD COLUMN colour TEXT")
    change(plan_file, "UPDATE line SET colour = 'đỏ'")
    with PlanSession.open(plan_file) as session:
        assert session.plan == small_plan()
        session.run(SetPlan({"title": "Mới"}))
    with closing(sqlite3.connect(plan_file)) as other:
        assert other.execute("SELECT DISTINCT colour FROM line").fetchall() == [("đỏ",)]
        assert other.execute("PRAGMA user_version").fetchone() == ((MAJOR << 16) + 7,)
    change(plan_file, "PRAGMA user_version=0")
    assert "hỏng" in refused(plan_file)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM plan",
        "INSERT INTO plan SELECT 'x', title, agency, parent_agency, place, number, symbol, issued, period_start, "
        "period_end, period_vision, signer_authority, signer_position, signer_name, legal_bases, recipients, page, "
        "checks FROM plan",
        "UPDATE item SET parent_id = 'o2' WHERE id = 'g1'",
        "UPDATE item SET parent_id = 'o1' WHERE id = 'o2'; UPDATE item SET parent_id = 'o2' WHERE id = 'o1'",
        "UPDATE item SET parent_id = 'nobody' WHERE id = 't1'",
        "UPDATE item SET kind = 'thing' WHERE id = 't1'",
        "UPDATE item SET kind = 'area' WHERE id = 't1'",
        "UPDATE item SET item_style = 'runes' WHERE id = 'a1'",
        "UPDATE line SET task_id = 'a1' WHERE id = 'l1'",
        "UPDATE line SET merged = '{'",
        "UPDATE line SET merged = '[1]'",
        "UPDATE line SET extra = '[]'",
        "UPDATE line SET extra = '{\"a\": 1}'",
        "UPDATE section SET parent_id = 's2' WHERE id = 's1'",
        "UPDATE section SET paragraphs = 'null'",
        "UPDATE plan SET recipients = '{}'",
        "UPDATE plan SET page = '{'",
        "UPDATE plan SET checks = '[]'",
        "INSERT INTO entry VALUES ('e9', 's1', 1.0, 'unit', '{}')",
        "UPDATE entry SET data = '[]'",
        "UPDATE plan SET page = '" + "[" * 50_000 + "'",
        "UPDATE appendix SET layout = '{}'",
        "UPDATE appendix SET layout = '" + "[" * 50_000 + "'",
        "UPDATE item SET id = 's1' WHERE id = 'a3'; UPDATE item SET parent_id = 's1' WHERE id = 't9'",
        "UPDATE item SET id = '' WHERE id = 't9'; UPDATE line SET task_id = '' WHERE id = 'l10'",
        "DROP TABLE remark",
        "ALTER TABLE remark DROP COLUMN message",
        "DROP TABLE remark; CREATE TABLE remark (id, parent_id, position, message, text, place, at)",
        "CREATE TRIGGER t AFTER UPDATE ON line BEGIN DELETE FROM item; END",
        "CREATE VIEW v AS SELECT * FROM line",
    ],
)
def test_rows_that_make_no_plan_are_refused(plan_file: Path, sql: str) -> None:
    change(plan_file, sql)
    assert "bị hỏng" in refused(plan_file)


def test_a_section_nested_without_end_is_refused(plan_file: Path) -> None:
    change(
        plan_file,
        "UPDATE section SET id = 'n0' WHERE id = 's3';"
        "WITH RECURSIVE deep(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM deep WHERE n < 40)"
        "INSERT INTO section SELECT 'n' || n, 'n' || (n - 1), 1.0, '', '', '[]' FROM deep;",
    )
    assert "bị hỏng" in refused(plan_file)


def test_an_open_plan_is_locked_for_others_who_may_look(held: Path) -> None:
    with pytest.raises(PlanLocked) as problem:
        PlanSession.open(held)
    assert problem.value.status is LockStatus.MY_OTHER
    assert problem.value.note is not None
    assert problem.value.note.process > 0
    assert "một cửa sổ khác" in str(problem.value)
    assert lock_status(held) is LockStatus.MY_OTHER
    with PlanSession.open(held, read_only=True) as reader:
        assert reader.plan == small_plan()
    with pytest.raises(PlanLocked):
        PlanSession.create(held, small_plan())
    with PlanSession.create(held.with_name("b.cchc"), small_plan()) as mine, pytest.raises(PlanLocked):
        mine.save_copy(held)


def test_a_plan_open_in_this_very_process_stays_locked(plan_file: Path) -> None:
    with PlanSession.open(plan_file):
        assert lock_status(plan_file) is LockStatus.MINE
        for read_only in (False, True):
            with pytest.raises(PlanLocked, match="chính chương trình này"):
                PlanSession.open(plan_file, read_only=read_only)
        # Had the refusal looked into the file, POSIX would have dropped the lock and another process could write.
        code = "import sys; from models.store import PlanSession; PlanSession.open(sys.argv[1])"
        other = subprocess.run([sys.executable, "-c", code, str(plan_file)], cwd=ROOT, capture_output=True, text=True)
        assert "PlanLocked" in other.stderr
    assert lock_status(plan_file) is LockStatus.FREE
    with PlanSession.open(plan_file) as again:
        assert again.plan == small_plan()


def test_the_note_names_who_has_the_plan(plan_file: Path) -> None:
    with PlanSession.open(plan_file) as session:
        note = read_note(plan_file)
        assert note is not None
        assert (note.process, note.token) == (os.getpid(), session._note.token if session._note else "")
        assert status_of(note) is LockStatus.MINE
        data = json.loads(note_path(plan_file).read_text(encoding="utf-8"))
        note_path(plan_file).write_text(json.dumps(data | {"token": "của người khác"}), encoding="utf-8")
    assert note_path(plan_file).exists()
    assert lock_status(plan_file) is LockStatus.STALE
    PlanSession.open(plan_file).close()
    assert not note_path(plan_file).exists()


def test_sentences_say_who_holds_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "a.cchc"
    other = LockNote("lan", "PC-07", 5, "2026-01-01T00:00:00+07:00")
    assert status_of(other) is LockStatus.OTHER_USER
    assert "lan mở trên máy PC-07" in str(PlanLocked(path, LockStatus.OTHER_USER, other))
    assert status_of(None) is LockStatus.UNKNOWN
    assert "ở nơi khác" in str(PlanLocked(path, LockStatus.UNKNOWN, None))
    assert lock_status(path) is LockStatus.FREE


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"user": 1, "machine": 2, "process": "x"}', "\x00" * 9000])
def test_a_damaged_note_is_no_note(plan_file: Path, text: str) -> None:
    note_path(plan_file).write_text(text, encoding="utf-8")
    assert read_note(plan_file) is None
    PlanSession.open(plan_file).close()
    assert not note_path(plan_file).exists()


def test_a_plan_opens_without_a_note_where_none_can_be_written(
    plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> int:
        raise PermissionError

    monkeypatch.setattr(lock_module.os, "open", refuse)
    monkeypatch.setattr(lock_module.getpass, "getuser", refuse)
    assert write_note(plan_file).user == ""
    with PlanSession.open(plan_file) as session:
        assert session.run(SetPlan({"title": "Mới"})).changes


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_is_told_by_the_system(plan_file: Path) -> None:
    plan_file.chmod(0o444)
    with pytest.raises(EnvironmentProblem, match="chỉ cho đọc"):
        PlanSession.open(plan_file)


def test_a_file_without_write_permission_is_told(plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.os, "access", lambda path, _mode: path != plan_file)
    with pytest.raises(EnvironmentProblem, match="chỉ cho đọc"):
        PlanSession.open(plan_file)
    with PlanSession.open(plan_file, read_only=True) as reader:
        assert reader.plan == small_plan()


def test_a_crash_in_mid_write_is_rolled_back_also_for_readers(plan_file: Path) -> None:
    """A hot journal and a half-written file, made by hand: SQLite must put it right in both ways of opening."""
    crash = (
        "import os, sys; from models.store.connection import connect; from pathlib import Path\n"
        "c = connect(Path(sys.argv[1])); c.execute('PRAGMA cache_size=1'); c.execute('BEGIN IMMEDIATE')\n"
        "c.execute(\"UPDATE line SET note = printf('%.*c', 9000, 'x')\"); c.execute(\"DELETE FROM remark\")\n"
        "os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", crash, str(plan_file)], cwd=ROOT, check=False)
    journal = plan_file.with_name(plan_file.name + "-journal")
    assert journal.stat().st_size > 0
    with PlanSession.open(plan_file, read_only=True) as reader:
        assert reader.plan == small_plan()
        assert reader.plan.remarks == small_plan().remarks
    assert journal.exists()
    with PlanSession.open(plan_file) as session:
        assert session.plan == small_plan()
    assert not journal.exists()


def test_a_file_written_to_without_pause_is_told(plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_COPY_PAUSE", 0)
    copy = connection.shutil.copyfile

    def busy(source: Path, target: Path) -> None:
        copy(source, target)
        data = bytearray(source.read_bytes())
        data[24:28] = struct.pack(">I", struct.unpack(">I", data[24:28])[0] + 1)
        source.write_bytes(data)

    with monkeypatch.context() as patch:
        patch.setattr(connection.shutil, "copyfile", busy)
        with pytest.raises(EnvironmentProblem, match="liên tục"):
            PlanSession.open(plan_file, read_only=True)

    def fail(_source: Path, _target: Path) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(connection.shutil, "copyfile", fail)
    with pytest.raises(EnvironmentProblem, match="đầy"):
        PlanSession.open(plan_file, read_only=True)


def test_a_wal_file_becomes_one_whole_file(plan_file: Path) -> None:
    change(plan_file, "PRAGMA journal_mode=WAL; UPDATE plan SET place = 'Huế'")
    with PlanSession.open(plan_file) as session:
        assert session.plan.place == "Huế"
        assert session._connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert plan_file.read_bytes()[18:20] == b"\x01\x01"


def test_the_settings_of_the_database_are_those_of_the_house(plan_file: Path) -> None:
    with PlanSession.open(plan_file) as session:
        values = {
            name: session._connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "journal_mode",
                "synchronous",
                "locking_mode",
                "foreign_keys",
                "application_id",
                "user_version",
            )
        }
        assert values == {
            "journal_mode": "delete",
            "synchronous": 2,
            "locking_mode": "exclusive",
            "foreign_keys": 1,
            "application_id": APPLICATION_ID,
            "user_version": MAJOR << 16 | MINOR,
        }
        names = session._connection.execute("SELECT type FROM sqlite_schema").fetchall()
        assert {name for (name,) in names} == {"table", "index"}
        sql = " ".join(text or "" for (text,) in session._connection.execute("SELECT sql FROM sqlite_schema"))
        assert "CASCADE" not in sql.upper()


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (sqlite3.SQLITE_BUSY, EnvironmentProblem, "đang mở ở nơi khác"),
        (sqlite3.SQLITE_FULL, EnvironmentProblem, "đầy"),
        (sqlite3.SQLITE_READONLY, EnvironmentProblem, "Không có quyền"),
        (sqlite3.SQLITE_READONLY_DBMOVED, EnvironmentProblem, "đổi tên"),
        (sqlite3.SQLITE_CANTOPEN, EnvironmentProblem, "Không có quyền"),
        (sqlite3.SQLITE_IOERR_WRITE, EnvironmentProblem, "kiểm tra ổ đĩa"),
        (sqlite3.SQLITE_CORRUPT, InputProblem, "bị hỏng"),
        (sqlite3.SQLITE_NOTADB, InputProblem, "bị hỏng"),
        (sqlite3.SQLITE_CONSTRAINT, sqlite3.Error, "lỗi của ta"),
        (0, sqlite3.Error, "lỗi của ta"),
    ],
)
def test_errors_are_told_apart_by_their_code(code: int, kind: type[Exception], words: str) -> None:
    error = sqlite3.OperationalError("lỗi của ta")
    if code:
        error.sqlite_errorcode = code
    with pytest.raises(kind, match=words), sqlite_trouble(Path("a.cchc")):
        raise error


def test_a_plan_moved_away_while_open_is_told_and_can_be_saved(plan_file: Path, tmp_path: Path) -> None:
    with PlanSession.open(plan_file) as session:
        plan_file.rename(tmp_path / "đi chỗ khác.cchc")
        with pytest.raises(EnvironmentProblem):
            session.run(SetPlan({"title": "Mới"}))
        assert session.plan == small_plan()
        session.save_copy(tmp_path / "cứu.cchc")
    with PlanSession.open(tmp_path / "cứu.cchc") as rescued:
        assert rescued.plan == small_plan()


def test_a_bad_name_or_folder_for_a_new_plan_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputProblem):
        PlanSession.create(tmp_path / "con.cchc", small_plan())
    with pytest.raises(EnvironmentProblem):
        PlanSession.create(tmp_path / "không có" / "a.cchc", small_plan())
    assert list(tmp_path.iterdir()) == []


def test_a_new_plan_replaces_an_old_one_whole(plan_file: Path) -> None:
    with PlanSession.create(plan_file, big_plan(20)) as session:
        assert session.plan == big_plan(20)
    with PlanSession.create(plan_file) as empty:
        assert empty.plan.appendices == ()
    assert [path.name for path in plan_file.parent.iterdir()] == [plan_file.name]
