import type { Scope } from '../planning/scope.ts'

/** Whether the values of a column are shown nowhere. */
export function isPersonal({ table }: Scope, column: string): boolean {
  return table.notes.get(column)?.personal === true
}

/** What is said of a value of a personal column. */
export function withinText(holds: boolean): string {
  return `it is ${holds ? 'within' : 'outside of'} the limits`
}
