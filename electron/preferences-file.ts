// The operator's own settings of this installation. A file that cannot be read gives the defaults and is said so.
import { readFile } from 'node:fs/promises'
import { preferencesSchema, type Preferences } from '../shared/ipc/contract.ts'
import { exists, replaceFile, setAside } from './seat/durable-file.ts'

export class PreferencesFile {
  private readonly file: string
  current: Preferences

  private constructor(file: string, current: Preferences) {
    this.file = file
    this.current = current
  }

  static async open(file: string, defaults: Preferences, damaged: (keptAs: string) => void): Promise<PreferencesFile> {
    if (!(await exists(file))) return new PreferencesFile(file, defaults)
    const text = await readFile(file, 'utf8')
    try {
      return new PreferencesFile(file, preferencesSchema.parse(JSON.parse(text)))
    } catch {
      damaged((await setAside(file, new Date())) ?? file)
      return new PreferencesFile(file, defaults)
    }
  }

  async set(preferences: Preferences): Promise<void> {
    this.current = preferences
    await replaceFile(this.file, JSON.stringify(preferences, null, 2))
  }
}
