/** One query that a person would write for the 21 checks of rules.json: the cost that a checker is measured against. */
import { withDuckDB } from '../../demo/duckdb.ts'

const [path = ''] = process.argv.slice(2)
const source = path.endsWith('.csv') ? `read_csv('${path}')` : `read_parquet('${path}')`
const columns = ['id', 'email', 'price', 'quantity', 'state', 'country']
const SQL = `SELECT count(*) AS n, ${columns.map((name) => `count(${name})`).join(', ')},
  count(DISTINCT id),
  count(CASE WHEN id < 0 THEN 1 END),
  count(CASE WHEN price NOT BETWEEN 0 AND 500 THEN 1 END),
  count(CASE WHEN quantity NOT BETWEEN 1 AND 20 THEN 1 END),
  count(CASE WHEN weight < 0 THEN 1 END),
  count(CASE WHEN state NOT IN ('open', 'paid', 'sent', 'done', 'void') THEN 1 END),
  count(CASE WHEN country NOT IN ('DE', 'FR', 'NL', 'PL', 'ES', 'IT') THEN 1 END),
  count(CASE WHEN NOT regexp_matches(email, '^[a-z0-9]+@[a-z0-9]+[.]org$') THEN 1 END),
  count(CASE WHEN length(note) NOT BETWEEN 1 AND 40 THEN 1 END),
  count(CASE WHEN shipped <= ordered THEN 1 END),
  max(ordered), avg(price), quantile_disc(weight, 0.5), count(DISTINCT quantity)
FROM ${source}`

await withDuckDB(async (connection) => {
  await connection.run('SET threads = 2')
  const rows = (await connection.runAndReadAll(SQL)).getRows()
  console.log(String(rows[0]))
})
