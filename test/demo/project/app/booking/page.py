"""The confirmation page of a booking."""

from __future__ import annotations

from html import escape

from booking.advice import advise


def confirmation(flights: list[dict], scores: list[float | None]) -> str:
    """HTML of the confirmation: one line for each flight with its advice."""
    lines = []
    for flight, score in zip(flights, scores, strict=True):
        advice = advise(score, flight.get("connection_minutes"))
        route = f"{flight['origin']} to {flight['destination']}, {flight['date']}"
        lines.append(f'<li class="{advice.level}"><b>{escape(route)}</b> {escape(advice.text)}</li>')
    return "<!doctype html>\n<title>Your booking</title>\n<ul>\n" + "\n".join(lines) + "\n</ul>\n"
