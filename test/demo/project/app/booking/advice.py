"""From the probability of a late flight to a sentence for the traveller."""

from __future__ import annotations

import math
from dataclasses import dataclass

RISKY = 0.25
VERY_RISKY = 0.40


@dataclass(frozen=True)
class Advice:
    level: str  # "calm", "risky", "very-risky" or "unknown"
    text: str


def advise(score: float | None, connection_minutes: int | None = None) -> Advice:
    """Advice for one flight; `score` is None when the model could not be asked.

    A tight connection makes the same risk matter more, so each threshold is halved below an hour.
    """
    if score is None:
        return Advice("unknown", "We cannot say how punctual this flight is today.")
    if not (math.isfinite(score) and 0 <= score <= 1):
        raise ValueError(f"a probability lies between 0 and 1, not at {score}")
    tight = connection_minutes is not None and connection_minutes < 60
    factor = 0.5 if tight else 1.0
    percent = round(score * 100)
    if score >= VERY_RISKY * factor:
        plan = "Take an earlier flight if you can." if tight else "Leave early and keep your evening free."
        return Advice("very-risky", f"Often late ({percent} %). {plan}")
    if score >= RISKY * factor:
        return Advice("risky", f"Sometimes late ({percent} %). Leave early.")
    return Advice("calm", f"Usually on time ({percent} % late).")
