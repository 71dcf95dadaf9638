"""Those of the 21 checks that a Soda contract can say (no median, no order of two columns), on DuckDB."""
import sys

import duckdb
from soda_core.contracts import verify_contract_locally

path, folder = sys.argv[1], sys.argv[2]
source = f"{folder}/soda-source.yml"
contract = f"{folder}/soda-contract.yml"
reader = "read_csv" if path.endswith(".csv") else "read_parquet"

database = f"{folder}/soda.duckdb"
connection = duckdb.connect(database)
connection.execute(f"CREATE OR REPLACE VIEW orders AS SELECT * FROM {reader}('{path}')")
connection.close()
with open(source, "w") as file:
    file.write(f"type: duckdb\nname: bench\nconnection:\n  database: {database}\n")
columns = """
  - {name: id, checks: [{missing: {}}, {duplicate: {}}, {invalid: {valid_min: 0}}]}
  - {name: email, checks: [{missing: {}}, {invalid: {valid_format: {regex: '^[a-z0-9]+@[a-z0-9]+[.]org$', name: mail}}}]}
  - {name: price, checks: [{missing: {}}, {invalid: {valid_min: 0, valid_max: 500}}, {aggregate: {function: avg, threshold: {must_be_between: {greater_than_or_equal: 200, less_than_or_equal: 300}}}}]}
  - {name: quantity, checks: [{missing: {}}, {invalid: {valid_min: 1, valid_max: 20}}]}
  - {name: state, checks: [{missing: {}}, {invalid: {valid_values: [open, paid, sent, done, void]}}]}
  - {name: country, checks: [{missing: {}}, {invalid: {valid_values: [DE, FR, NL, PL, ES, IT]}}]}
  - {name: weight, checks: [{invalid: {valid_min: 0}}]}
  - {name: note, checks: [{invalid: {valid_min_length: 1, valid_max_length: 40}}]}
"""
with open(contract, "w") as file:
    file.write(f"dataset: bench/main/orders\ncolumns:{columns}\nchecks:\n  - row_count: {{threshold: {{must_be_greater_than: 1000}}}}\n")
result = verify_contract_locally(data_source_file_path=source, contract_file_path=contract)
checks = [check for one in result.contract_verification_results for check in one.check_results]
print(sum(check.is_passed for check in checks), "of", len(checks), "hold")
if not result.is_ok:
    sys.exit(result.get_errors_str())
