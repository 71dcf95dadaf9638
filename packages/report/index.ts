export {
  type Block,
  callout,
  code,
  type Document,
  details,
  heading,
  list,
  paragraph,
  type Span,
  type Text,
  type Tone,
  table,
} from './document.ts'
export { renderMarkdown } from './markdown.ts'
export { renderText } from './text.ts'
