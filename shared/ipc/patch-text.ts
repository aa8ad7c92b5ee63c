// A patch on its way to a window, as text. What crosses into the page as objects is copied there field by field, and a
// control room of 50,000 tickets then takes seconds to be shown; a text is one value.
import type { Patch } from './contract.ts'

export function patchText(patch: Patch): string {
  return JSON.stringify(patch)
}

export function readPatch(text: string): Patch {
  return JSON.parse(text) as Patch
}
