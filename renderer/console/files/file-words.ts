// Sizes as operators read them, and what a pasted picture is called.
import { clockTime } from '../../ui/times.ts'
import type { Instant } from '../../../shared/model/ids.ts'

/** `840 B`, `12 KB`, `3.4 MB` */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** @param word what pictures are called @returns without the ending, which main adds */
export function pastedName(word: string, at: Instant): string {
  return `${word} ${clockTime(at, true).replaceAll(':', '-')}`
}
