import { Document, isCollection, YAMLMap } from 'yaml'

/** A key, its value (plain data, or a map that was built by these functions), and the comment above it. */
export interface CommentedKey {
  readonly key: string
  readonly value: unknown
  readonly comment?: string | undefined
}

/** Writes YAML by the library's own rules of quoting, so that no name or value can be anything else. */
export class CommentedYaml {
  readonly #document = new Document(null, { version: '1.2' })

  map(entries: readonly CommentedKey[]): YAMLMap {
    const map = new YAMLMap<unknown, unknown>()
    for (const { key, value, comment } of entries) {
      const name = this.#document.createNode(key)
      if (comment !== undefined) name.commentBefore = asComment(comment)
      map.items.push(this.#document.createPair(name, value))
    }
    return map
  }

  /** A value on one line. */
  inline(value: unknown): unknown {
    const node = this.#document.createNode(value)
    if (isCollection(node)) node.flow = true
    return node
  }

  /** An item of a list with a comment above it. */
  commented(value: unknown, comment: string): unknown {
    const node = this.#document.createNode(value)
    node.commentBefore = asComment(comment)
    return node
  }

  /** @param head lines at the top of the file */
  text(contents: YAMLMap, head: readonly string[]): string {
    this.#document.contents = contents
    this.#document.commentBefore = head.map(asComment).join('\n')
    return this.#document.toString({ lineWidth: 0, flowCollectionPadding: false })
  }
}

/** One line, whatever it holds. */
function asComment(text: string): string {
  return ` ${text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')}`
}
