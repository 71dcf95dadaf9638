"""The features of a flight: one definition for training and for serving."""

from __future__ import annotations

from datetime import datetime

import numpy as np

# The hour counts minutes as its fraction; airports are codes, their positions in the vocabulary.
FEATURES = ["hour", "weekday", "distance", "origin", "destination"]
LATE_MINUTES = 15  # a flight is late when it arrives more than this many minutes behind schedule
UNKNOWN_AIRPORT = -1


def flight_features(row: object, codes: dict[str, int]) -> list[float]:
    """Features of one flight as it arrives in a request; ValueError says what is wrong with it."""
    if not isinstance(row, dict):
        raise ValueError("a flight must be an object with date, distance, origin and destination")
    missing = [name for name in ("date", "distance", "origin", "destination") if name not in row]
    if missing:
        raise ValueError(f"missing {', '.join(missing)}")
    distance = row["distance"]
    if isinstance(distance, bool) or not isinstance(distance, (int, float)):
        raise ValueError("distance must be a number of miles")
    if not 0 <= distance <= 20_000:  # refuses NaN too
        raise ValueError("distance must be between 0 and 20000 miles")
    for name in ("date", "origin", "destination"):
        if not isinstance(row[name], str):
            raise ValueError(f"{name} must be a string")
    try:
        departure = datetime.fromisoformat(row["date"])
    except ValueError:
        raise ValueError("date must be an ISO 8601 date and time") from None
    return [
        departure.hour + departure.minute / 60,
        float(departure.weekday()),
        float(distance),
        float(codes.get(row["origin"], UNKNOWN_AIRPORT)),
        float(codes.get(row["destination"], UNKNOWN_AIRPORT)),
    ]


def table_features(table, airports: list[str]) -> np.ndarray:
    """Features of a pyarrow table with the columns date, distance, origin and destination, as float32 [n, 5]."""
    # Imported here: the server reads no tables and starts faster without it. Encoding stays inside Arrow,
    # since numpy.unique over millions of Python strings takes longer than the training itself.
    import pyarrow as pa
    import pyarrow.compute as pc

    known = pa.array(airports, pa.string())

    def code(column: str):
        return pc.fill_null(pc.index_in(table[column], value_set=known), UNKNOWN_AIRPORT)

    columns = [
        pc.add(pc.hour(table["date"]), pc.divide(pc.cast(pc.minute(table["date"]), pa.float64()), 60)),
        pc.day_of_week(table["date"]),  # Monday is 0, as in datetime.weekday()
        table["distance"],
        code("origin"),
        code("destination"),
    ]
    return np.column_stack([column.to_numpy().astype(np.float32) for column in columns])
