import { isIPv4, isIPv6 } from 'node:net'
import type { KindOfData } from './kind.ts'

/** Addresses that no one has: this host, all hosts, the loop, masks. */
const NOBODY = /^(?:0\.|127\.|255\.)/

/**
 * An address of the Internet. IPv6 needs three groups: shorter ones are links' own, and `std::a` is none.
 * A version of four numbers cannot be told from an IPv4 address.
 */
export const ip: KindOfData = {
  name: 'ip',
  prefilter: '[0-9]\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]|[0-9A-Fa-f]:[0-9A-Fa-f:]*:[0-9A-Fa-f]',
  candidates:
    /(?<![\p{L}\p{N}.:_-])(?:\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}_-]|\.\p{N})|(?=[0-9A-Fa-f:]*:[0-9A-Fa-f]*:)[0-9A-Fa-f:]{5,37}(?:[0-9A-Fa-f]|::)(?![\p{L}\p{N}_-]|[.:]\p{N}|::))/gu,
  confirms: (candidate) => {
    if (candidate.includes('.')) return isIPv4(candidate) && !NOBODY.test(candidate)
    return isIPv6(candidate) && candidate.split(':').filter((group) => group !== '').length >= 3
  },
}
