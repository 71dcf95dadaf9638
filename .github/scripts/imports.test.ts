import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkSources, importsOf, readSources } from './imports.ts'

const violationsOf = (path: string, text: string): readonly string[] =>
  checkSources([{ path, text }]).violations

describe('the import rules', () => {
  it('hold for this repository', () => {
    const sources = readSources(resolve(import.meta.dirname, '../..'))
    expect(sources.length).toBeGreaterThan(50)
    expect(sources.some(({ path }) => path === 'packages/core/entry.ts')).toBe(true)
    expect(checkSources(sources).violations).toEqual([])
  })

  it.each([
    ['packages/core/a.ts', `import { x } from '#host'`],
    ['packages/stats/a.ts', `import { x } from '#core'`],
    ['packages/host/a.ts', `import { x } from '#registry'`],
    ['packages/validation/a.ts', `import type { X } from '#drift'`],
    ['packages/evaluation/a.ts', `export { x } from '#drift'`],
    ['packages/drift/a.ts', `import { x } from '#runner'`],
    ['packages/runner/a.ts', `import { x } from '#report'`],
    ['packages/simulator/a.ts', `const { x } = await import('#data')`],
    ['packages/rollout/a.ts', `import {\n  x,\n  y,\n} from '#step'`],
    ['packages/rollout/a.test.ts', `import { x } from '#step'`],
    ['packages/core/a.ts', `import '#step'`],
    ['packages/core/a.ts', `import { x } from '#core'`],
    ['packages/extra/a.ts', `import { x } from '#core'`],
    ['packages/drift/a.ts', `import { x } from '#core/entry'`],
    ['packages/drift/a.ts', `import { x } from '../core/entry.ts'`],
    ['packages/drift/windows/a.ts', `import { x } from '../../core/index.ts'`],
    ['packages/drift/a.ts', `import { x } from '../../actions/train/src/main.ts'`],
    ['actions/train/src/main.ts', `import { x } from '../../gate-metrics/src/main.ts'`],
    ['actions/train/src/main.ts', `import { x } from '../../../packages/core/entry.ts'`],
    ['test/e2e/a.test.ts', `import { x } from '../../packages/core/entry.ts'`],
    ['test/fixtures/simulator/a.ts', `import { x } from '../../../packages/core/b.ts'`],
    ['packages/stats/a.ts', `import golden from '../../test/fixtures/stats/a.json'`],
    ['packages/step/a.ts', `import * as core from '@actions/core'`],
    ['actions/train/src/main.ts', `import { getOctokit } from '@actions/github'`],
    ['packages/data/a.ts', `const { find } = await import('@actions/tool-cache')`],
    ['packages/host/a.ts', `const path = process.env.PATH`],
    ['packages/step/a.ts', `process.exit(1)`],
    ['actions/train/src/main.ts', `process . env`],
    ['packages/core/a.ts', `import { env } from 'node:process'`],
    ['packages/core/utils.ts', ''],
    ['packages/core/helpers/a.ts', ''],
  ])('are broken by %s: %s', (path, text) => expect(violationsOf(path, text)).toHaveLength(1))

  it.each([
    ['packages/drift/a.ts', `import { x } from '#evaluation'`],
    ['packages/data/a.ts', `import { x } from '#host'\nimport { y } from './b.ts'`],
    ['packages/data/deep/a.ts', `import { y } from '../b.ts'`],
    ['packages/runner/a.ts', `import * as core from '@actions/core'\nprocess.exit(process.env.X)`],
    ['packages/simulator/a.ts', `import { x } from '@actions/workflow-parser/actions/index'`],
    ['packages/step/a.ts', `import { x } from '#runner'\nprocess.exitCode = 1`],
    ['actions/index.ts', `import('./train/src/main.ts')\nimport { x } from '#cli'`],
    ['packages/stats/a.test.ts', `import golden from '../../test/fixtures/stats/a.json'`],
    ['test/fixtures/simulator/a.ts', `import { x } from '../../../packages/simulator/b.ts'`],
    ['test/e2e/a.test.ts', `import { x } from '#core'\nimport { y } from '../../actions/index.ts'`],
    ['packages/host/a.test.ts', `const path = process.env.PATH`],
    ['packages/core/a.ts', `// import { x } from '#step'\n/* import '#step' */\nconst commonality = 1`],
  ])('allow %s: %s', (path, text) => expect(violationsOf(path, text)).toEqual([]))

  it('find a cycle between packages, and long files as a warning', () => {
    const found = checkSources([
      { path: 'packages/step/a.ts', text: `import { x } from '#cli'` },
      { path: 'packages/cli/a.ts', text: `import { x } from '#step'\n${'\n'.repeat(300)}const y = 1` },
    ])
    expect(found.violations).toEqual(['packages in a cycle: cli, step'])
    expect(found.warnings).toEqual(['packages/cli/a.ts: 302 lines, more than 260'])
  })

  it('see every form of import', () => {
    expect(
      importsOf(
        `import a from 'a'\nimport 'b'\nexport * from "c"\nimport type { d } from 'd'\nawait import('e')`,
      ),
    ).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})
