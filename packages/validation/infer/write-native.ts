import type { YAMLMap } from 'yaml'
import { type CommentedKey, CommentedYaml } from './commented-yaml.ts'
import type { ColumnGuess, ContractGuess, Guess, GuessedRule, TableRule } from './guess.ts'
import { headOf } from './head.ts'

/** The contract in Lockstep's own YAML. */
export function writeNative(contract: ContractGuess): string {
  const yaml = new CommentedYaml()
  const columns = contract.columns.map((column) => columnEntry(yaml, column))
  const top: CommentedKey[] = [
    ...tableEntries(yaml, contract.table),
    ...(columns.length === 0 ? [] : [{ key: 'columns', value: yaml.map(columns) }]),
  ]
  return yaml.text(yaml.map(top), headOf(contract))
}

type Of<K extends TableRule['kind']> = Extract<TableRule, { kind: K }>

function tableEntries(yaml: CommentedYaml, guesses: readonly Guess<TableRule>[]): CommentedKey[] {
  const rows = guesses.flatMap(({ rule, why }) =>
    rule.kind === 'rows' ? [{ key: 'rows', value: yaml.inline([rule.min, rule.max]), comment: why }] : [],
  )
  const compared = guesses.flatMap(({ rule, why }) =>
    rule.kind === 'order' ? [yaml.commented(comparison(rule), why)] : [],
  )
  return compared.length === 0 ? rows : [...rows, { key: 'compare', value: compared }]
}

function comparison({ earlier, later, tolerance }: Of<'order'>): unknown {
  const that = `${earlier} <= ${later}`
  return tolerance === 0 ? that : { that, tolerance }
}

function columnEntry(yaml: CommentedYaml, { name, personal, guesses, remarks }: ColumnGuess): CommentedKey {
  const entries: CommentedKey[] = [
    ...(personal === undefined ? [] : [{ key: 'personal', value: true, comment: personal }]),
    ...guesses.map((guess) => ruleEntry(yaml, guess)),
  ]
  const value: YAMLMap | null = entries.length === 0 ? null : yaml.map(entries)
  return { key: name, value, ...(remarks.length === 0 ? {} : { comment: remarks.join('; ') }) }
}

function ruleEntry(yaml: CommentedYaml, { rule, why }: Guess): CommentedKey {
  const { key, value } = written(rule)
  return { key, value: yaml.inline(value), comment: why }
}

function written(rule: GuessedRule): { readonly key: string; readonly value: unknown } {
  switch (rule.kind) {
    case 'type':
      return { key: 'type', value: rule.type }
    case 'not-null':
      return { key: 'not-null', value: rule.tolerance === 0 ? true : { tolerance: rule.tolerance } }
    case 'unique':
      return { key: 'unique', value: true }
    case 'set':
      return { key: 'in', value: tolerant(rule.values, { values: rule.values }, rule.tolerance) }
    case 'pattern':
      return { key: 'matches', value: tolerant(rule.pattern, { pattern: rule.pattern }, rule.tolerance) }
    case 'range': {
      const { kind: _kind, tolerance, ...ends } = rule
      return { key: 'range', value: tolerant(ends, ends, tolerance) }
    }
    case 'least':
      return { key: 'lowest', value: { min: rule.bound } }
    case 'greatest':
      return { key: 'highest', value: { max: rule.bound } }
    case 'mean':
    case 'median':
      return { key: rule.kind, value: [rule.min, rule.max] }
  }
}

function tolerant(short: unknown, long: object, tolerance: number): unknown {
  return tolerance === 0 ? short : { ...long, tolerance }
}
