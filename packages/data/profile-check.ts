import type { z } from 'zod'

interface Counted {
  readonly rows: number
  readonly columns: readonly CountedColumn[]
}

interface CountedColumn {
  readonly name: string
  readonly count: number
  readonly nulls: number
  readonly nan?: number | undefined
  readonly infinite?: number | undefined
  readonly bins?: { readonly edges: readonly number[]; readonly counts: readonly number[] } | undefined
  readonly categories?:
    | { readonly values: readonly { readonly count: number }[]; readonly other: number }
    | undefined
}

/** A profile is read from files of others: its counts must add up before anything is computed from them. */
export function checkProfile(profile: Counted, context: z.core.$RefinementCtx): void {
  const names = new Set<string>()
  profile.columns.forEach((column, index) => {
    const wrong = (message: string) => {
      context.addIssue({
        code: 'custom',
        path: ['columns', index],
        message: `column "${column.name}": ${message}`,
      })
    }
    if (names.has(column.name)) wrong('stands there twice')
    names.add(column.name)
    if (column.count + column.nulls !== profile.rows) wrong('count and nulls do not add up to the rows')
    for (const message of binProblems(column)) wrong(message)
  })
}

function binProblems({ count, nan = 0, infinite = 0, bins, categories }: CountedColumn): string[] {
  const problems: string[] = []
  if (bins !== undefined) {
    if (bins.counts.length !== bins.edges.length + 1) problems.push('there must be one bin more than edges')
    if (bins.edges.some((edge, index) => index > 0 && edge <= (bins.edges[index - 1] ?? edge))) {
      problems.push('the edges do not ascend')
    }
    if (sum(bins.counts) + nan + infinite !== count) problems.push('the bins do not add up to the count')
  }
  if (
    categories !== undefined &&
    sum(categories.values.map((item) => item.count)) + categories.other !== count
  ) {
    problems.push('the categories do not add up to the count')
  }
  return problems
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
