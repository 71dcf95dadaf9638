/** Some number of rules, all different, on one file. */
import { parseYaml } from '#core'
import { readRules } from '#validation'
import { judge } from './judge.ts'

const [path = '', count = '20', folder = ''] = process.argv.slice(2)
const COLUMNS = ['id', 'price', 'quantity', 'weight']
const MAXIMA = [1e9, 500, 20, 1e6]

/** Of twenty rules sixteen are ranges, two sets, one a length and one a pattern; no two are alike. */
function ruleOf(index: number): string {
  const at = index % 4
  switch (index % 20) {
    case 16:
    case 17:
      return `{state: {in: [open, paid, sent, done, void, other${index}]}}`
    case 18:
      return `{email: {length: [1, ${40 + index}]}}`
    case 19:
      return `{email: {matches: '^user[0-9]{1,${6 + (index % 900)}}@'}}`
    default:
      return `{${COLUMNS[at]}: {range: [${-index}, ${(MAXIMA[at] ?? 0) + index}]}}`
  }
}

const options = { compat: undefined, parameters: {}, now: new Date() }
// A column has one rule of a kind, so that each rule stands in a file of its own.
const files = Array.from({ length: Number(count) }, (_, index) =>
  readRules(parseYaml(`columns: ${ruleOf(index)}`, `rules-${index}`), options),
)
await judge(path, files, folder)
