"""How large a run is and where it puts its files."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Plan:
    """`quick` measures small sizes; `folder` lies on the disk to measure; `eval_folder` holds a knowledge base with queries from elsewhere."""

    quick: bool = False
    folder: Path | None = None
    eval_folder: Path | None = None

    def pick(self, whole: int, quick: int) -> int:
        """The size of the run."""
        return quick if self.quick else whole

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for this part alone, gone afterwards."""
        with tempfile.TemporaryDirectory(prefix="deskpilot-bench-", dir=self.folder) as name:
            yield Path(name)

    def options(self) -> list[str]:
        """The command line of this plan."""
        words = ["--quick"] if self.quick else []
        for name, folder in (("--folder", self.folder), ("--eval", self.eval_folder)):
            words += [name, str(folder.resolve())] if folder is not None else []
        return words
