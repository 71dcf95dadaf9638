"""The 21 checks on a pandas data frame by Great Expectations."""
import sys

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd

path = sys.argv[1]
dates = ["ordered", "shipped"]
frame = pd.read_csv(path, parse_dates=dates) if path.endswith(".csv") else pd.read_parquet(path)
for name in dates:
    frame[name] = pd.to_datetime(frame[name])
context = gx.get_context(mode="ephemeral")
batch = (
    context.data_sources.add_pandas("pandas").add_dataframe_asset("orders")
    .add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame})
)
required = ["id", "email", "price", "quantity", "state", "country"]
suite = gx.ExpectationSuite(name="orders", expectations=[
    *[gxe.ExpectColumnValuesToNotBeNull(column=name) for name in required],
    gxe.ExpectColumnValuesToBeUnique(column="id"),
    gxe.ExpectColumnValuesToBeBetween(column="id", min_value=0),
    gxe.ExpectColumnValuesToBeBetween(column="price", min_value=0, max_value=500),
    gxe.ExpectColumnValuesToBeBetween(column="quantity", min_value=1, max_value=20),
    gxe.ExpectColumnValuesToBeBetween(column="weight", min_value=0),
    gxe.ExpectColumnValuesToBeInSet(column="state", value_set=["open", "paid", "sent", "done", "void"]),
    gxe.ExpectColumnValuesToBeInSet(column="country", value_set=["DE", "FR", "NL", "PL", "ES", "IT"]),
    gxe.ExpectColumnValuesToMatchRegex(column="email", regex="^[a-z0-9]+@[a-z0-9]+[.]org$"),
    gxe.ExpectColumnValueLengthsToBeBetween(column="note", min_value=1, max_value=40),
    gxe.ExpectColumnPairValuesAToBeGreaterThanB(column_A="shipped", column_B="ordered"),
    gxe.ExpectColumnMaxToBeBetween(column="ordered", min_value=pd.Timestamp("2025-12-27")),
    gxe.ExpectTableRowCountToBeBetween(min_value=1000, max_value=100_000_000),
    gxe.ExpectColumnMeanToBeBetween(column="price", min_value=200, max_value=300),
    gxe.ExpectColumnQuantileValuesToBeBetween(column="weight", quantile_ranges={
        "quantiles": [0.5], "value_ranges": [[10, 40]]}),
    gxe.ExpectColumnUniqueValueCountToBeBetween(column="quantity", min_value=20, max_value=20),
])
result = batch.validate(suite)
print(sum(item.success for item in result.results), "of", len(result.results), "hold")
