"""The house rules that a machine can check."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "deskpilot"
UI = SOURCES / "ui"


def modules_of(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def place_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), place_of(path))


def name_of(node: ast.expr) -> str:
    """The last part of a dotted name: `QLabel` of `QtWidgets.QLabel`; empty for anything else."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


# ---- imports ---------------------------------------------------------------------------------------------------------


def test_imports_only_point_down() -> None:
    check = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    answer = subprocess.run(
        [sys.executable, "-c", check],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_the_domain_is_made_of_the_standard_library_alone() -> None:
    strangers = [
        f"{place_of(path)}:{line} {name}"
        for path in modules_of(SOURCES / "domain")
        for line, name in imports_of(tree_of(path))
        if name.partition(".")[0] not in {*sys.stdlib_module_names, "deskpilot"}
    ]
    assert strangers == []


def imports_of(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or "deskpilot"


def test_the_domain_has_no_clock_no_chance_and_touches_no_file() -> None:
    world = {
        "io",
        "os",
        "secrets",
        "shutil",
        "socket",
        "sqlite3",
        "subprocess",
        "tempfile",
        "threading",
        "time",
    }
    reads = {"now", "utcnow", "today", "open", "read_text", "read_bytes", "write_text", "write_bytes"}
    found: list[str] = []
    for path in modules_of(SOURCES / "domain"):
        tree = tree_of(path)
        found += [
            f"{place_of(path)}:{line} import {name}" for line, name in imports_of(tree) if name in world
        ]
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        found += [
            f"{place_of(path)}:{call.lineno} {name_of(call.func)}()"
            for call in calls
            # Random(seed) gives the same numbers every time; without a seed, or as a module, it is chance.
            if name_of(call.func) in reads or (name_of(call.func) == "Random" and not call.args)
        ]
        found += [
            f"{place_of(path)}:{node.lineno} random"
            for node in ast.walk(tree)
            if (isinstance(node, ast.Import) and any(alias.name == "random" for alias in node.names))
            or (
                isinstance(node, ast.ImportFrom)
                and node.module == "random"
                and any(alias.name != "Random" for alias in node.names)
            )
        ]
    assert found == []


# ---- sizes -----------------------------------------------------------------------------------------------------------

_LONGEST_MODULE, _LONGEST_FUNCTION = 340, 50  # lines; what is longer does more than one thing


def test_no_module_and_no_function_grows_too_long() -> None:
    long = []
    for path in modules_of(SOURCES):
        tree, lines = tree_of(path), len(path.read_text(encoding="utf-8").splitlines())
        long += [f"{place_of(path)}: {lines} lines"] if lines > _LONGEST_MODULE else []
        long += [
            f"{place_of(path)}:{node.lineno} {node.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= _LONGEST_FUNCTION
        ]
    assert long == []


def test_whoever_catches_everything_tells_it() -> None:
    """A bug is logged, raised again or kept for whoever asked; `except Exception` alone would swallow it."""
    silent = [
        f"{place_of(path)}:{node.lineno}"
        for path in modules_of(SOURCES)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler)
        and name_of(node.type or ast.Name("BaseException")) in {"Exception", "BaseException"}
        and not _tells(node)
    ]
    assert silent == []


def _tells(handler: ast.ExceptHandler) -> bool:
    inside = [each for part in handler.body for each in ast.walk(part)]
    logs = {"exception", "critical", "error"}
    return any(
        isinstance(each, ast.Raise)
        or (isinstance(each, ast.Call) and name_of(each.func) in logs)
        or (handler.name is not None and isinstance(each, ast.Name) and each.id == handler.name)
        for each in inside
    )


def test_every_module_says_what_it_is_for() -> None:
    modules = [*modules_of(SOURCES), *modules_of(ROOT / "tests")]
    assert [place_of(path) for path in modules if ast.get_docstring(tree_of(path)) is None] == []


# ---- what is never written -------------------------------------------------------------------------------------------


def test_nothing_prints() -> None:
    prints = [
        f"{place_of(path)}:{node.lineno}"
        for path in modules_of(SOURCES)
        for node in ast.walk(tree_of(path))
        # print(..., file=...) says where to, which an accident never does
        if isinstance(node, ast.Call)
        and name_of(node.func) == "print"
        and all(keyword.arg != "file" for keyword in node.keywords)
    ]
    assert prints == []


def test_no_file_names_the_machine_it_was_written_on() -> None:
    machine = re.compile(r"(?<![\w.<~/-])/(?:work|tmp|root|opt|Users|home)/(?!用户|you\b|\$)[\w.]".encode())
    ours = ["src", "tests", "benchmarks", "packaging", "docs", "resources", "tools", "requirements", ".ci"]
    files = [path for name in ours for path in (ROOT / name).rglob("*") if path.is_file() and is_text(path)]
    # In a second working tree `.git` is a file of git's own that names the first one.
    files += [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git" and is_text(path)]
    named = [
        f"{place_of(path)}:{number} {line.strip()[:80].decode(errors='replace')}"
        for path in files
        for number, line in enumerate(path.read_bytes().splitlines(), 1)
        if machine.search(line)
    ]
    assert named == []


def is_text(path: Path) -> bool:
    if "__pycache__" in path.parts or path.name.startswith(".coverage"):
        return False
    with path.open("rb") as file:
        return b"\0" not in file.read(2_000)


# ---- words from outside are shown literally --------------------------------------------------------------------------

MARKUP_GUESSERS = {"QLabel", "QMessageBox"}  # they treat text as HTML when it looks like HTML
MARKUP_CALLS = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "setWhatsThis"}
MARKUP_WIDGETS = {"QTextBrowser", "QGraphicsTextItem", "QErrorMessage"}
TIPS = {"setToolTip", "showText"}
LITERALLY = {"tr", "translate"}  # our own words, as long as they are constants


def markup_risks(tree: ast.Module) -> list[tuple[int, str]]:
    """Where a customer's `<img src=...>` could be taken for markup: line and reason."""
    risks: list[tuple[int, str]] = []
    _look(tree, [], risks)
    return sorted(risks)


def _look(node: ast.AST, around: list[ast.AST], risks: list[tuple[int, str]]) -> None:
    if isinstance(node, ast.ClassDef):
        bases = {name_of(base) for base in node.bases}
        if bases & MARKUP_GUESSERS and not _sets_plain_text(node):
            risks.append((node.lineno, f"{node.name} does not set Qt.TextFormat.PlainText"))
        if bases & MARKUP_WIDGETS:
            risks.append((node.lineno, f"{node.name} shows markup"))
    if isinstance(node, ast.Call):
        risks += [(node.lineno, risk) for risk in _call_risks(node, around)]
    for child in ast.iter_child_nodes(node):
        _look(child, [*around, node], risks)


def _call_risks(call: ast.Call, around: list[ast.AST]) -> Iterator[str]:
    name = name_of(call.func)
    owner = name_of(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    if owner == "QMessageBox":
        yield f"QMessageBox.{name}() guesses at markup; build one and set PlainText"
    elif name in MARKUP_GUESSERS:
        functions = [each for each in around if isinstance(each, ast.FunctionDef)]
        if not (functions and _sets_plain_text(functions[-1])):
            yield f"{name}() without Qt.TextFormat.PlainText"
    elif name in MARKUP_WIDGETS:
        yield f"{name}() shows markup"
    elif name in MARKUP_CALLS:
        yield f"{name}()"
    elif name in TIPS and not _own_tip(call, around) and not _all_literal(_texts(call), around):
        yield f"{name}() with data; wrap it in theme.plain_tip()"


def _sets_plain_text(node: ast.AST) -> bool:
    return any(
        isinstance(each, ast.Call)
        and name_of(each.func) == "setTextFormat"
        and [name_of(argument) for argument in each.args] == ["PlainText"]
        for each in ast.walk(node)
    )


def _own_tip(call: ast.Call, around: list[ast.AST]) -> bool:
    """`self.setToolTip(...)` of a class that brings a setToolTip of its own, which is looked at where it is written."""
    classes = [each for each in around if isinstance(each, ast.ClassDef)]
    methods = (
        {each.name for each in classes[-1].body if isinstance(each, ast.FunctionDef)} if classes else set()
    )
    on_self = isinstance(call.func, ast.Attribute) and name_of(call.func.value) == "self"
    return on_self and name_of(call.func) in methods


def _texts(call: ast.Call) -> list[ast.expr]:
    if name_of(call.func) == "showText":  # QToolTip.showText(position, text, widget); the position is no text
        return call.args[1:2]
    return call.args[-1:]  # an item of a table takes the column first


def _all_literal(texts: Sequence[ast.expr], around: Sequence[ast.AST]) -> bool:
    return all(_is_literal(text, around) for text in texts)


def _values_of(name: str, around: Sequence[ast.AST]) -> list[ast.expr]:
    """What the function around gives a name of its own; nothing when the name comes from elsewhere as well."""
    functions = [each for each in around if isinstance(each, ast.FunctionDef)]
    if not functions:
        return []
    within = list(ast.walk(functions[-1]))
    stored = [each for each in within if isinstance(each, ast.Name | ast.arg) and _binds(each, name)]
    given = [each for each in within if isinstance(each, ast.Assign) and _binds(each.targets[0], name)]
    return [each.value for each in given] if len(given) == len(stored) else []


def _binds(node: ast.AST, name: str) -> bool:
    if isinstance(node, ast.arg):
        return node.arg == name
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id == name


def _is_literal(text: ast.expr, around: Sequence[ast.AST] = ()) -> bool:
    """Our own words, or words from outside that went through something that makes them plain."""
    if isinstance(text, ast.Constant):
        return True
    if isinstance(text, ast.IfExp):
        return _is_literal(text.body, around) and _is_literal(text.orelse, around)
    if isinstance(text, ast.Name):
        values = _values_of(text.id, around)
        return bool(values) and all(map(_is_literal, values))
    if isinstance(text, ast.Call):
        made_plain = "plain" in name_of(text.func)
        return made_plain or (name_of(text.func) in LITERALLY and all(map(_is_literal, text.args)))
    return False


def test_the_window_shows_words_from_outside_literally() -> None:
    risks = [
        f"{place_of(path)}:{line} {risk}"
        for path in modules_of(UI)
        for line, risk in markup_risks(tree_of(path))
    ]
    assert risks == []


@pytest.mark.parametrize(
    "risky",
    [
        "label = QLabel(name)",
        "label = QtWidgets.QLabel()",
        "class Title(QLabel):\n    def show_name(self, name): self.setText(name)",
        "class Title(QLabel):\n    def __init__(self): self.setTextFormat(Qt.TextFormat.AutoText)",
        "def tell(error):\n    box = QMessageBox()\n    box.setText(error)",
        "QMessageBox.warning(self, title, text)",
        "pane.setHtml(text)",
        "pane = QTextBrowser()",
        "class Pane(QTextBrowser): pass",
        "button.setToolTip(name)",
        "button.setToolTip(f'{name}')",
        "button.setToolTip(self.tr('给 %1').replace('%1', name))",
        "button.setToolTip('' if ok else name)",
        "item.setToolTip(0, name)",
        "QToolTip.showText(position, name)",
        "def tip(self, name):\n    name = plain_tip(name)\n    self.setToolTip(name)",
        "def tip(self):\n    text = plain_tip(a)\n    for text in names: self.setToolTip(text)",
        "def tip(self):\n    text = plain_tip(a)\n    text = a\n    self.setToolTip(text)",
    ],
)
def test_the_guard_against_markup_sees_a_risk(risky: str) -> None:
    assert len(markup_risks(ast.parse(risky))) == 1


@pytest.mark.parametrize(
    "safe",
    [
        "class PlainLabel(QLabel):\n    def __init__(self): self.setTextFormat(Qt.TextFormat.PlainText)",
        "def tell(text):\n    box = QMessageBox()\n    box.setTextFormat(Qt.TextFormat.PlainText)",
        "button.setToolTip('')",
        "button.setToolTip(self.tr('发送'))",
        "button.setToolTip(QCoreApplication.translate('Pane', '发送') if ok else '')",
        "button.setToolTip(theme.plain_tip(name))",
        "item.setToolTip(0, plain_tip(name))",
        "class A(B):\n  def setToolTip(s, t): super().setToolTip(plain_tip(t))\n  def say(self, t): self.setToolTip(t)",
        "QToolTip.showText(position, plain_tip(name), self)",
        "def tip(self, name):\n    text = plain_tip(name) if name else ''\n    self.setToolTip(text)",
    ],
)
def test_the_guard_against_markup_lets_plain_text_pass(safe: str) -> None:
    assert markup_risks(ast.parse(safe)) == []
