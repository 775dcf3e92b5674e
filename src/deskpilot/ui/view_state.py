"""What the window remembers about itself between two starts: order, density, widths, the section last looked at."""

from collections.abc import Collection

from PySide6.QtCore import QByteArray, QSettings


class ViewState:
    """Kept by key in `file`; without one only as long as the window lives. What is missing, of an older version or
    broken by hand is as if it had never been stored: the asker says what holds then."""

    def __init__(self, file: QSettings | None = None) -> None:
        self._file = file
        self._held: dict[str, object] = {}

    def choice(self, key: str, allowed: Collection[str], default: str) -> str:
        """One of the `allowed` codes."""
        stored = self._read(key)
        return stored if isinstance(stored, str) and stored in allowed else default

    def number(self, key: str, least: int, most: int, default: int) -> int:
        """A whole number between `least` and `most`; one beyond them is not trusted."""
        stored = self._read(key)
        try:
            found = int(stored) if isinstance(stored, str | int) else default
        except ValueError:
            return default
        return found if least <= found <= most else default

    def flag(self, key: str, default: bool) -> bool:
        """Yes or no."""
        return self.choice(key, ("yes", "no"), "yes" if default else "no") == "yes"

    def numbers(self, key: str, count: int, least: int, most: int) -> tuple[int, ...]:
        """`count` whole numbers, each between `least` and `most`; none at all when one of them cannot be trusted."""
        stored = self._read(key)
        parts = stored.split(" ") if isinstance(stored, str) else []
        if len(parts) != count or not all(part.isascii() and part.isdigit() for part in parts):
            return ()
        found = tuple(int(part) for part in parts)
        return found if all(least <= each <= most for each in found) else ()

    def blob(self, key: str) -> QByteArray:
        """What Qt packed itself, such as a window's place; empty when there is none."""
        stored = self._read(key)
        return stored if isinstance(stored, QByteArray) else QByteArray()

    def put(self, key: str, value: str | int | bool | QByteArray) -> None:
        """Remember a value under a key, at once."""
        plain = ("yes" if value else "no") if isinstance(value, bool) else value
        if self._file is None:
            self._held[key] = plain
        else:
            self._file.setValue(key, plain)

    def forget(self, key: str) -> None:
        """As it was before anybody chose."""
        if self._file is None:
            self._held.pop(key, None)
        else:
            self._file.remove(key)

    def _read(self, key: str) -> object:
        return self._held.get(key) if self._file is None else self._file.value(key)
