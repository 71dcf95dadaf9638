/** What a text may be. */
export type ValueFormat =
  | {
      /** Whether the text is of the format; `unknown` where it cannot be told what the original would say. */
      readonly test: (text: string) => boolean | 'unknown'
    }
  /** Why no text can be judged. */
  | { readonly unsupported: string }
