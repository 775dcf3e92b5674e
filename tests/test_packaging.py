"""What we install, ship and bundle is pinned, permitted and complete."""

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import metadata
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QObject

import deskpilot

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ["app", "build-tools", "dev"]


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(lock: str) -> dict[str, str]:
    """Name to version of everything `requirements/<lock>.txt` pins."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE))


def names_in(requirements: list[str]) -> set[str]:
    return {re.match(r"[\w.-]+", each).group().lower().replace("_", "-") for each in requirements}


def module_at(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# ---- the locks -------------------------------------------------------------------------------------------------------


def test_everything_the_product_needs_is_locked() -> None:
    assert names_in(project()["project"]["dependencies"]) <= locked("app").keys()


def test_everything_a_developer_needs_is_locked() -> None:
    assert names_in(project()["dependency-groups"]["dev"]) <= locked("dev").keys()
    assert names_in(project()["dependency-groups"]["build-tools"]) <= locked("build-tools").keys()


def test_what_is_tested_is_what_is_shipped() -> None:
    dev = locked("dev")
    assert {name: dev.get(name) for name in locked("app")} == locked("app")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    entries = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(entries) == len(locked(lock)) > 0
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_does_not_say_where_its_maker_gets_packages(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    assert re.findall(r"://|--(?:extra-)?index-url|--find-links|--trusted-host", text) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_pandas_is_not_installed(lock: str) -> None:
    assert "pandas" not in locked(lock)


def test_qt_gives_none_away_only_as_often_as_it_takes_it() -> None:
    before = sys.getrefcount(None)
    for _ in range(1_000):
        QObject().setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 200


# ---- licences --------------------------------------------------------------------------------------------------------

COPYLEFT = re.compile(r"\b(?:A?GPL|GNU (?:Affero )?General Public)", re.IGNORECASE)


def licence_of(name: str) -> str:
    about = metadata(name)
    classifiers = [each for each in about.get_all("Classifier", []) if each.startswith("License ::")]
    return about.get("License-Expression") or " / ".join([about.get("License") or "", *classifiers])


def permits(licence: str) -> bool:
    """Whether one of the licences on offer is other than GPL or AGPL."""
    return any(not COPYLEFT.search(choice) for choice in re.split(r"\s+OR\s+", licence))


def test_no_shipped_package_forces_the_gpl_upon_us() -> None:
    assert [name for name in locked("app") if not permits(licence_of(name))] == []


@pytest.mark.parametrize(
    ("licence", "permitted"),
    [
        ("MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("GPL-3.0-or-later", False),
        ("AGPL-3.0-only", False),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", False),
    ],
)
def test_the_choice_of_licences_is_read_right(licence: str, permitted: bool) -> None:
    assert permits(licence) is permitted


def test_the_list_of_licences_is_the_lock() -> None:
    table = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([a-z0-9-]+) \| (\d\S*) \| \S", table, re.MULTILINE))
    assert rows == locked("app")


# ---- wheel and bundle ------------------------------------------------------------------------------------------------


def test_the_wheel_carries_the_program_and_every_resource(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob(f"deskpilot-{deskpilot.__version__}-py3-none-any.whl")
    shipped = set(zipfile.ZipFile(wheel).namelist())
    ours = {
        "deskpilot/" + path.relative_to(ROOT / "src/deskpilot").as_posix()
        for path in files_in("src/deskpilot")
    }
    resources = {"deskpilot/" + path.relative_to(ROOT).as_posix() for path in files_in("resources")}
    assert len(resources) > 0
    assert (ours | resources) - shipped == set()
    assert {name for name in shipped if not name.startswith("deskpilot")} == set()


def files_in(folder: str) -> list[Path]:
    found = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [path for path in found if "__pycache__" not in path.parts and not path.name.startswith(".")]


contents = module_at(ROOT / "packaging" / "contents.py")


def test_nothing_we_import_is_left_out_of_the_bundle() -> None:
    imported: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    assert imported & set(contents.EXCLUDED_MODULES) == set()


@pytest.mark.parametrize(
    "place",
    [
        "deskpilot/resources/themes/light.toml",
        "deskpilot/resources/engine/words.txt",
        "deskpilot/resources/licences/THIRD_PARTY.md",
        "licences/LGPL-3.0.txt",
        "pypinyin/phrases_dict.json",
        "pyqtgraph/icons/auto.png",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/translations/qtbase_en.qm",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/QtOpenGLWidgets.abi3.so",
    ],
)
def test_the_bundle_keeps_what_is_needed(place: str) -> None:
    assert contents.is_wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        "deskpilot/resources/i18n/deskpilot_en.ts",
        "numpy/_core/tests/data/recarray_from_file.fits",
        "pyqtgraph/colors/maps/CET-C1.csv",
        "pyqtgraph/icons/peegee/peegee_512px.png",
        "PySide6/Qt/lib/libQt6EglFsKmsSupport.so.6",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt6Quick.dll",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/imageformats/libqpdf.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/qtbase_zh_TW.qm",
    ],
)
def test_the_bundle_drops_what_is_not(place: str) -> None:
    assert not contents.is_wanted(place)


def test_what_only_measures_or_makes_the_product_is_not_in_the_wheel_or_bundle() -> None:
    build = project()["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert build["only-include"] == ["src/deskpilot", "resources"]
    spec = (ROOT / "packaging" / "pyinstaller.spec").read_text(encoding="utf-8")
    carried = set(re.findall(r'root / "(\w+)"', spec))
    assert carried & {"corpus", "benchmarks", "tools", "tests", "docs"} == set()


def test_a_library_that_only_a_dropped_plugin_was_linked_against_goes_with_it() -> None:
    linked = {
        "PySide6/Qt/plugins/platforms/libqxcb.so": ["libX11.so.6", "libc.so.6"],
        "libX11.so.6": ["libXau.so.6"],
        "libcairo.so.2": ["libpixman-1.so.0"],
    }
    places = [*linked, "libXau.so.6", "libpixman-1.so.0", "libpython3.11.so.1.0"]
    kept = contents.without_orphans(places, lambda place: linked.get(place, []))
    assert set(places) - kept == {"libcairo.so.2", "libpixman-1.so.0"}


def test_every_bundled_package_brings_its_licence() -> None:
    lock = (ROOT / "requirements" / "app.txt").read_text(encoding="utf-8")
    brought = {folder.removeprefix("licences/") for _, folder in contents.licence_files(lock)}
    beside = {"pyside6-essentials", "shiboken6"}  # packaging/licences/LGPL-3.0.txt
    assert locked("app").keys() - contents.NOT_BUNDLED - brought == beside


def test_tables_made_from_the_work_of_others_are_shipped_with_its_notice() -> None:
    provenance = (ROOT / "resources" / "engine" / "PROVENANCE.md").read_text(encoding="utf-8")
    tables = set(re.findall(r"^\| `([\w.]+)` \|", provenance, re.MULTILINE))
    notices = (ROOT / "resources" / "licences" / "THIRD_PARTY.md").read_text(encoding="utf-8")
    listed = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    assert len(tables) >= 4
    assert set(re.findall(r"^## `([\w.]+)`:", notices, re.MULTILINE)) == tables
    assert set(re.findall(r"^\| `([\w.]+)` \|", listed, re.MULTILINE)) == tables


# ---- dev.py ----------------------------------------------------------------------------------------------------------


def test_dev_py_needs_nothing_but_python() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


@pytest.mark.parametrize(("args", "code"), [([], 2), (["--help"], 0), (["no-such-command"], 2)])
def test_dev_py_explains_itself(args: list[str], code: int) -> None:
    answer = subprocess.run(
        [sys.executable, "dev.py", *args], cwd=ROOT, capture_output=True, text=True, check=False
    )
    said = answer.stdout + answer.stderr
    assert answer.returncode == code
    assert all(command in said for command in ("run", "test", "bench", "build", "screenshots"))


def test_dev_py_installs_anew_when_a_lock_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dev = module_at(ROOT / "dev.py")
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "requirements").mkdir()
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "REQUIREMENTS", tmp_path / "requirements")
    prints = [dev.fingerprint()]
    (tmp_path / "requirements" / "app.txt").write_text("a==1")
    prints.append(dev.fingerprint())
    (tmp_path / "pyproject.toml").write_text("[project]")
    prints.append(dev.fingerprint())
    assert len(set(prints)) == 3
    assert dev.fingerprint() == prints[-1]


def test_the_built_program_is_tried_without_any_python_on_its_path(tmp_path: Path) -> None:
    dev = module_at(ROOT / "dev.py")
    environment = dev.without_python(str(tmp_path))
    assert "python" not in environment["PATH"].lower()
    assert not any(name.startswith(("PYTHON", "VIRTUAL_ENV")) for name in environment)
