"""Flights as tables: read from files, thinned, labelled."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from features import LATE_MINUTES

SCHEMA = pa.schema(
    [
        ("date", pa.timestamp("us")),
        ("delay", pa.int64()),
        ("distance", pa.int64()),
        ("origin", pa.string()),
        ("destination", pa.string()),
    ]
)


class Unreadable(Exception):
    """A file of flights that cannot be used; the message says which and why."""


def read_flights(files: list[str]) -> pa.Table:
    """Flights of all files, Parquet or CSV, without those whose delay is unknown."""
    tables = []
    for file in files:
        if not Path(file).is_file():
            raise Unreadable(f"no such file: {file}")
        try:
            if file.endswith(".csv"):
                convert = pa.csv.ConvertOptions(column_types=SCHEMA, include_columns=SCHEMA.names)
                table = pa.csv.read_csv(file, convert_options=convert)
            else:
                table = pa.parquet.read_table(file, columns=SCHEMA.names).select(SCHEMA.names).cast(SCHEMA)
        except (OSError, KeyError, pa.ArrowException) as error:
            raise Unreadable(f"cannot read {file}: {error}") from error
        tables.append(table.filter(pc.is_valid(table["delay"])))
    flights = pa.concat_tables(tables)
    if flights.num_rows == 0:
        raise Unreadable(f"no flight with a known delay in {', '.join(files)}")
    return flights


def thin(flights: pa.Table, rows: int | None) -> pa.Table:
    """Evenly spaced rows: files are ordered by date, so the first rows alone would be one season."""
    if rows is None or rows >= flights.num_rows:
        return flights
    return flights.take(pa.array(np.linspace(0, flights.num_rows - 1, rows).astype(np.int64)))


def labels_of(flights: pa.Table) -> np.ndarray:
    return pc.greater(flights["delay"], LATE_MINUTES).to_numpy().astype(np.int8)


def airports_of(flights: pa.Table) -> list[str]:
    columns = [flights[name].combine_chunks().unique() for name in ("origin", "destination")]
    return sorted(set(pa.concat_arrays(columns).drop_null().to_pylist()))
