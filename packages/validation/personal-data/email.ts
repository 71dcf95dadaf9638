import type { KindOfData } from './kind.ts'

/** Endings of files, before which an `@` tells the size of a picture. */
const PICTURES = /\.(png|jpe?g|gif|svg|webp)$/i

/**
 * An address as mail servers take it: a dot-atom (RFC 5321, also with letters beyond ASCII, RFC 6531) at a name of
 * several labels whose last is letters. Not quoted local parts, comments and numeric hosts.
 */
export const email: KindOfData = {
  name: 'email',
  prefilter: '@[\\pL\\pN]',
  candidates:
    /(?<![\p{L}\p{N}._%+@/-])[\p{L}\p{N}_%+-](?:[\p{L}\p{N}._%+'-]{0,63})@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}\p{L}{2,63}(?![\p{L}\p{N}@-])/gu,
  confirms: (candidate) => {
    const local = candidate.slice(0, candidate.indexOf('@'))
    return local.length <= 64 && !/\.\.|\.$/.test(local) && !PICTURES.test(candidate)
  },
}
