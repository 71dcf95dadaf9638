import { SHIFTS } from '../../fixtures/validation/infer/processes.ts'
import { openWorkplace, tryContract } from '../../fixtures/validation/infer/trial.ts'

const ROWS = [300, 1000, 5000]
const CONTRACTS = Number(
  process.argv.find((argument) => argument.startsWith('--contracts='))?.split('=')[1] ?? 100,
)

/** How often guessed contracts refuse fresh samples of the same process, and find one that has shifted. */
export async function benchInfer(): Promise<void> {
  await using place = await openWorkplace()
  for (const rows of ROWS) {
    const sizes = [rows / 2, rows, 2 * rows]
    const refused = new Map<string, number>()
    const causes = new Map<string, number>()
    const count = (of: Map<string, number>, name: string) => of.set(name, (of.get(name) ?? 0) + 1)
    for (let seed = 1; seed <= CONTRACTS; seed += 1) {
      const trial = await tryContract(place, seed, rows)
      for (const size of sizes) {
        const broken = await trial.broken(size)
        if (broken.length > 0) count(refused, `same process, ${size} rows`)
        for (const why of broken) count(causes, why.replace(/:.*/, ''))
      }
      for (const shift of SHIFTS)
        if ((await trial.broken(rows, shift)).length > 0) count(refused, `shifted: ${shift}`)
    }
    console.log(
      `${CONTRACTS} contracts from ${rows} rows each (seeds 1 to ${CONTRACTS}); refused of as many:`,
    )
    const names = [
      ...sizes.map((size) => `same process, ${size} rows`),
      ...SHIFTS.map((s) => `shifted: ${s}`),
    ]
    for (const name of names) console.log(`  ${name}: ${refused.get(name) ?? 0}`)
    if (causes.size > 0) console.log(`  rules that refused the same process: ${JSON.stringify([...causes])}`)
  }
}
