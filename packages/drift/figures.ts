/** A share for reading: `16.1 %`, `0.02 %`; small ones keep one digit that is not 0. */
export function percent(share: number): string {
  const value = share * 100
  const digits = value === 0 || value >= 1 ? 1 : Math.min(6, 1 - Math.floor(Math.log10(value)))
  return `${value.toFixed(digits)} %`
}

/** A population stability index for reading: three decimals, or as many as a small one needs. */
export function psiText(value: number): string {
  return value >= 0.001 || value === 0 ? value.toFixed(3) : value.toPrecision(1)
}

/** A p-value for reading. */
export function pText(value: number): string {
  return value < 0.0001 ? '< 0.0001' : value.toPrecision(2)
}
