"""How far a probability is from what happens, beside how far one that holds exactly would seem to be.

The expected calibration error counts chance as error: of thirty turns told at 0.6 rarely exactly eighteen are right. What is left
of the error above that of a probability that holds exactly, on as many turns, is the engine's.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_BINS = 10
_DRAWS = 400


def expected_error(told: Sequence[float], happened: Sequence[bool]) -> float:
    """Mean distance of what was told and what happened over tenths of the scale, weighted by turns (Naeini, Cooper and
    Hauskrecht 2015); 0 without turns."""
    return _error(np.asarray(told, float), np.asarray(happened, float))


def error_of_chance(told: Sequence[float]) -> float:
    """The mean error that would be counted if every one of these probabilities held exactly."""
    exact = np.asarray(told, float)
    chance = np.random.default_rng(0)
    return float(np.mean([_error(exact, chance.random(len(exact)) < exact) for _ in range(_DRAWS)]))


def _error(told: NDArray[np.float64], happened: NDArray[np.float64] | NDArray[np.bool_]) -> float:
    if not len(told):
        return 0.0
    bins = np.minimum(_BINS - 1, (told * _BINS).astype(int))
    apart = np.bincount(bins, weights=told - happened, minlength=_BINS)
    return float(np.abs(apart).sum() / len(told))
