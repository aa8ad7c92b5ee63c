// Where things are on the screen, asked of the running map by the hook it keeps for tests and screen readers.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'

/** After so many ms, and two frames more: a map moves with its frames, and on a slow machine they come late. */
async function drawnAfter(page: Page, ms: number): Promise<void> {
  await sleep(ms)
  await page.evaluate(() => {
    const frames = new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    // A window that is covered may draw none.
    return Promise.race([frames, new Promise((enough) => setTimeout(enough, 2_000))])
  })
}

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
    await drawnAfter(page, 400)
    const now = await read()
    if (Math.hypot(now.x - before.x, now.y - before.y) < 1) return now
    before = now
  }
}

/** Where the window's map looks. */
export async function lookOf(page: Page): Promise<{ lat: number; lon: number; zoom: number }> {
  const handle = await page.waitForFunction(() => {
    const pane = document.querySelector('[data-testid=map-pane]') as HTMLElement & {
      look?: () => { lat: number; lon: number; zoom: number }
    }
    return pane.look?.()
  })
  return (await handle.jsonValue())!
}

/** The same, once the map has come to rest. */
export async function restedLookOf(page: Page): Promise<{ lat: number; lon: number; zoom: number }> {
  for (let before = await lookOf(page); ;) {
    await drawnAfter(page, 500)
    const now = await lookOf(page)
    if (JSON.stringify(now) === JSON.stringify(before)) return now
    before = now
  }
}

export interface ShownFences {
  fences: { place: { lat: number; lon: number }; metres: number }[]
  fix: { place: { lat: number; lon: number }; metres: number } | null
}

/** What the window's map draws of fences. */
export function fencesOf(page: Page): Promise<ShownFences> {
  return page.evaluate(() => {
    const pane = document.querySelector('[data-testid=map-pane]') as HTMLElement & { fencesShown?: () => ShownFences }
    return pane.fencesShown!()
  })
}
