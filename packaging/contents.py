"""What goes into the bundle and what stays out. Read by pyinstaller.spec, and by the tests that guard it."""

import re
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import distribution
from pathlib import Path, PurePath

# Modules that PyInstaller would find although nothing of ours uses them.
EXCLUDED_MODULES = [
    "pip",  # a dependency of sqlite-utils' command line
    "setuptools",
    "pkg_resources",
    "pandas",
    "tkinter",
    "matplotlib",
    "IPython",
    "pytest",
    "unittest",
    "sqlite_utils.cli",
    "readline",
    "pyqtgraph.examples",
    "pyqtgraph.opengl",
    "pyqtgraph.jupyter",
    "numpy.f2py",
    "numpy.testing",
    "PySide6.QtConcurrent",
    "PySide6.QtDBus",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "PySide6.QtPrintSupport",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickControls2",
    "PySide6.QtQuickTest",
    "PySide6.QtQuickWidgets",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtUiTools",
    "PySide6.QtXml",
]

# Pinned in requirements/app.txt, not carried along.
NOT_BUNDLED = {"pip"}

# Packages whose data files are read at run time (their modules are found by themselves).
PACKAGES_WITH_DATA = ["pypinyin"]

# Qt finds its plugins by folder. Input contexts are what a Chinese input method needs; TLS is not needed: we never
# leave the machine.
_QT_PLUGINS = {
    "iconengines",
    "imageformats",
    "platforminputcontexts",
    "platforms",
    "platformthemes",
    "styles",
    "wayland-decoration-client",
    "wayland-graphics-integration-client",
    "wayland-shell-integration",
    "xcbglintegrations",
}
_UNWANTED = re.compile(
    r"""
    pyqtgraph/(examples|icons/peegee|colors/maps)/ | pyqtgraph/.*\.(md|rst|ui)$
    | numpy/.*/tests/ | /i18n/.*\.ts$
    | PySide6/Qt/qml/ | PySide6/(?:Qt/)?translations/(?!.*_(?:zh_CN|en)\.qm$)
    | (?:lib)?Qt6(?:Qml|Quick|Labs|Lottie|Designer|Help|Sql|Test|PrintSupport|UiTools|WaylandCompositor|EglFs)
    | /plugins/platforms/libq(?:eglfs|linuxfb|vnc|vkkhrdisplay|minimal|minimalegl)\.
    | /plugins/imageformats/libq(?:gif|icns|pdf|tga|tiff|wbmp|webp)\.
    | /plugins/platformthemes/libqgtk3\.                     # would bring all of GTK along
    | \.(?:pyi|pxd|h|c|cpp|a|lib)$
    """,
    re.VERBOSE,
)
_PLUGIN_FOLDER = re.compile(r"/plugins/([^/]+)/")


def is_wanted(destination: str) -> bool:
    """Whether a file that PyInstaller collected for this place in the bundle stays."""
    place = PurePath(destination).as_posix()
    plugin = _PLUGIN_FOLDER.search(place)
    if plugin and plugin.group(1) not in _QT_PLUGINS:
        return False
    return not _UNWANTED.search(place)


def without_orphans(destinations: Sequence[str], needs: Callable[[str], Iterable[str]]) -> set[str]:
    """Those places in the bundle that stay when the libraries go that nobody in the bundle asks for any more.

    A library of the system lies at the top of the bundle; it is there for whoever is linked against it, and that may
    be a plugin that was left out. `needs` gives the file names that the file for a place is linked against.
    """
    libraries = {name: name for name in destinations if "/" not in name and not name.startswith("libpython")}
    found = [name for name in destinations if name not in libraries]
    kept = set(found)
    while found:
        asked = {libraries[name] for name in needs(found.pop()) if name in libraries} - kept
        kept |= asked
        found += asked
    return kept


_LICENCE_FILE = re.compile(r"(?:licen[cs]e|copying|notice)", re.IGNORECASE)


def licence_files(lock: str) -> list[tuple[str, str]]:
    """The licences that come with the packages pinned in the text of a lock: where they are, and their folder here."""
    found: list[tuple[str, str]] = []
    for name in re.findall(r"^([a-z0-9.-]+)==", lock, re.MULTILINE):
        if name in NOT_BUNDLED:
            continue
        files = distribution(name).files or []
        found += [
            (str(file.locate()), f"licences/{name}")
            for file in files
            if _LICENCE_FILE.match(file.name) and file.suffix != ".py" and Path(str(file.locate())).is_file()
        ]
    return found
