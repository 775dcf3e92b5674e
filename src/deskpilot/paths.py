"""Where things are: the shop's data folder, its log folder, and the files we ship."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
# In a wheel and in a frozen bundle the resources lie inside the package; in a checkout, next to src/.
_RESOURCE_ROOTS = (_PACKAGE / "resources", _PACKAGE.parents[1] / "resources")


def data_dir(override: Path | None = None) -> Path:
    """The folder that holds everything of one shop; made on first use, readable by its owner alone.

    `override` is the folder the user asked for (`~` is understood); without it the system's usual place is taken.
    Raises OSError when the folder cannot be made or is a file. A folder that is there but cannot be written is given
    all the same: whether to go on without writing is for the caller to say.
    """
    if override is None:
        import platformdirs

        folder = platformdirs.user_data_path("DeskPilot", appauthor=False)
    else:
        folder = override.expanduser().absolute()
    return _private_folder(folder)


def database_path(data_dir: Path) -> Path:
    """Where the database of a data folder is, or will be."""
    return data_dir / "deskpilot.db"


def log_dir(data_dir: Path) -> Path:
    """The folder of the log files inside `data_dir`; made on first use. Raises OSError when it cannot be made."""
    return _private_folder(data_dir / "logs")


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, e.g. `resource("themes", "light.qss")`, whatever the working folder is.

    Raises FileNotFoundError when it was not shipped, ValueError when `parts` lead out of the resources.
    """
    inside = Path(*parts)
    if inside.is_absolute() or ".." in inside.parts:
        raise ValueError(f"not a path inside the resources: {inside}")
    for root in _RESOURCE_ROOTS:
        if (root / inside).exists():
            return root / inside
    raise FileNotFoundError(f"not among the resources: {inside}")


def _private_folder(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
