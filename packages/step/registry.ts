import { UserError } from '#core'
import type { Step } from './step.ts'

/** Reads versions of a registry for references. */
export interface VersionFiles {
  /** Brings the file of a version with this role to this machine. */
  fetch(name: string, selector: string, role: string): Promise<{ file: string; version: string }>
}

export async function openRegistryFor(_step: Step): Promise<VersionFiles> {
  throw new UserError('registry references are not supported yet')
}
