"""The command line of Kế hoạch CCHC; without arguments it opens the window. Qt is imported only for that."""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import os
import re
import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn, TextIO

from models.errors import InputProblem, PlanError
from models.i18n import _
from models.layout import LAYOUT_NAMES
from models.plan import Plan

DONE, ERRORS_FOUND, BAD_USE, BUG = 0, 1, 2, 3
_LONGEST_SHOWN = 200
SAMPLE = ("samples", "ke-hoach-2027.json")

_ARGPARSE_WORDS = (
    (r"the following arguments are required: (.*)", "thiếu {0}"),
    (r"unrecognized arguments: (.*)", "không có tham số “{0}”"),
    (r"argument ([^:]*): expected one argument", "sau {0} còn thiếu một giá trị"),
    (r"argument ([^:]*): invalid choice: (\S+).*", "{0} không nhận giá trị {1}"),
    (r"argument ([^:]*): invalid int value: (\S+)", "{0} cần một số, không phải {1}"),
)


class _Help(argparse.RawDescriptionHelpFormatter):
    """argparse's help with its own few words in Vietnamese."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """The line that shows how a command is written."""
        super().add_usage(usage, actions, groups, _("Cách dùng: ") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """One list of commands or options."""
        words = {"positional arguments": _("Lệnh và tệp"), "options": _("Tùy chọn")}
        super().start_section(words.get(heading or "", heading))


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong in one Vietnamese sentence instead of argparse's usage block."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, formatter_class=_Help, add_help=False)
        self.add_argument("-h", "--help", action="help", help=_("in hướng dẫn này"))

    def error(self, message: str) -> NoReturn:
        """Print the sentence and leave with status 2."""
        for pattern, words in _ARGPARSE_WORDS:
            if found := re.fullmatch(pattern, message):
                message = words.format(*found.groups())
                break
        say_error(_("Lệnh chưa đúng: {why}. Xem cách dùng: main.py --help").format(why=message))
        raise SystemExit(BAD_USE)


def say(text: str, stream: TextIO | None = None) -> None:
    """Print one line, whatever letters the console can show."""
    stream = stream or sys.stdout
    if stream is None:
        # The packed Windows program has no console; what it says goes to the log.
        logging.getLogger("main").info(text)
        return
    # A file name that is no UTF-8 comes as lone surrogates, which would print as escapes.
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        print(text, file=stream, flush=True)
    except OSError:
        # Who reads the output has gone, or its disk is full: the work itself is not hurt by that.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say_error(text: str) -> None:
    """Print one line on stderr."""
    say(text, sys.stderr)


def build_parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    about = _("""Kế hoạch CCHC: soạn kế hoạch cải cách hành chính của một Sở.

  main.py                     mở cửa sổ
  main.py KẾ_HOẠCH.cchc       mở cửa sổ với kế hoạch đó; tệp Word, Excel, PDF … thì đọc và cho xem lại
  main.py --selftest          tự kiểm tra trên máy này""")
    parser = _Parser(prog="main.py", description=about)
    parser.add_argument("--details", action="store_true", help=_("khi có lỗi, in thêm chi tiết cho người hỗ trợ"))
    commands = parser.add_subparsers(dest="command", metavar="LỆNH", parser_class=_Parser)

    demo = commands.add_parser("demo", help=_("tạo kế hoạch mẫu và mọi bản xuất của nó, rồi mở cửa sổ"))
    demo.add_argument("folder", nargs="?", type=Path, default=Path("demo"), help=_("thư mục (mặc định: demo)"))

    read = commands.add_parser("import", help=_("đọc Word, Excel, PDF, OpenDocument, HTML, văn bản … thành tệp .cchc"))
    read.add_argument(
        "source", type=Path, metavar="NGUỒN", help=_("tệp .docx, .xlsx, .xls, .pdf, .odt, .html, .txt, .json …")
    )
    read.add_argument("-o", "--output", type=Path, required=True, metavar="KẾ_HOẠCH.cchc", help=_("tệp sẽ ghi"))

    export = commands.add_parser("export", help=_("xuất kế hoạch ra Word, PDF, Excel, HTML, JSON"))
    export.add_argument("plan", type=Path, metavar="KẾ_HOẠCH", help=_(".cchc hoặc tệp nhập được"))
    kinds = {
        "docx": _("toàn bộ kế hoạch dạng Word"),
        "pdf": _("toàn bộ kế hoạch dạng PDF"),
        "xlsx": _("các phụ lục dạng Excel"),
        "html": _("các phụ lục dạng HTML, để dán vào thư"),
        "json": _("toàn bộ kế hoạch dạng cchc-plan/1"),
    }
    for kind, words in kinds.items():
        export.add_argument(f"--{kind}", type=Path, metavar="TỆP", help=words)
    export.add_argument(
        "--appendices", action="store_true", help=_("Word và PDF chỉ gồm các phụ lục, không có lời văn")
    )
    export.add_argument(
        "--layout", metavar="MẪU", help=_("in theo mẫu bảng khác: {names}").format(names=", ".join(LAYOUT_NAMES))
    )
    export.add_argument("--appendix", type=int, metavar="N", help=_("chỉ phụ lục thứ N"))

    check = commands.add_parser("check", help=_("soát lỗi kế hoạch; mã thoát 1 khi có lỗi"))
    check.add_argument("plan", type=Path, metavar="KẾ_HOẠCH", help=_(".cchc hoặc tệp nhập được"))
    check.add_argument("--json", action="store_true", help=_("in danh sách dạng JSON"))

    rollover = commands.add_parser("rollover", help=_("lập kế hoạch năm sau, kỳ sau từ kế hoạch đang có"))
    rollover.add_argument("plan", type=Path, metavar="KẾ_HOẠCH", help=_(".cchc hoặc tệp nhập được"))
    rollover.add_argument("--to", required=True, metavar="NĂM", help=_("năm mới: 2027 hoặc 2026-2030"))
    rollover.add_argument("--from", dest="old", metavar="NĂM", help=_("năm của kế hoạch đang có, khi nó không ghi rõ"))
    rollover.add_argument("-o", "--output", type=Path, required=True, metavar="MỚI.cchc", help=_("tệp sẽ ghi"))

    coverage = commands.add_parser("coverage", help=_("đối chiếu nhiệm vụ cấp trên giao với kế hoạch"))
    coverage.add_argument("plan", type=Path, metavar="KẾ_HOẠCH", help=_(".cchc hoặc tệp nhập được"))
    coverage.add_argument(
        "above", type=Path, metavar="CẤP_TRÊN", help=_("kế hoạch của cấp trên, .cchc hoặc tệp nhập được")
    )
    coverage.add_argument("--json", action="store_true", help=_("in danh sách dạng JSON"))
    for kind, words in {"docx": "Word", "pdf": "PDF", "xlsx": "Excel", "html": "HTML"}.items():
        told = _("bảng đối chiếu dạng {kind}").format(kind=words)
        coverage.add_argument(f"--{kind}", type=Path, metavar="TỆP", help=told)
    return parser


def read_any(path: Path) -> Plan:
    """The plan in a .cchc or in any file that can be imported; what was not understood is told on stderr."""
    if path.suffix.lower() == ".cchc":
        from models.store.session import PlanSession

        session = PlanSession.open(path, read_only=True)
        try:
            return session.plan
        finally:
            session.close()
    from imports.open_any import read_plan

    draft = read_plan(path)
    for remark in draft.remarks:
        where = f"{remark.place}: " if remark.place else ""
        words = " ".join(remark.text.split())
        shown = words if len(words) <= _LONGEST_SHOWN else words[:_LONGEST_SHOWN] + "…"
        text = f" – “{shown}”" if words else ""
        say_error(_("Cần xem lại: {what}").format(what=f"{where}{remark.message}{text}"))
    return draft.plan


def run_import(source: Path, output: Path) -> int:
    """Read a file into a new .cchc; one that was there before is kept among the backups."""
    check_target(source, output, plan=True)
    plan = read_any(source)
    write_plan(output, plan)
    counts = _("{appendices} phụ lục, {tasks} nhiệm vụ, {lines} dòng phân công")
    told = counts.format(appendices=len(plan.appendices), tasks=plan.task_count(), lines=plan.line_count())
    say(_("Đã ghi {path}: {counts}.").format(path=output, counts=told))
    return DONE


def check_target(source: Path, target: Path, plan: bool = False) -> None:
    """Raise InputProblem where writing would put an end to the very file that is read, or a plan had another suffix."""
    if plan and target.suffix.lower() != ".cchc":
        raise InputProblem(_("Tệp kế hoạch “{name}” phải có đuôi .cchc.").format(name=target.name))
    with contextlib.suppress(OSError):
        if source.samefile(target):
            text = _("“{name}” là tệp nguồn; hãy ghi ra tệp khác để tệp nguồn còn nguyên.")
            raise InputProblem(text.format(name=target.name))


def write_plan(output: Path, plan: Plan) -> None:
    """Write a new .cchc, first keeping a backup of one with that name."""
    from models.store.session import PlanSession

    PlanSession.create(output, plan).close()


def run_export(options: argparse.Namespace) -> int:
    """Write the wanted files; each is written whole or not at all."""
    from exports.writers import KINDS, WITH_BODY, write
    from models.layout import built_in_layout

    wanted = wanted_files(options, KINDS, options.plan)
    if not wanted:
        raise InputProblem(_("Chưa nói xuất ra tệp nào: thêm --docx, --pdf, --xlsx, --html hoặc --json."))
    layout = built_in_layout(options.layout) if options.layout else None
    plan = read_any(options.plan)
    count, number = len(plan.appendices), options.appendix
    if number is not None and not 1 <= number <= count:
        text = _("Kế hoạch có {count} phụ lục, không có phụ lục thứ {n}.")
        raise InputProblem(text.format(count=count, n=number))
    appendices = None if number is None else [number - 1]
    whole = plan.has_text and not options.appendices and appendices is None
    for kind, target in wanted.items():
        write(kind, plan, target, body=whole and kind in WITH_BODY, appendices=appendices, layout=layout)
        say(_("Đã ghi {path}").format(path=target))
    return DONE


def wanted_files(options: argparse.Namespace, kinds: Iterable[str], *sources: Path) -> dict[str, Path]:
    """The files to be written, by kind; raises InputProblem for a wrong suffix, or a file that is read itself."""
    wanted: dict[str, Path] = {kind: target for kind in kinds if isinstance(target := getattr(options, kind), Path)}
    for kind, target in wanted.items():
        if target.suffix.lower() != f".{kind}":
            text = _("Tệp “{name}” phải có đuôi .{kind}, vì nó được ghi ở dạng đó.")
            raise InputProblem(text.format(name=target.name, kind=kind))
        for source in sources:
            check_target(source, target)
    return wanted


def run_coverage(options: argparse.Namespace) -> int:
    """Print which tasks of a plan from above a plan covers, and write the list where wanted."""
    from exports.writers import KINDS, write
    from models.coverage.report import compared, report_json, report_plan
    from models.coverage.telling import told_lines

    wanted = wanted_files(options, (kind for kind in KINDS if kind != "json"), options.plan, options.above)
    coverage = compared(read_any(options.plan), read_any(options.above), options.above.stem)
    if options.json:
        say(json.dumps(report_json(coverage), ensure_ascii=False, indent=1))
    else:
        for line in told_lines(coverage):
            say(line)
    for kind, target in wanted.items():
        write(kind, report_plan(coverage), target)
        say_error(_("Đã ghi {path}").format(path=target))
    return DONE


def run_check(source: Path, as_json: bool) -> int:
    """Print what the check finds in a plan; status 1 where there are errors among it."""
    from models.checking.checker import Checker, rows_of
    from models.checking.finding import Severity
    from models.checking.report import Report

    checker = Checker(rows_of(read_any(source)))
    checker.work()
    findings, report = checker.findings(), Report(checker.rows)
    if as_json:
        say(json.dumps(report.data(findings), ensure_ascii=False, indent=1))
    else:
        for line in report.lines(findings):
            say(line)
        if not findings:
            say(_("Không phát hiện lỗi nào."))
        if dismissed := len(checker.settled().dismissed):
            say(_("Đã bỏ qua theo ghi chú trong kế hoạch: {count}.").format(count=dismissed))
    return ERRORS_FOUND if any(finding.severity is Severity.ERROR for finding in findings) else DONE


def run_rollover(source: Path, years: str, old: str | None, output: Path) -> int:
    """Write the plan of other years into a new .cchc and print what was changed and what is to be looked at."""
    from models.rollover.options import options_for, span_from
    from models.rollover.rolling import roll
    from models.rollover.telling import lines_of, summary

    check_target(source, output, plan=True)
    was, wanted = span_from(old) if old else None, span_from(years)
    plan = read_any(source)
    rolled = roll(plan, options_for(plan, wanted if was else span_from(years, plan), was))
    write_plan(output, rolled.plan)
    told = _("Đã ghi {path}: kế hoạch {span}; {counts}.")
    say(told.format(path=output, span=rolled.options.new.in_words, counts=summary(rolled)))
    for line in lines_of(rolled):
        say(line)
    return DONE


def run_demo(folder: Path) -> int:
    """Make the sample plan and all its exports in a folder; open it where there is a screen."""
    from exports.writers import KINDS, WITH_BODY, write
    from models.files import file_trouble
    from models.plan_json import load_plan
    from models.resources import resource_path

    with file_trouble(folder):
        folder.mkdir(parents=True, exist_ok=True)
    plan = load_plan(resource_path(*SAMPLE).read_text(encoding="utf-8"))
    stem = folder / "KeHoach_CCHC_2027"
    target = stem.with_suffix(".cchc")
    write_plan(target, plan)
    say(_("Đã tạo {path}").format(path=target))
    for kind in KINDS:
        made = stem.with_suffix(f".{kind}")
        write(kind, plan, made, body=kind in WITH_BODY)
        say(_("Đã tạo {path}").format(path=made))
    from ui.system_libraries import has_screen

    if not has_screen():
        say(_("Không có màn hình nên không mở cửa sổ."))
        return DONE
    return run_window(target)


def run_window(path: Path | None) -> int:
    """Open the window, with a plan where one is named."""
    from ui.system_libraries import advice, has_screen

    if not has_screen():
        raise InputProblem(_("Không có màn hình để mở cửa sổ; các lệnh khác dùng được không cần màn hình."))
    if sentence := advice():
        raise InputProblem(sentence)
    from ui.app import run

    return run(path)


def run_command(arguments: Sequence[str]) -> int:
    """Carry out one command line and give its exit status; PlanError tells what went wrong."""
    if arguments and arguments[0] == "--selftest":
        from ui.selftest import run_selftest

        return run_selftest(say)
    if not arguments:
        return run_window(None)
    if not arguments[0].startswith("-") and Path(arguments[0]).suffix and len(arguments) == 1:
        return run_window(Path(arguments[0]))
    # Support asks for the details at the end of a line as often as at its start.
    options = build_parser().parse_args([argument for argument in arguments if argument != "--details"])
    match options.command:
        case "demo":
            return run_demo(options.folder)
        case "import":
            return run_import(options.source, options.output)
        case "export":
            return run_export(options)
        case "check":
            return run_check(options.plan, options.json)
        case "coverage":
            return run_coverage(options)
        case "rollover":
            return run_rollover(options.plan, options.to, options.old, options.output)
    return run_window(None)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; every trouble becomes one sentence on stderr and never a traceback."""
    from models.folders import log_file, start_log

    arguments = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    start_log()
    try:
        return run_command(arguments)
    except PlanError as error:
        logging.getLogger("main").info("%s | %s", error.message, error.details)
        say_error(error.message)
        if "--details" in arguments and error.details:
            say_error(error.details)
        return BAD_USE
    except KeyboardInterrupt:
        say_error(_("Đã dừng theo yêu cầu."))
        return BAD_USE
    except Exception:
        logging.getLogger("main").exception("unexpected error")
        say_error(_("Chương trình gặp lỗi không ngờ tới; chi tiết cho người hỗ trợ ở {log}.").format(log=log_file()))
        return BUG


if __name__ == "__main__":
    sys.exit(main())
