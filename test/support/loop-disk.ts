// A small disk of its own, in a file, whose power can be cut: what its file system had not yet handed to the disk is gone.
// What was handed over but not flushed stays, as on a disk without a cache of its own. Root only.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

const megabytes = 64

function run(command: string, ...args: string[]): string | null {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  return status === 0 ? null : `${command}: ${error?.message ?? stderr.trim()}`
}

/** Makes and mounts the disk in the folder. @returns the disk, or why there is none */
export function makeLoopDisk(folder: string): LoopDisk | string {
  if (process.getuid?.() !== 0) return 'only root can mount a disk'
  const [image, mountedAt] = [path.join(folder, 'disk.img'), path.join(folder, 'disk')]
  mkdirSync(mountedAt, { recursive: true })
  const failure =
    run('truncate', '-s', `${megabytes}M`, image) ??
    run('mkfs.ext4', '-q', '-F', image) ??
    run('mount', '-o', 'loop', image, mountedAt)
  return failure ?? new LoopDisk(folder, image, mountedAt)
}

export class LoopDisk {
  /** where it is mounted */
  readonly at: string
  private readonly folder: string
  private readonly image: string
  private cuts = 0

  constructor(folder: string, image: string, at: string) {
    this.folder = folder
    this.image = image
    this.at = at
  }

  /**
   * What is on the disk now, as another disk: its journal is played as after a real cut. Whoever writes must stand still.
   * @returns where it is mounted, until `forget`
   */
  cut(): string {
    const [copy, at] = [path.join(this.folder, `cut-${++this.cuts}.img`), path.join(this.folder, `cut-${this.cuts}`)]
    // The kernel may be writing pages of its own accord: a copy counts when nothing has changed while it was made.
    do copyFileSync(this.image, copy)
    while (!readFileSync(copy).equals(readFileSync(this.image)))
    mkdirSync(at)
    const failure = run('mount', '-o', 'loop', copy, at)
    if (failure !== null) throw new Error(`The disk cannot be read after the cut: ${failure}`)
    return at
  }

  /** Takes what `cut` has mounted away again. */
  forget(at: string): void {
    unmount(at)
    rmSync(at, { recursive: true })
    rmSync(`${at}.img`)
  }

  remove(): void {
    unmount(this.at)
  }
}

/** Lazily if somebody still looks at it: it goes when they are done. */
function unmount(at: string): void {
  const failure = run('umount', at) && run('umount', '-l', at)
  if (failure) throw new Error(failure)
}
