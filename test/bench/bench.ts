/** `npm run bench [-- <name>]`: prints figures measured side by side in one run. It judges nothing. */
import { benchInfer } from './infer/bench.ts'
import { benchValidateData } from './validate-data/bench.ts'

const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  'validate-data': benchValidateData,
  infer: benchInfer,
}

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const unknown = wanted.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.`)
  process.exitCode = 2
} else {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (wanted.length === 0 || wanted.includes(name)) await bench()
  }
}
