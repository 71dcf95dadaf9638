/** The checks of rules.yml on one file. */
import { readFile } from 'node:fs/promises'
import { parseYaml } from '#core'
import { readRules } from '#validation'
import { judge } from './judge.ts'

const [path = '', rules = '', folder = ''] = process.argv.slice(2)
const document = parseYaml(await readFile(rules, 'utf8'), 'rules')
const options = { compat: undefined, parameters: {}, now: new Date() }
await judge(path, [readRules(document, options)], folder)
