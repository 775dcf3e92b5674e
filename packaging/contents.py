"""What goes into the bundle and what stays out. Read by pyinstaller.spec, and by the tests that guard it."""

import re
from pathlib import PurePath

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
    "jieba.analyse",
    "jieba.posseg",
    "jieba.lac_small",
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

# Packages whose data files are read at run time (their modules are found by themselves).
PACKAGES_WITH_DATA = ["jieba", "opencc", "pypinyin"]

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
    jieba/(analyse|posseg|lac_small)/ | jieba/.*\.p$        # other tasks; pickles for Jython
    | pyqtgraph/examples/ | pyqtgraph/.*\.(md|rst|ui)$
    | PySide6/Qt/qml/ | PySide6/(?:Qt/)?translations/(?!.*_(?:zh_CN|en)\.qm$)
    | (?:lib)?Qt6(?:Qml|Quick|Labs|Lottie|Designer|Help|Sql|Test|PrintSupport|UiTools|WaylandCompositor|EglFS)
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
