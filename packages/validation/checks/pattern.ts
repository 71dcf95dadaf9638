import type { ColumnCheck, PatternCheck } from '../check-kinds.ts'
import { isOfKind, PERSONAL_KINDS } from '../personal-data/detect.ts'
import { all, any, countIf } from '../planning/dialect.ts'
import { type Planning, scan, Unsupported } from '../planning/need.ts'
import { countRows, type Outcome } from '../planning/outcome.ts'
import type { Scope } from '../planning/scope.ts'
import type { TextTest } from '../planning/table.ts'
import { anchored } from '../regex/anchored.ts'
import { MAX_PATTERN, translate } from '../regex/translate.ts'
import { dateutilText } from '../value-formats/dateutil.ts'
import { jsonText } from '../value-formats/json.ts'
import { jsonSchemaFormat } from '../value-formats/json-schema.ts'
import { strptimeFormat } from '../value-formats/strptime.ts'
import type { ValueFormat } from '../value-formats/value-format.ts'
import { valueTest } from './values.ts'

type Of<K extends ColumnCheck['kind']> = Extract<ColumnCheck, { kind: K }>

/** A condition on text, and the tests in JavaScript that it calls. */
export interface TextCondition {
  readonly holds: string
  readonly tests: readonly TextTest[]
}

/** What is true of a value whose text has the pattern. After the scan, its tests are asked whether they gave up. */
export function patternHolds(scope: Scope, check: Of<'pattern'>): TextCondition {
  const text = check.asWritten === true ? scope.raw(check.column) : scope.value(check.column, 'text')
  const each = check.patterns.map((pattern) => onePattern(scope, check, text, pattern))
  const conditions = each.map(({ holds }) => holds)
  const holds = check.match === 'all' ? all(...conditions) : any(...conditions)
  return {
    holds: check.negated === true ? `NOT (${holds})` : holds,
    tests: each.flatMap(({ tests }) => tests),
  }
}

function onePattern(scope: Scope, check: PatternCheck, text: string, pattern: string): TextCondition {
  const { dialect, how } = check
  if (pattern.length > MAX_PATTERN)
    throw new Unsupported(`the pattern has more than ${MAX_PATTERN} characters`)
  if (dialect === 'like') return { holds: scope.dialect.like(text, pattern), tests: [] }
  // The engine's own syntax is taken as it is; it says itself what it cannot read.
  if (dialect === 're2') return { holds: scope.dialect.matches(text, anchored(pattern, how)), tests: [] }
  const found = translate(pattern, dialect, how)
  if ('unsupported' in found) throw new Unsupported(found.unsupported)
  if (scope.dialect.name !== 'duckdb')
    throw new Unsupported(`patterns of ${dialect} in ${scope.dialect.name}`)
  if (found.engine === 're2') return { holds: scope.dialect.matches(text, found.pattern), tests: [] }
  const expression = new RegExp(found.pattern, found.flags)
  const test = scope.table.define(`${dialect} ${how} ${pattern}`, (value) => expression.test(value))
  return { holds: `${test.name}(${text})`, tests: [test] }
}

/** @throws Unsupported if a test has taken too long, so that its answers are not there */
export function requireAnswers(tests: readonly TextTest[]): void {
  for (const { gaveUp } of tests) {
    const why = gaveUp()
    if (why !== undefined) throw new Unsupported(`the pattern was given up: ${why}`)
  }
}

/** A value of which nobody can say whether it has the format leaves the rule without a verdict. */
export function* planFormat(scope: Scope, check: Of<'format'>): Planning<Outcome> {
  if (scope.dialect.name !== 'duckdb') throw new Unsupported(`value formats in ${scope.dialect.name}`)
  if (isNeverText(scope, check)) {
    // json.loads takes text alone.
    return yield* countRows(scope, valueTest(scope, check, 'false'))
  }
  const format = formatOf(check.format)
  if ('unsupported' in format) throw new Unsupported(format.unsupported)
  const test = scope.table.define(`format ${JSON.stringify(check.format)}`, (value) => {
    const answer = format.test(value)
    return answer === 'unknown' ? null : answer
  })
  const holds = `${test.name}(${scope.value(check.column, 'text')})`
  const present = scope.present(check.column)
  const unknown = countIf(all(scope.where, present, `${holds} IS NULL`))
  const found = yield* countRows(scope, valueTest(scope, check, holds))
  const { count } = yield* scan({ unknown })
  requireAnswers([test])
  const left = count('unknown')
  if (left > 0) throw new Unsupported(`${left} values are of a form whose meaning is not known here`)
  return found
}

function isNeverText(scope: Scope, { column, format }: Of<'format'>): boolean {
  const { isText, type } = scope.column(column)
  return (
    format.name === 'json' &&
    scope.rule.semantics === 'pandas' &&
    !isText &&
    scope.dialect.comparisonOf(type) !== 'text'
  )
}

function formatOf(format: Of<'format'>['format']): ValueFormat {
  switch (format.name) {
    case 'strftime':
      return strptimeFormat(format.format)
    case 'dateutil':
      return dateutilText
    case 'json':
      return jsonText
    case 'json-schema':
      return jsonSchemaFormat(format.schema)
  }
}

/** Only values that a fast pattern lets through are looked at closely, by their check digits and forms. */
export function* planPersonalData(scope: Scope, check: Of<'personal-data'>): Planning<Outcome> {
  if (scope.dialect.name !== 'duckdb') throw new Unsupported(`personal data in ${scope.dialect.name}`)
  const text = scope.value(check.column, 'text')
  const kinds = PERSONAL_KINDS.filter(({ name }) => check.of.includes(name)).map((kind) => {
    const test = scope.table.define(`personal ${kind.name}`, (value) => isOfKind(kind, value))
    const isCandidate = scope.dialect.matches(text, kind.prefilter)
    return { test, holds: `CASE WHEN ${isCandidate} THEN ${test.name}(${text}) ELSE false END` }
  })
  const looksPersonal = any(...kinds.map(({ holds }) => holds))
  const found = yield* countRows(scope, valueTest(scope, check, `NOT (${looksPersonal})`))
  requireAnswers(kinds.map(({ test }) => test))
  return found
}
