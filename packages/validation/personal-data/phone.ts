import type { KindOfData } from './kind.ts'

/** Calling codes of countries (ITU E.164); the zone 1 is one plan. */
const CALLING_CODE =
  /^(?:1|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|7|8[1246]|9[0-58]|21[1-8]|2[2-4]\d|25[0-8]|26\d|29[01789]|35\d|37[0-8]|38[0-9]|42[013]|50\d|59\d|67[0-9]|68\d|69[0-2]|800|808|85[02356]|870|878|88[0-368]|96[0-8]|97[0-79]|99[2-68])/

/** Of the zone 1: area and exchange begin with 2 to 9. */
const NORTH_AMERICAN = /^1?[2-9]\d{2}[2-9]\d{6}$/

/**
 * A telephone number as people write it for others: international with `+`, or North American in its groups. Digits
 * alone could be anything and are not taken.
 */
export const phone: KindOfData = {
  name: 'phone',
  prefilter: '\\+ ?\\(?[0-9]|[2-9][0-9]{2}\\)?[ .-]*[2-9][0-9]{2}[.-][0-9]{4}',
  candidates:
    /(?<![\p{L}\p{N}+._-])(?:\+ ?\(?\d(?:(?: ?\(0?\) ?|[ ./()-]{0,2})\d){6,14}|(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[.-]\d{4})(?![\p{L}\p{N}_:]|[-.]\p{N})/gu,
  confirms: (candidate) => {
    const digits = candidate.replace(/\(0\)/g, '').replace(/\D/g, '')
    if (!candidate.startsWith('+')) return NORTH_AMERICAN.test(digits)
    // A signed decimal number.
    if (/^\+\d+\.\d+$/.test(candidate)) return false
    return digits.startsWith('1')
      ? NORTH_AMERICAN.test(digits) && digits.length === 11
      : CALLING_CODE.test(digits)
  },
}
