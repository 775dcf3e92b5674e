"""Whether a window has this data folder open. Asked without Qt, of the lock file that the window holds."""

import sys
from pathlib import Path

from deskpilot.domain.errors import AlreadyRunning

_LOCK = "deskpilot.lock"


def check_free(data_dir: Path) -> None:
    """Raises `AlreadyRunning` while a window works in the folder: what is changed behind its back it does not see."""
    lock = data_dir / _LOCK
    if lock.exists() and _is_held(lock):
        raise AlreadyRunning(path=data_dir)


def _is_held(lock: Path) -> bool:
    """The lock file outlives a window that was killed; the system's lock on it does not."""
    try:
        with lock.open("r+b") as file:
            if sys.platform == "win32":
                return False  # there the owner's file cannot even be opened for writing
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            fcntl.flock(file, fcntl.LOCK_UN)
            return False
    except FileNotFoundError:
        return False
    except OSError:
        return True
