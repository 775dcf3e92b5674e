"""The design tokens: from the file that is written by hand to the one that the program reads.

    python tools/tokens.py release   make tokens.json of tokens.toml
    python tools/tokens.py check     exit code 1 when tokens.json is not what tokens.toml gives

The JSON is committed: a checkout runs without a build step.
"""

import json
import sys
import tomllib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "themes"
SOURCE, MADE = FOLDER / "tokens.toml", FOLDER / "tokens.json"


def compiled() -> str:
    """What the program reads, made of what is written by hand."""
    return json.dumps(tomllib.loads(SOURCE.read_text(encoding="utf-8")), ensure_ascii=False, indent=1) + "\n"


def is_current() -> bool:
    """Whether the file that the program reads is the one that would be made now."""
    return MADE.exists() and MADE.read_text(encoding="utf-8") == compiled()


def main() -> int:
    """Do what the argument says; the exit code."""
    asked = sys.argv[1:]
    if asked == ["release"]:
        MADE.write_text(compiled(), encoding="utf-8", newline="\n")
        return 0
    if asked == ["check"]:
        return 0 if is_current() else 1
    sys.stderr.write(f"{__doc__}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
