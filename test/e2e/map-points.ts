// Where things are on the screen, asked of the running map by the hook it keeps for tests and screen readers.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'

/** Window coordinates of a technician's symbol, once the map has come to rest. */
export async function technicianPoint(page: Page, technicianId: string): Promise<{ x: number; y: number }> {
  const read = async () => {
    const handle = await page.waitForFunction((id) => {
      const find = (
        document.querySelector('[data-testid=map-pane]') as HTMLElement & {
          pointOf?: (id: string) => { x: number; y: number } | null
        }
      )?.pointOf
      return find?.(id) ?? undefined
    }, technicianId)
    return (await handle.jsonValue())!
  }
  for (let before = await read(); ;) {
    await sleep(400)
    const now = await read()
    if (Math.hypot(now.x - before.x, now.y - before.y) < 1) return now
    before = now
  }
}
