"""Makes the files of one sending, each whole or not at all; free of Qt, because it works in a thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from models.errors import PlanError
from models.files import file_trouble
from models.i18n import _
from models.plan import Plan
from models.sending.choices import Kind, Parts
from models.sending.finding import Finding
from models.sending.letter import Letter
from models.sending.made_checks import MadeFile, made_findings
from models.sending.planned import PlannedFile, Sending

Progress = Callable[[float, str], bool]
LetterOf = Callable[[Sequence[str]], Letter]


@dataclass(slots=True)
class Outcome:
    """What came of a sending: the files made, the names that failed with the reason, and the draft."""

    folder: Path
    made: list[MadeFile] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    mail: Path | None = None
    letter: Letter | None = None
    stopped: bool = False

    def findings(self) -> tuple[Finding, ...]:
        """What deserves a look in the files."""
        return tuple(made_findings(self.made, mailed=self.letter is not None))


def make_folder(folder: Path) -> None:
    """Make the folder of a sending; the one that it stands in must be there."""
    with file_trouble(folder):
        folder.mkdir(exist_ok=True)


def make_files(
    plan: Plan,
    sending: Sending,
    save_copy: Callable[[Path], None],
    letter_of: LetterOf | None,
    run: Callable[[Callable[[Progress], None]], object],
) -> Outcome:
    """Make all files of a sending and tell what came of it; a file that fails leaves the others.

    `save_copy` writes the plan file, here and not in the thread, because an open plan belongs to one thread; `run`
    does the rest of the work, in a thread or at once. Raises EnvironmentProblem where the folder cannot be made.
    """
    fresh = not sending.folder.exists()
    make_folder(sending.folder)
    outcome = Outcome(sending.folder)
    copied: dict[str, MadeFile] = {}
    for one in sending.files:
        if one.kind is Kind.PLAN:
            with _told(outcome, one.name):
                save_copy(sending.folder / one.name)
                copied[one.name] = _seen(sending.folder / one.name, one.kind)
    try:
        run(lambda progress: _write_all(plan, sending, copied, letter_of, outcome, progress))
    finally:
        if fresh and not outcome.made:
            with suppress(OSError):
                sending.folder.rmdir()
    return outcome


def _write_all(
    plan: Plan,
    sending: Sending,
    copied: Mapping[str, MadeFile],
    letter_of: LetterOf | None,
    outcome: Outcome,
    progress: Progress,
) -> None:
    from exports.progress import Cancelled, report

    steps = len(sending.files) + (1 if letter_of else 0)
    try:
        for place, one in enumerate(sending.files):
            if one.kind is Kind.PLAN:
                if one.name in copied:
                    outcome.made.append(copied[one.name])
                continue
            share = _share(progress, place, steps, one.name)
            report(share, 0.0)
            with _told(outcome, one.name):
                outcome.made.append(_write(plan, one, sending.folder, share))
        if letter_of and outcome.made:
            _write_mail(sending, letter_of, outcome, _share(progress, steps - 1, steps, sending.mail))
    except Cancelled:
        outcome.stopped = True


def _write(plan: Plan, one: PlannedFile, folder: Path, progress: Callable[[float], bool]) -> MadeFile:
    from exports.writers import write

    target = folder / one.name
    write(
        str(one.kind), plan, target, body=one.parts is Parts.WHOLE, appendices=one.appendices, progress=progress
    )  # fmt: skip
    return _seen(target, one.kind)


def _write_mail(sending: Sending, letter_of: LetterOf, outcome: Outcome, progress: Callable[[float], bool]) -> None:
    from exports.eml import write_eml
    from exports.progress import report

    outcome.letter = letter_of([Path(one.path).name for one in outcome.made])
    report(progress, 0.0)
    with _told(outcome, sending.mail):
        write_eml(
            sending.folder / sending.mail, outcome.letter, [Path(one.path) for one in outcome.made], progress=progress
        )
        outcome.mail = sending.folder / sending.mail


def _seen(path: Path, kind: Kind) -> MadeFile:
    """The file as it lies on the disk; the pages of a PDF are counted in it."""
    pages = None
    if kind is Kind.PDF:
        from exports.pdf.raster import PdfPictures

        with PdfPictures(path) as pictures:
            pages = len(pictures)
    with file_trouble(path):
        return MadeFile(str(path), path.stat().st_size, pages)


def _share(progress: Progress, place: int, steps: int, name: str) -> Callable[[float], bool]:
    text = _("Đang tạo “{name}” ({place}/{steps})…").format(name=name, place=place + 1, steps=steps)
    return lambda share: progress((place + share) / steps, text)


@contextmanager
def _told(outcome: Outcome, name: str) -> Iterator[None]:
    """Keep the reason why a file failed and let the work go on; being stopped is no failure of a file."""
    from exports.progress import Cancelled

    try:
        yield
    except Cancelled:
        raise
    except PlanError as problem:
        outcome.failed[name] = problem.message
