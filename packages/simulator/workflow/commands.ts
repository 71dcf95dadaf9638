/** A message that the runner shows beside the code, on the run's page and in the checks. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly title?: string
  readonly file?: string
  readonly line?: number
  readonly endLine?: number
  readonly column?: number
  readonly endColumn?: number
}

export interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

/** Limits of the runner: annotations of one kind per step, and characters of one message. */
export const annotationLimits = { perKind: 10, message: 4096 }

/** Reads `::name key=value,...::message`, or the older `##[name key=value;...]message` anywhere in the line. */
export function parseCommand(line: string): Command | undefined {
  const modern = /^\s*::([\w-]+)(?:\s+([^:]*(?::(?!:)[^:]*)*))?::(.*)$/s.exec(line)
  if (modern?.[1]) return command(modern[1], modern[2] ?? '', ',', modern[3] ?? '')
  const old = /##\[([\w.-]+)(?: ([^\]]*))?\](.*)$/s.exec(line)
  return old?.[1] ? command(old[1], old[2] ?? '', ';', old[3] ?? '') : undefined
}

function command(name: string, written: string, separator: string, message: string): Command {
  const properties: Record<string, string> = {}
  for (const pair of written.split(separator)) {
    const at = pair.indexOf('=')
    if (at > 0) properties[pair.slice(0, at).trim()] = unescaped(pair.slice(at + 1))
  }
  return { name: name.toLowerCase(), properties, message: unescaped(message) }
}

const escapes: Readonly<Record<string, string>> = {
  '%25': '%',
  '%0D': '\r',
  '%0A': '\n',
  '%3A': ':',
  '%2C': ',',
}

function unescaped(text: string): string {
  return text.replace(/%(?:25|0D|0A|3A|2C)/g, (code) => escapes[code] ?? code)
}

export interface Interpreter {
  /** Handles one line of a step's output; returns what is to be shown, if anything. */
  line(text: string): string | undefined
  annotate(level: Annotation['level'], message: string, place?: Omit<Annotation, 'level' | 'message'>): void
  readonly annotations: readonly Annotation[]
  /** What makes the step fail whatever its exit code: a command that was taken out of service. */
  readonly refused: readonly string[]
}

/** Follows the workflow commands in the output of one step. Lines come in unmasked. */
export function createInterpreter(addMask: (value: string) => void): Interpreter {
  const annotations: Annotation[] = []
  const refused: string[] = []
  let stoppedBy: string | undefined
  const annotate: Interpreter['annotate'] = (level, message, place = {}) => {
    const sofar = annotations.filter((item) => item.level === level).length
    if (sofar >= annotationLimits.perKind) return
    annotations.push({ level, message: message.slice(0, annotationLimits.message), ...place })
  }
  const effects: Effects = {
    annotate,
    addMask,
    stop: (token) => {
      stoppedBy = token
    },
    refuse: (message) => {
      refused.push(message)
      annotate('error', message)
    },
  }
  const line = (text: string): string | undefined => {
    if (stoppedBy === undefined) return follow(text, effects)
    if (text.trim() === `::${stoppedBy}::`) stoppedBy = undefined
    return text
  }
  return { annotations, refused, annotate, line }
}

interface Effects {
  readonly annotate: Interpreter['annotate']
  readonly addMask: (value: string) => void
  readonly stop: (token: string) => void
  readonly refuse: (message: string) => void
}

/** Does what a line asks for; returns what is shown of it. */
function follow(text: string, effects: Effects): string | undefined {
  const found = parseCommand(text)
  switch (found?.name) {
    case 'error':
    case 'warning':
    case 'notice':
      effects.annotate(found.name, found.message, placeOf(found.properties))
      return `${{ error: 'Error', warning: 'Warning', notice: 'Notice' }[found.name]}: ${found.message}`
    case 'add-mask':
      if (found.message) effects.addMask(found.message)
      return undefined
    case 'stop-commands':
      effects.stop(found.message)
      return text
    case 'group':
      return `▸ ${found.message}`
    case 'endgroup':
    case 'debug':
    case 'echo':
      return undefined
    case 'set-output':
    case 'save-state':
    case 'set-env':
    case 'add-path': {
      const message = `the command '${found.name}' is out of service; write to ${fileOf[found.name]} instead`
      effects.refuse(message)
      return `Error: ${message}`
    }
    case 'add-matcher':
    case 'remove-matcher':
      return `Warning: problem matchers are not supported here; '${found.name}' has no effect`
    default:
      return text
  }
}

const fileOf = {
  'set-output': '$GITHUB_OUTPUT',
  'save-state': '$GITHUB_STATE',
  'set-env': '$GITHUB_ENV',
  'add-path': '$GITHUB_PATH',
}

function placeOf(properties: Readonly<Record<string, string>>): Omit<Annotation, 'level' | 'message'> {
  const number = (text: string | undefined) => (text && /^\d+$/.test(text) ? Number(text) : undefined)
  const place = {
    title: properties.title,
    file: properties.file,
    line: number(properties.line),
    endLine: number(properties.endLine),
    column: number(properties.col),
    endColumn: number(properties.endColumn),
  }
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined))
}
