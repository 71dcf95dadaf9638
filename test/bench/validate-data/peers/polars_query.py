"""The 21 checks as one lazy, streaming query that a person would write for Polars."""
import sys

import polars as pl

path = sys.argv[1]
frame = pl.scan_csv(path, try_parse_dates=True) if path.endswith(".csv") else pl.scan_parquet(path)
c = pl.col
required = ["id", "email", "price", "quantity", "state", "country"]
found = frame.select(
    pl.len().alias("rows"),
    *[c(name).null_count().alias(f"{name}_nulls") for name in required],
    c("id").n_unique().alias("ids"),
    (c("id") < 0).sum().alias("id_low"),
    (~c("price").is_between(0, 500)).sum().alias("price_range"),
    (~c("quantity").is_between(1, 20)).sum().alias("quantity_range"),
    (c("weight") < 0).sum().alias("weight_low"),
    (~c("state").is_in(["open", "paid", "sent", "done", "void"])).sum().alias("states"),
    (~c("country").is_in(["DE", "FR", "NL", "PL", "ES", "IT"])).sum().alias("countries"),
    (~c("email").str.contains("^[a-z0-9]+@[a-z0-9]+[.]org$")).sum().alias("emails"),
    (~c("note").str.len_chars().is_between(1, 40)).sum().alias("notes"),
    (c("shipped") <= c("ordered")).sum().alias("order"),
    c("ordered").max().alias("newest"),
    c("price").mean().alias("mean"),
    c("weight").median().alias("median"),
    c("quantity").n_unique().alias("quantities"),
).collect(engine="streaming")
print(found.row(0))
