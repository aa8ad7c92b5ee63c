// A hand on the system's own mouse: what it does reaches the window as an operator's doing, drags included. A hand takes
// its time, so each way is many small moves.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Locator } from '@playwright/test'

export interface Point {
  x: number
  y: number
}

const run = promisify(execFile)

export class Hand {
  private at: Point = { x: 0, y: 0 }

  /** @param steps a step every 14 ms or so, as a mouse tells them to a busy window */
  async move(to: Point, steps = 14): Promise<void> {
    const args: string[] = []
    for (let step = 1; step <= steps; step++) {
      // Quick first and slow at the end.
      const share = 1 - (1 - step / steps) ** 2
      const x = Math.round(this.at.x + (to.x - this.at.x) * share)
      const y = Math.round(this.at.y + (to.y - this.at.y) * share)
      args.push('mousemove', String(x), String(y), 'sleep', '0.014')
    }
    await run('xdotool', args)
    this.at = { x: Math.round(to.x), y: Math.round(to.y) }
  }

  /** Keeps still as a hand does: never quite. @param ms how long */
  async rest(ms: number): Promise<void> {
    const { x, y } = this.at
    const steps = Math.max(1, Math.round(ms / 60))
    const args = Array.from({ length: steps }, (_, i) =>
      ['mousemove', x + ((i + 1) % 2), y, 'sleep', '0.06'].map(String),
    )
    await run('xdotool', [...args.flat(), 'mousemove', String(x), String(y)])
  }

  async press(): Promise<void> {
    await run('xdotool', ['mousedown', '1'])
  }

  async release(): Promise<void> {
    await run('xdotool', ['mouseup', '1'])
  }

  /** Gives a drag up. */
  async escape(): Promise<void> {
    await run('xdotool', ['key', 'Escape'])
  }

  async click(target: Locator): Promise<void> {
    await this.move(await middle(target), 6)
    await run('xdotool', ['click', '1'])
  }
}

/** Where a hand takes hold of it: left of the middle, on its words. */
export async function middle(target: Locator): Promise<Point> {
  const box = await target.boundingBox()
  if (!box) throw new Error(`${String(target)} is not on the screen`)
  return { x: box.x + box.width * 0.4, y: box.y + box.height / 2 }
}
