#!/usr/bin/env python3
"""Everything a developer types, in one file that needs nothing but Python 3.11 or newer.

    python3 dev.py run [args...]           open DeskPilot with the demo shop; with args: `deskpilot args...`
    python3 dev.py test [pytest args...]   lint, types, import rules, then the tests; with args: only those tests
    python3 dev.py bench [args...]         measure the figures of the README
    python3 dev.py build                   make dist/deskpilot/, which needs no Python, and let it test itself
    python3 dev.py screenshots --out DIR   draw every page into DIR
    python3 dev.py lock                    choose the versions in requirements/ anew

Each command first makes what it needs: a private .venv next to this file, the exact packages of requirements/*.txt
(checked against their hashes), and on Debian or Ubuntu the system libraries of Qt when it may install them.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# What PySide6 loads from the system, the fonts the theme is drawn with, and a screen for machines without one.
QT_PACKAGES = (
    "libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 "
    "libxcb-shape0 libxcb-xinerama0 libfontconfig1 libglib2.0-0 fonts-noto-cjk fonts-inter xvfb xauth"
).split()
# What PyInstaller takes the bundle's Python from, where Python is Debian's own.
BUILD_PACKAGES = [
    "binutils",
    *([f"libpython3.{sys.version_info.minor}"] if sys.base_prefix == "/usr" else []),
]


def main(argv: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - the reader may not know yet
        return complain("DeskPilot needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
    command, args = (argv[0], argv[1:]) if argv else ("", [])
    if command in ("", "-h", "--help"):
        print(__doc__)
        return 0 if command else 2
    if command not in COMMANDS:
        return complain(f"Unknown command {command!r}; there are {', '.join(COMMANDS)}.", code=2)
    try:
        return COMMANDS[command](args)
    except SetupFailed as problem:
        return complain(str(problem))
    except KeyboardInterrupt:
        return 130


# ---- the commands ----------------------------------------------------------------------------------------------------


def run(args: list[str]) -> int:
    set_up("app")
    opens_window = not args or "--demo" in args
    program = [str(PYTHON), "-m", "deskpilot", *(args or ["--demo"])]
    if opens_window and not has_screen() and (xvfb := shutil.which("xvfb-run")):
        say("There is no screen here: the window opens on an invisible one. Ctrl+C closes it.")
        program = [xvfb, "--auto-servernum", *program]
    return call(program)


def test(args: list[str]) -> int:
    set_up("dev")
    if args:
        return call([str(PYTHON), "-m", "pytest", *args], cwd=ROOT, env=offscreen())
    python = [str(PYTHON), "-m"]
    stages = {
        "ruff check": [*python, "ruff", "check"],
        "ruff format": [*python, "ruff", "format", "--check"],
        "mypy": [*python, "mypy"],
        "import rules": [str(PYTHON.with_name("lint-imports" + PYTHON.suffix)), "--no-logo"],
        # A worker a core; a file stays with one worker, so that what its tests share is built once.
        "pytest": [*python, "pytest", "-n", "auto", "--dist", "loadfile", "--cov", "--cov-report=term"],
    }
    failed = [name for name, command in stages.items() if not passes(name, command)]
    if failed:
        return complain("Failed: " + ", ".join(failed))
    return 0


def passes(name: str, command: list[str]) -> bool:
    """Run one stage of `test` and say how it went and how long it took."""
    say(f"{name} ...")
    started = time.monotonic()
    code = call(command, cwd=ROOT, env=offscreen())
    say(f"{name}: {'ok' if code == 0 else f'FAILED ({code})'}, {time.monotonic() - started:.1f} s")
    return code == 0


def bench(args: list[str]) -> int:
    set_up("dev")
    return call([str(PYTHON), "-m", "benchmarks", *args], cwd=ROOT, env=offscreen())


def build(args: list[str]) -> int:
    set_up("dev", BUILD_PACKAGES)
    spec = ROOT / "packaging" / "pyinstaller.spec"
    options = ["--noconfirm", "--clean", "--log-level", "WARN", "--distpath", "dist", "--workpath", "build"]
    code = call([str(PYTHON), "-m", "PyInstaller", *options, *args, str(spec)], cwd=ROOT)
    if code:
        return code
    bundle = ROOT / "dist" / "deskpilot"
    size = sum(file.lstat().st_size for file in bundle.rglob("*") if file.is_file() and not file.is_symlink())
    say(f"{bundle} is {size / 1e6:.0f} MB. It now tests itself where there is no Python:")
    with tempfile.TemporaryDirectory() as home:
        program = bundle / ("deskpilot.exe" if WINDOWS else "deskpilot")
        code = call([str(program), "--self-test"], cwd=Path(home), env=without_python(home))
    say("Self-test passed." if code == 0 else f"Self-test FAILED ({code}).")
    return code


def screenshots(args: list[str]) -> int:
    set_up("app")
    return call([str(PYTHON), "-m", "deskpilot.ui.screenshots", *args], env=offscreen())


def lock(args: list[str]) -> int:
    """Choose versions for every platform and Python we support. Later files follow the choice of earlier ones."""
    with tempfile.TemporaryDirectory() as scratch:
        make_venv(Path(scratch))
        python = str(Path(scratch, PYTHON.relative_to(VENV)))
        check([python, "-m", "pip", "install", "--quiet", "uv"], "uv could not be installed.")
        options = "--quiet --no-config --universal --python-version 3.11 --generate-hashes".split()
        options += [
            "--no-emit-index-url",
            "--no-emit-find-links",
        ]  # where a machine gets its files is its own affair
        options += ["--custom-compile-command", "python3 dev.py lock", *args]
        app, tools, dev = (f"requirements/{name}.txt" for name in ("app", "build-tools", "dev"))
        for choice in (
            ["pyproject.toml", "-o", app],
            ["--group", "build-tools", "-c", app, "-o", tools],
            ["pyproject.toml", "--group", "dev", "-c", app, "-c", tools, "-o", dev],
        ):
            check(
                [python, "-m", "uv", "pip", "compile", *options, *choice],
                "The versions do not fit.",
                quiet=True,
            )
    return 0


COMMANDS = {each.__name__: each for each in (run, test, bench, build, screenshots, lock)}


# ---- setting up ------------------------------------------------------------------------------------------------------


class SetupFailed(Exception):
    """The machine lacks something that we cannot get by ourselves; the text says what to do."""


def set_up(level: str, system_packages: list[str] | None = None) -> None:
    """Bring .venv to `level` ("app" or "dev"). A stamp of all inputs makes the next call start at once."""
    install_system_packages(venv_packages() + QT_PACKAGES + (system_packages or []))
    wanted = fingerprint()
    done = [stamp(name) for name in ("app", "dev") if name in (level, "dev")]
    if any(file.is_file() and file.read_text() == wanted for file in done):
        return
    if not venv_works():
        say(f"Making {VENV}")
        make_venv(VENV)
    install_python_packages(level)
    stamp(level).write_text(wanted)


def stamp(name: str) -> Path:
    return VENV / f"deskpilot-{name}.stamp"


def fingerprint() -> str:
    """Changes when the versions, the project settings, the Python or the place of this folder change."""
    digest = hashlib.sha256(f"{ROOT} {sys.version}".encode(errors="surrogateescape"))
    for file in (ROOT / "pyproject.toml", *sorted(REQUIREMENTS.glob("*.txt"))):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def venv_works() -> bool:
    """Whether .venv is there, complete, and of this very Python."""
    probe = [str(PYTHON), "-c", "import sys, pip; print(sys.version)"]
    try:
        answer = subprocess.run(probe, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.stdout.strip() == sys.version.strip()


def venv_packages() -> list[str]:
    """Debian keeps the part of Python that fills a .venv in a package of its own."""
    importlib.invalidate_caches()
    return [] if importlib.util.find_spec("ensurepip") else [f"python3.{sys.version_info.minor}-venv"]


def make_venv(folder: Path) -> None:
    if missing := venv_packages():
        raise SetupFailed(
            f"Python cannot make a .venv without {missing[0]}. Please install it, then call again."
        )
    check([sys.executable, "-m", "venv", "--clear", str(folder)], "The .venv could not be made.")


def install_python_packages(level: str) -> None:
    """Nothing is installed, or run while building, whose hash is not written down in requirements/."""
    say("Installing the Python packages; the first time this takes a minute or two")
    install = [str(PYTHON), "-m", "pip", "install", "-qq"]
    pinned = [*install, "--require-hashes", "--no-build-isolation", "-r"]
    hint = "Python packages could not be installed; see pip's message above. Is there a network?"
    check([*pinned, str(REQUIREMENTS / "build-tools.txt")], hint)
    check([*pinned, str(REQUIREMENTS / f"{level}.txt")], hint)
    check([*install, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)], hint)


def install_system_packages(names: list[str]) -> None:
    """On Debian and Ubuntu: install what is missing if we may, else say the line to type and go on."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return
    missing = missing_packages(names)
    tried = VENV / "deskpilot-system.tried"
    tried_before = tried.is_file() and tried.read_text() == " ".join(missing)
    if missing and may_install() and not tried_before:
        say("Installing system packages: " + " ".join(missing))
        apt_install(missing)
        missing = missing_packages(names)
        if missing and VENV.is_dir():
            tried.write_text(" ".join(missing))
    if missing:
        say("Some system packages are missing. If something does not start, please type:")
        print("  sudo apt-get install --no-install-recommends " + " ".join(missing), flush=True)


def missing_packages(names: list[str]) -> list[str]:
    """Those of `names` that are neither installed nor provided by an installed package under a newer name."""
    query = ["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package}, ${Provides}\n"]
    listing = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    present: set[str] = set()
    for row in listing.splitlines():
        status, _, provided = row.partition(" ")
        if status == "installed":
            present.update(name.split()[0] for name in provided.split(",") if name.strip())
    return [name for name in names if name not in present]


def may_install() -> bool:
    if os.geteuid() == 0:
        return True
    asks_nothing = ["sudo", "-n", "true"]
    return shutil.which("sudo") is not None and call(asks_nothing, quiet=True) == 0


def apt_install(names: list[str]) -> None:
    """Install without questions and without waiting for ever.

    The package lists may be absent (a fresh container) or fine, so they are fetched only when the first try fails; a
    broken third-party source among them must not stop us.
    """
    apt = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt += ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--yes", "--quiet"]
    apt += "-o Acquire::Retries=2 -o Acquire::http::Timeout=20 -o DPkg::Lock::Timeout=120".split()
    install = [*apt, "install", "--no-install-recommends", *names]
    if call(install, quiet=True):
        call([*apt, "update"], quiet=True)
        call(install, quiet=True)


# ---- running programs ------------------------------------------------------------------------------------------------


def call(
    command: list[str], cwd: Path | None = None, env: dict[str, str] | None = None, quiet: bool = False
) -> int:
    """Run and give the exit code the way a shell does (128 + signal). Quiet: without what it prints, errors apart."""
    stdout = subprocess.DEVNULL if quiet else None
    try:
        code = subprocess.run(command, cwd=cwd, env=env, stdout=stdout, check=False).returncode
    except FileNotFoundError:
        return complain(f"There is no {command[0]}.")
    return 128 - code if code < 0 else code


def check(command: list[str], hint: str, quiet: bool = False) -> None:
    if call(command, cwd=ROOT, quiet=quiet):
        raise SetupFailed(hint)


def has_screen() -> bool:
    variables = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in variables)


def offscreen() -> dict[str, str]:
    """Qt draws into memory, so that nothing flickers over the desk of whoever runs the tests."""
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ}


def without_python(home: str) -> dict[str, str]:
    """The environment of a person who never heard of Python: nothing on PATH, a home of their own."""
    if WINDOWS:
        system = os.environ["SYSTEMROOT"]
        folders = dict.fromkeys(("USERPROFILE", "APPDATA", "LOCALAPPDATA", "TEMP", "TMP"), home)
        return {
            **folders,
            "SYSTEMROOT": system,
            "PATH": rf"{system}\System32",
            "QT_QPA_PLATFORM": "offscreen",
        }
    return {"HOME": home, "PATH": "", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}


def say(text: str) -> None:
    print(f"dev.py: {text}", flush=True)


def complain(text: str, code: int = 1) -> int:
    print(f"dev.py: {text}", file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
