"""The 21 checks on a pandas data frame by Pandera."""
import sys

import pandas as pd
import pandera.pandas as pa

path = sys.argv[1]
dates = ["ordered", "shipped"]
frame = pd.read_csv(path, parse_dates=dates) if path.endswith(".csv") else pd.read_parquet(path)
for name in dates:
    frame[name] = pd.to_datetime(frame[name])
schema = pa.DataFrameSchema(
    {
        "id": pa.Column(unique=True, checks=pa.Check.ge(0)),
        "email": pa.Column(checks=pa.Check.str_matches("^[a-z0-9]+@[a-z0-9]+[.]org$")),
        "price": pa.Column(checks=[pa.Check.in_range(0, 500), pa.Check(lambda s: 200 <= s.mean() <= 300)]),
        "quantity": pa.Column(checks=[pa.Check.in_range(1, 20), pa.Check(lambda s: s.nunique() == 20)]),
        "state": pa.Column(checks=pa.Check.isin(["open", "paid", "sent", "done", "void"])),
        "country": pa.Column(checks=pa.Check.isin(["DE", "FR", "NL", "PL", "ES", "IT"])),
        "weight": pa.Column(nullable=True, checks=[pa.Check.ge(0), pa.Check(lambda s: 10 <= s.median() <= 40)]),
        "note": pa.Column(nullable=True, checks=pa.Check.str_length(1, 40)),
        "ordered": pa.Column(nullable=True, checks=pa.Check(lambda s: s.max() >= pd.Timestamp("2025-12-27"))),
    },
    checks=[pa.Check(lambda df: df["shipped"] > df["ordered"]), pa.Check(lambda df: 1000 <= len(df) <= 10**8)],
)
schema.validate(frame, lazy=True)
print("21 of 21 hold")
