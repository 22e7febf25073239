"""A plan file that is open: the only door through which a plan is read from and written to its file."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from models.errors import EnvironmentProblem, InputProblem, PlanError
from models.i18n import _
from models.plan import Plan
from models.store import connection as opening
from models.store import copies, versions
from models.store.backups import back_up, backup_folder
from models.store.changes import Change, ChangeSet
from models.store.history import History, Noted, Steps, Told
from models.store.loading import load_rows
from models.store.lock import LockNote, file_key, hold, let_go, remove_note, write_note
from models.store.merges import mend
from models.store.migrations import migrate
from models.store.rows import PlanRows
from models.store.transaction import Command, Tx
from models.store.trouble import damaged, sqlite_trouble, whole_tables
from models.store.versions import KeptVersion, Version
from models.store.writing import write_changes

Listener = Callable[[ChangeSet], None]
_log = logging.getLogger("cchc.store")


class PlanSession:
    """One open plan. Use create() or open(); close() when done, or `with` it. Belongs to one thread."""

    def __init__(self, path: Path, connection: sqlite3.Connection, read_only: bool, backups: Path | None) -> None:
        self.path = path
        self.read_only = read_only
        self.clock: Callable[[], float] = time.time
        self._backups = backups
        self._connection = connection
        self._snapshot: Path | None = None
        self._note: LockNote | None = None
        self._key: tuple[int, int] | None = None
        self._listeners: list[Listener] = []
        self._changed_since_backup = False
        self._closed = False
        with sqlite_trouble(path), whole_tables(path):
            if opening.needs_migration(connection):
                if not read_only:
                    self.backup()
                migrate(connection)
            self.rows: PlanRows = load_rows(connection, path)
            self._history = History(connection)

    @classmethod
    def create(cls, path: Path | str, plan: Plan | None = None, backups: Path | None = None) -> PlanSession:
        """Write a plan into a new file, replacing an old one that is first kept among the backups, and open it.

        Raises PlanLocked where the old file is open, InputProblem for a bad name or where the old file is no plan,
        EnvironmentProblem for the rest.
        """
        target = Path(path)
        if target.is_file() and target.stat().st_size:
            with cls.open(target, read_only=True, backups=backups) as replaced:
                replaced.backup()
        copies.write_new(target, plan or Plan())
        return cls.open(target, backups=backups)

    @classmethod
    def open(cls, path: Path | str, read_only: bool = False, backups: Path | None = None) -> PlanSession:
        """Open a plan file and hold it, or with `read_only` a copy of it as it is now.

        Raises PlanLocked where it is open elsewhere, InputProblem where it is no plan, is damaged or too new,
        EnvironmentProblem where it cannot be read or written. `backups` replaces the usual backup folder.
        """
        target = Path(path)
        copy = opening.snapshot(target) if read_only else None
        try:
            connection = opening.open_locked(copy or target)
            try:
                session = cls(target, connection, read_only, backups)
            except BaseException:
                connection.close()
                raise
        except BaseException:
            if copy is not None:
                opening.remove_snapshot(copy)
            raise
        session._snapshot = copy
        if not read_only:
            session._key = file_key(target)
            hold(session._key)
            session._note = write_note(target)
        return session

    def __enter__(self) -> PlanSession:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def plan(self) -> Plan:
        """The plan as it is now; what did not change is the same object as before."""
        return self.rows.plan

    @property
    def closed(self) -> bool:
        """True after close()."""
        return self._closed

    @property
    def undo_label(self) -> str:
        """The name of the step that undo() takes back, "" where there is none."""
        return "" if self.read_only else self._history.undo_label

    @property
    def redo_label(self) -> str:
        """The name of the step that redo() does again, "" where there is none."""
        return "" if self.read_only else self._history.redo_label

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called after each commit that changed the plan; returns what ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    def run(self, command: Command) -> ChangeSet:
        """Do a command in one transaction, as one step to undo; an empty ChangeSet where it changes nothing.

        Any error leaves file, memory and the steps to undo as they were.
        """
        self._check_writable()
        tx = Tx(self.rows)
        command.apply(tx)
        if not tx.verbatim:
            mend(tx)
        changes = ChangeSet(command.label, tx.changes())
        if not changes.changes:
            return changes
        key = str(getattr(command, "merge_key", ""))
        with self._transaction():
            write_changes(self._connection, changes.changes)
            noted = self._history.add(changes, key, self.clock())
        self._finish(changes, noted, sealed=not key)
        return changes

    def undo(self) -> ChangeSet:
        """Take back the last step; an empty ChangeSet where there is none."""
        return self._replay(self._history.back)

    def redo(self) -> ChangeSet:
        """Do the step again that was taken back last; an empty ChangeSet where there is none."""
        return self._replay(self._history.forward)

    def steps(self) -> Steps:
        """The steps that can be undone and redone, by name and time; nothing is read or copied for it."""
        return self._history.steps

    def step_changes(self, step_id: int, largest: int | None = None) -> tuple[Change, ...] | None:
        """What one step changed; None where it is not kept or, packed, is larger than so many bytes.

        Raises InputProblem where its record is damaged.
        """
        with sqlite_trouble(self.path), self._whole():
            return self._history.changes_of(step_id, largest)

    def go_to_step(self, step_id: int, told: Told | None = None) -> ChangeSet:
        """Undo or redo to the state right after a step (0: before the first) in one transaction, as one change.

        `told` hears how much of the steps is read and answers whether to go on; then, or where the plan is in that
        state, the ChangeSet is empty. Raises InputProblem for a step that is not kept.
        """
        self._check_writable()
        steps = self.steps()
        with sqlite_trouble(self.path), self._whole():
            found = self._history.towards(step_id, told)
        if found is None or self.steps() != steps:
            # Whoever listened to `told` did something else meanwhile: that stands.
            return ChangeSet("")
        changes, noted = found
        with self._transaction():
            self._history.mark(noted)
            write_changes(self._connection, changes.changes)
        self._finish(changes, noted, sealed=True)
        return changes

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """A record of the history that cannot be read is told as damage."""
        try:
            yield
        except (ValueError, TypeError, LookupError) as error:
            raise damaged(self.path, repr(error)) from error

    def seal(self) -> None:
        """End the step in progress: the next edit of the same cell is a step of its own (the focus moved)."""
        self._history.seal()

    def _replay(self, step: Callable[[], tuple[ChangeSet, Noted] | None]) -> ChangeSet:
        self._check_writable()
        with self._transaction():
            try:
                found = step()
            except (ValueError, KeyError, TypeError) as error:
                raise damaged(self.path, repr(error)) from error
            if found is None:
                return ChangeSet("")
            changes, noted = found
            write_changes(self._connection, changes.changes)
        self._finish(changes, noted, sealed=True)
        return changes

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """BEGIN IMMEDIATE … COMMIT; any error rolls back and reaches the caller as it was."""
        with sqlite_trouble(self.path):
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # SQLite may have rolled back by itself (disk full, damage); the first error is the one to tell.
                with suppress(sqlite3.Error):
                    self._connection.rollback()
                raise

    def _finish(self, changes: ChangeSet, noted: Noted, sealed: bool) -> None:
        self._history.take(noted, sealed)
        self.rows.apply(changes.changes)
        self._changed_since_backup = True
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception:
                # The change is on the disk: a screen that fails must not look like a failed command.
                _log.exception("listener failed after %r", changes.label)

    def _check_writable(self) -> None:
        if self._closed:
            raise RuntimeError("session is closed")
        if self.read_only:
            text = _("“{name}” đang mở để xem nên không sửa được; hãy lưu một bản sao rồi sửa bản sao đó.")
            raise EnvironmentProblem(text.format(name=self.path.name))

    def save_version(self, name: str, reason: str = "") -> Version:
        """Keep the plan as it is now under a name."""
        self._check_writable()
        with self._transaction():
            version = versions.add_version(
                self._connection, self.plan, name, reason, datetime.fromtimestamp(self.clock()).astimezone()
            )
        self._changed_since_backup = True
        return version

    def versions(self) -> tuple[Version, ...]:
        """The kept versions, newest first."""
        with sqlite_trouble(self.path):
            return versions.list_versions(self._connection)

    def version_plan(self, version_id: str) -> Plan:
        """The plan of a kept version, for looking and comparing; raises InputProblem where it is gone or damaged."""
        with sqlite_trouble(self.path):
            return versions.read_version(self._connection, version_id)

    def version_data(self, version_id: str) -> bytes:
        """A kept version as it lies in the file, to be unpacked (versions.plan_of) in another thread."""
        with sqlite_trouble(self.path):
            return versions.read_data(self._connection, version_id)

    def rename_version(self, version_id: str, name: str) -> None:
        """Give a version another name; raises InputProblem where it is gone."""
        self._check_writable()
        with self._transaction():
            versions.rename(self._connection, version_id, name)
        self._changed_since_backup = True

    def delete_version(self, version_id: str) -> KeptVersion:
        """Take a version away; what comes back puts it there again. Raises InputProblem where it is gone."""
        self._check_writable()
        with self._transaction():
            kept = versions.take_away(self._connection, version_id)
        self._changed_since_backup = True
        return kept

    def put_version_back(self, kept: KeptVersion) -> None:
        """Put a version back that was taken away."""
        self._check_writable()
        with self._transaction():
            versions.put_back(self._connection, kept)
        self._changed_since_backup = True

    def restore(self, version_id: str) -> ChangeSet:
        """Make the plan what it was in a version, as a step that can be undone."""
        from models.commands.document import ReplacePlan

        self._check_writable()
        plan = self.version_plan(version_id)
        name = next((version.name for version in self.versions() if version.id == version_id), "")
        return self.run(ReplacePlan(plan, _("Khôi phục phiên bản “{name}”").format(name=name)))

    def save_copy(self, path: Path | str, clean: bool = False) -> None:
        """Write the plan into another file; `clean` leaves history and versions out, for sending.

        Raises InputProblem where the target is this file, PlanLocked where it is open, EnvironmentProblem for the rest.
        """
        target = Path(path)
        if target.exists() and self.path.exists() and target.samefile(self.path):
            raise InputProblem(_("Bản sao phải có tên khác với tệp đang mở."))
        copies.write_copy(self._connection, target, clean)

    def backup(self) -> Path:
        """Copy the plan into the backup folder; raises InputProblem where the file is damaged."""
        plan_id = str(self._connection.execute("SELECT id FROM plan").fetchone()[0])
        folder = self._backups or backup_folder()
        made = back_up(self._connection, self.path, plan_id, folder, datetime.fromtimestamp(self.clock()))
        self._changed_since_backup = False
        return made

    def backup_if_changed(self) -> Path | None:
        """Back up where something changed since the last backup; for a timer."""
        return self.backup() if self._changed_since_backup and not self.read_only else None

    def close(self) -> None:
        """Prune the history, back up what changed, and let the file go; trouble with either is only logged."""
        if self._closed:
            return
        try:
            if not self.read_only and self._changed_since_backup:
                self._tidy_up()
        finally:
            self._closed = True
            self._connection.close()
            if self._key is not None:
                let_go(self._key)
            if self._note is not None:
                remove_note(self.path, self._note)
            if self._snapshot is not None:
                opening.remove_snapshot(self._snapshot)

    def _tidy_up(self) -> None:
        for task in (self._prune, self.backup):
            try:
                task()
            except (PlanError, sqlite3.Error, OSError) as error:
                # Everything is saved already: closing must not fail for the sake of a copy.
                _log.warning("on closing %s: %r", self.path.name, error)

    def _prune(self) -> None:
        with self._transaction():
            self._history.prune()
