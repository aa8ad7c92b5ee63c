// The windows' record on disk: written soon after each change, because a crash gives no chance later, and once for a whole
// movement of a hand. A file that cannot be read is set aside and said so.
import { readFile } from 'node:fs/promises'
import { exists, replaceFile, setAside } from '../seat/durable-file.ts'
import { Workspace } from './workspace.ts'

/** Changes that come within this time are written together, ms. */
const together = 500

export type Tell = (code: 'workspaceDamaged' | 'workspaceNotSaved', detail: string) => void

export class WorkspaceFile {
  readonly workspace: Workspace
  private readonly file: string
  private readonly tell: Tell
  private timer: NodeJS.Timeout | undefined
  private written = ''
  private writing: Promise<void> = Promise.resolve()

  /** @param displaysNow the set-up to which a record without one belongs */
  static async open(file: string, displaysNow: string, tell: Tell): Promise<WorkspaceFile> {
    if (!(await exists(file))) return new WorkspaceFile(file, new Workspace(), tell)
    try {
      return new WorkspaceFile(file, Workspace.read(await readFile(file, 'utf8'), displaysNow), tell)
    } catch {
      tell('workspaceDamaged', (await setAside(file, new Date()).catch(() => undefined)) ?? file)
      return new WorkspaceFile(file, new Workspace(), tell)
    }
  }

  private constructor(file: string, workspace: Workspace, tell: Tell) {
    this.file = file
    this.workspace = workspace
    this.tell = tell
  }

  changed(): void {
    this.timer ??= setTimeout(() => void this.save(), together)
  }

  /** Writes what has changed, after what is being written. */
  save(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    this.writing = this.writing.then(() => this.write())
    return this.writing
  }

  private async write(): Promise<void> {
    const text = JSON.stringify(this.workspace.record, null, 2)
    if (text === this.written) return
    try {
      await replaceFile(this.file, text)
      this.written = text
    } catch (error) {
      this.tell('workspaceNotSaved', (error as Error).message)
    }
  }
}
