// Settings of this installation that an operator has made, in a file of their own. A file that cannot be read gives the
// defaults, one that cannot be written leaves the settings until the console is closed; both are told.
import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { exists, replaceFile, setAside } from './seat/durable-file.ts'

/** The detail: where the damaged file is kept, or why nothing could be written. */
type Tell = (code: 'preferencesDamaged' | 'preferencesNotSaved', detail: string) => void

export class PreferencesFile<T> {
  private readonly file: string
  private readonly tell: Tell
  current: T
  private written: Promise<void> = Promise.resolve()

  private constructor(file: string, current: T, tell: Tell) {
    this.file = file
    this.current = current
    this.tell = tell
  }

  static async open<T>(file: string, schema: z.ZodType<T>, defaults: T, tell: Tell): Promise<PreferencesFile<T>> {
    if (!(await exists(file))) return new PreferencesFile(file, defaults, tell)
    try {
      return new PreferencesFile(file, schema.parse(JSON.parse(await readFile(file, 'utf8'))), tell)
    } catch {
      tell('preferencesDamaged', (await setAside(file, new Date())) ?? file)
      return new PreferencesFile(file, defaults, tell)
    }
  }

  /** What is set last is what stays. Resolves when it is written, or told as not written: the next change tries again. */
  set(preferences: T): Promise<void> {
    this.current = preferences
    this.written = this.written
      .then(() => replaceFile(this.file, JSON.stringify(preferences, null, 2)))
      .catch((error: Error) => this.tell('preferencesNotSaved', error.message))
    return this.written
  }
}
