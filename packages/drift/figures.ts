/** A population stability index for reading: three decimals, or as many as a small one needs. */
export function psiText(value: number): string {
  return value >= 0.001 || value === 0 ? value.toFixed(3) : value.toPrecision(1)
}

/** A p-value for reading. */
export function pText(value: number): string {
  return value < 0.0001 ? '< 0.0001' : value.toPrecision(2)
}
