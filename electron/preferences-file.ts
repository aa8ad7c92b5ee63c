// Settings of this installation that an operator has made, in a file of their own. One that cannot be read gives the
// defaults and is said so.
import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { exists, replaceFile, setAside } from './seat/durable-file.ts'

export class PreferencesFile<T> {
  private readonly file: string
  current: T
  private written: Promise<void> = Promise.resolve()

  private constructor(file: string, current: T) {
    this.file = file
    this.current = current
  }

  static async open<T>(
    file: string,
    schema: z.ZodType<T>,
    defaults: T,
    damaged: (keptAs: string) => void,
  ): Promise<PreferencesFile<T>> {
    if (!(await exists(file))) return new PreferencesFile(file, defaults)
    const text = await readFile(file, 'utf8')
    try {
      return new PreferencesFile(file, schema.parse(JSON.parse(text)))
    } catch {
      damaged((await setAside(file, new Date())) ?? file)
      return new PreferencesFile(file, defaults)
    }
  }

  /** What is set last is what stays. */
  set(preferences: T): Promise<void> {
    this.current = preferences
    const write = () => replaceFile(this.file, JSON.stringify(preferences, null, 2))
    return (this.written = this.written.then(write, write))
  }
}
