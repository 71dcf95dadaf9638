"""Asks the model server about flights. A booking never fails because the model does not answer."""

from __future__ import annotations

import json
import urllib.error
import urllib.request

TIMEOUT_SECONDS = 1.0


def late_scores(base_url: str, flights: list[dict]) -> list[float | None]:
    """Probability of a late arrival for each flight; None for all of them when the server gives no usable answer."""
    request = urllib.request.Request(
        f"{base_url}/predict",
        data=json.dumps({"rows": flights}).encode(),
        headers={"Content-Type": "application/json"},
    )
    unknown: list[float | None] = [None] * len(flights)
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response:
            scores = json.load(response)["scores"]
    except (OSError, ValueError, KeyError, TypeError):  # OSError covers refused, timed out and answers like 500
        return unknown
    usable = isinstance(scores, list) and len(scores) == len(flights)
    if not usable or not all(isinstance(score, float) and 0 <= score <= 1 for score in scores):
        return unknown
    return scores
