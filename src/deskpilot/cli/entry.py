"""What was typed: parsed, done, and answered with an exit code: 0 done, 1 a told error, 2 wrong use."""

import argparse
import sys
from collections.abc import Sequence
from math import inf, isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from deskpilot import __version__
from deskpilot.cli import told
from deskpilot.cli.console import make_console_safe
from deskpilot.domain.errors import FolderUnusable, KnownError

if TYPE_CHECKING:
    from deskpilot.worker.scene import Scene

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["read-sheet"] and len(arguments) == 3:
        from deskpilot.imports.sheet_child import main as read_sheet

        return read_sheet(*arguments[1:])
    make_console_safe()
    try:
        options = _parser(_has_command(arguments)).parse_args(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 2
    # Not a default of the parser: a command would put it over what was named before the command.
    options.data_dir = getattr(options, "data_dir", None)
    try:
        return int(options.act(options))
    except KnownError as error:
        return _tell(error)
    except OSError as error:
        return _tell(FolderUnusable(path=error.filename or "", why=error.strerror or type(error).__name__))
    except KeyboardInterrupt:
        return 130


def _tell(error: KnownError) -> int:
    if sys.stderr is not None:
        sys.stderr.write(told.sentence(error) + "\n")
    return 1


def _has_command(arguments: Sequence[str]) -> bool:
    """Whether a command may be among them, or help on all of them. Most starts have none, and the window waits."""
    rest = arguments[2:] if arguments[:1] == ["--data-dir"] else arguments
    return any(argument != "--demo" for argument in rest)


def _parser(with_commands: bool = True) -> argparse.ArgumentParser:
    common = _common()
    parser = argparse.ArgumentParser("deskpilot", description=told.text("about"), parents=[common])
    parser.add_argument("--version", action="version", version=f"DeskPilot {__version__}")
    parser.add_argument("--self-test", action="store_true", help=told.text("help_self_test"))
    parser.add_argument("--demo", action="store_true", help=told.text("help_demo"))
    parser.add_argument("--play", type=Path, metavar="FILE", help=told.text("help_play"))
    parser.add_argument("--speed", type=_speed, metavar="N", help=told.text("help_speed"))
    parser.add_argument("--seed", type=int, metavar="N", default=1, help=told.text("help_seed"))
    parser.add_argument("--rush", action="store_true", help=told.text("help_rush"))
    parser.add_argument("--with-agents", action="store_true", help=told.text("help_with_agents"))
    parser.set_defaults(act=_window)
    if not with_commands:
        return parser
    commands = parser.add_subparsers(metavar="COMMAND")
    _add_knowledge(commands, common)
    _add_catalog(commands, common)
    _add_measuring(commands, common)
    _add_keeping(commands, common)
    return parser


def _common() -> argparse.ArgumentParser:
    """What every command takes, before its name or after it."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--data-dir", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=told.text("help_data_dir")
    )
    return common


def _add_knowledge(commands: "Commands", common: argparse.ArgumentParser) -> None:
    kb = commands.add_parser("kb", help=told.text("help_kb")).add_subparsers(metavar="WHAT", required=True)
    importing = kb.add_parser("import", parents=[common], help=told.text("help_kb_import"))
    importing.add_argument("file", type=Path)
    importing.add_argument("--json", action="store_true", help=told.text("help_json"))
    importing.set_defaults(act=_Lazily("kb_import"))
    exporting = kb.add_parser("export", parents=[common], help=told.text("help_kb_export"))
    exporting.add_argument("file", type=Path)
    exporting.set_defaults(act=_Lazily("kb_export"))


def _add_catalog(commands: "Commands", common: argparse.ArgumentParser) -> None:
    catalog = commands.add_parser("catalog", help=told.text("help_catalog"))
    importing = catalog.add_subparsers(metavar="WHAT", required=True).add_parser(
        "import", parents=[common], help=told.text("help_catalog_import")
    )
    importing.add_argument("file", type=Path)
    importing.add_argument("--json", action="store_true", help=told.text("help_json"))
    importing.set_defaults(act=_Lazily("catalog_import"))
    orders = commands.add_parser("orders", help=told.text("help_orders"))
    importing = orders.add_subparsers(metavar="WHAT", required=True).add_parser(
        "import", parents=[common], help=told.text("help_orders_import")
    )
    importing.add_argument("file", type=Path)
    importing.add_argument(
        "--channel", metavar="NAME", default="taobao", help=told.text("help_orders_channel")
    )
    importing.add_argument("--json", action="store_true", help=told.text("help_json"))
    importing.set_defaults(act=_Lazily("orders_import"))


def _add_measuring(commands: "Commands", common: argparse.ArgumentParser) -> None:
    ask = commands.add_parser("ask", parents=[common], help=told.text("help_ask"))
    ask.add_argument("text", nargs="?")
    ask.add_argument("--batch", type=Path, metavar="IN")
    ask.add_argument("--out", type=Path, metavar="OUT")
    ask.add_argument("--json", action="store_true", help=told.text("help_json"))
    ask.set_defaults(act=_Lazily("ask"))
    replay = commands.add_parser("replay", parents=[common], help=told.text("help_replay"))
    replay.add_argument("file", type=Path)
    replay.add_argument("--out", type=Path, metavar="OUT", required=True)
    replay.add_argument("--mode", choices=("auto", "assist", "off"), default="auto")
    replay.set_defaults(act=_Lazily("replay"))
    learn = commands.add_parser("learn", parents=[common], help=told.text("help_learn"))
    what = learn.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=Path, nargs="?")
    what.add_argument("--show", action="store_true", help=told.text("help_learn_show"))
    what.add_argument("--forget", action="store_true", help=told.text("help_learn_forget"))
    what.add_argument("--recall", action="store_true", help=told.text("help_learn_recall"))
    learn.add_argument("--json", action="store_true", help=told.text("help_json"))
    learn.set_defaults(act=_Lazily("learn"))
    _add_calibrate(commands, common)


def _add_calibrate(commands: "Commands", common: argparse.ArgumentParser) -> None:
    calibrate = commands.add_parser("calibrate", parents=[common], help=told.text("help_calibrate"))
    calibrate.add_argument("--risk", type=_share, metavar="SHARE", help=told.text("help_risk"))
    calibrate.add_argument(
        "--from", dest="labelled", type=Path, metavar="LABELLED", help=told.text("help_from")
    )
    calibrate.add_argument("--delta", type=_share, metavar="SHARE", default=0.1, help=told.text("help_delta"))
    calibrate.add_argument("--json", action="store_true", help=told.text("help_json"))
    either = calibrate.add_mutually_exclusive_group()
    either.add_argument("--apply", action="store_true", help=told.text("help_apply"))
    either.add_argument("--splits", type=_count, metavar="N", default=0, help=told.text("help_splits"))
    calibrate.set_defaults(act=_Lazily("calibrate"))


def _add_keeping(commands: "Commands", common: argparse.ArgumentParser) -> None:
    doctor = commands.add_parser("doctor", parents=[common], help=told.text("help_doctor"))
    doctor.add_argument("--json", action="store_true", help=told.text("help_json"))
    doctor.set_defaults(act=_Lazily("doctor"))
    tasks = commands.add_parser("tasks", parents=[common], help=told.text("help_tasks"))
    tasks.add_argument("--agent", metavar="NAME", default="", help=told.text("help_agent"))
    tasks.add_argument("--json", action="store_true", help=told.text("help_json"))
    tasks.set_defaults(act=_Lazily("tasks"))
    _add_export_customer(commands, common)
    _add_erase(commands, common)
    _add_feedback(commands, common)
    forget = commands.add_parser("forget-pin", parents=[common], help=told.text("help_forget_pin"))
    forget.set_defaults(act=_Lazily("forget_pin"))
    for name in ("backup", "restore"):
        command = commands.add_parser(name, parents=[common], help=told.text(f"help_{name}"))
        command.add_argument("file", type=Path)
        command.set_defaults(act=_Lazily(name))


def _add_erase(commands: "Commands", common: argparse.ArgumentParser) -> None:
    erase = commands.add_parser("erase", parents=[common], help=told.text("help_erase"))
    erase.add_argument("customer", help=told.text("help_customer"))
    erase.add_argument("--channel", metavar="NAME", default="", help=told.text("help_channel"))
    erase.add_argument("--dry-run", action="store_true", help=told.text("help_dry_run"))
    erase.add_argument("--backups", action="store_true", help=told.text("help_backups"))
    erase.add_argument("--json", action="store_true", help=told.text("help_json"))
    erase.set_defaults(act=_Lazily("erase"))


def _add_export_customer(commands: "Commands", common: argparse.ArgumentParser) -> None:
    export = commands.add_parser("export-customer", parents=[common], help=told.text("help_export_customer"))
    export.add_argument("customer", help=told.text("help_customer"))
    export.add_argument("file", type=Path, help=told.text("help_customer_file"))
    export.add_argument("--channel", metavar="NAME", default="", help=told.text("help_channel"))
    export.set_defaults(act=_Lazily("export_customer"))


def _add_feedback(commands: "Commands", common: argparse.ArgumentParser) -> None:
    from deskpilot.domain.product_feedback import FeedbackKind

    feedback = commands.add_parser("feedback", parents=[common], help=told.text("help_feedback"))
    feedback.add_argument("--out", type=Path, metavar="FILE", help=told.text("help_out_table"))
    kinds = [kind.value for kind in FeedbackKind]
    feedback.add_argument("--kind", choices=kinds, help=told.text("help_kind"))
    feedback.add_argument("--days", type=_count, metavar="N", help=told.text("help_days"))
    feedback.add_argument("--json", action="store_true", help=told.text("help_json"))
    feedback.set_defaults(act=_Lazily("feedback"))


class _Lazily:
    """A command whose engine and store are only loaded when it is really run."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, options: argparse.Namespace) -> int:
        from deskpilot.cli import commands

        return commands.COMMANDS[self._name](options)


def _window(options: argparse.Namespace) -> int:
    # Qt is only touched when there is to be a window: all else runs where no screen is.
    from deskpilot import app

    if options.self_test:
        return app.self_test(options.data_dir)
    return app.main(options.data_dir, options.demo, options.play, _scene(options))


def _scene(options: argparse.Namespace) -> "Scene":
    """How the demo's customers or a recording are played. `--speed max` is as fast as the desk can take it."""
    from deskpilot.worker.scene import Scene

    usual, speed = Scene(), options.speed
    return Scene(
        demo_speed=speed if speed is not None and isfinite(speed) else usual.demo_speed,
        seed=options.seed,
        rush=options.rush,
        play_speed=usual.play_speed if speed is None else speed if isfinite(speed) else None,
        play_agents=options.with_agents,
    )


def _speed(text: str) -> float:
    if text == "max":
        return inf
    speed = float(text)
    if not 0.0 < speed < inf:
        raise ValueError(text)
    return speed


def _share(text: str) -> float:
    """0.05 or 5%, strictly between nothing and all."""
    share = float(text[:-1]) / 100 if text.endswith("%") else float(text)
    if not 0.0 < share < 1.0:
        raise ValueError(text)
    return share


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise ValueError(text)
    return count
