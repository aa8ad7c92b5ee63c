// What was on the screen when a hand took hold and when it let go, seen by listeners that come before the console's own: the
// words of the row, the words of the label, and what lay under the pointer. It reads the page as an operator does and asks
// nothing of what the console has decided.
import type { Page } from '@playwright/test'
import type { MapPaneElement } from '../../../renderer/console/map/map-pane.tsx'
import type { Point } from './hand.ts'

/** One look at the pointer while something is dragged. */
export interface Look extends Point {
  /** ms of the window's monotonic clock */
  at: number
  /** what the label told: whom by name, and whether it says that it will ask which; null: there was none */
  label: { names: string[]; asks: number } | null
  /** the row of the roster */
  technicianId: string | null
  /** the place in the route: the visit before which it would stand, or its end */
  place: { visitId: string | null } | null
  queue: boolean
  onMap: boolean
  /** where the map says that its technicians are shown */
  points: Record<string, Point>
}

export interface Seen {
  /** the number on the row that was taken hold of, '#1042'; null: none was */
  number: string | null
  /** the latest ones last */
  looks: Look[]
  dropped: Look | null
  started: boolean
  /** ms of the window's monotonic clock; 0: it has not */
  ended: number
}

interface Witness extends Seen {
  ids: string[]
}
declare global {
  interface Window {
    witness?: Witness
  }
}

/** @param ids the technicians to look for on the map */
export async function installWitness(page: Page, ids: string[]): Promise<void> {
  await page.evaluate((all) => {
    const witness: Witness = (window.witness = {
      number: null,
      looks: [],
      dropped: null,
      started: false,
      ended: 0,
      ids: all,
    })
    const labelOf = (label: Element | null): Look['label'] =>
      label && {
        names: [...label.querySelectorAll('b')].map((name) => name.textContent),
        asks: Number(/(\d+) here: asks on drop/.exec(label.textContent)?.[1] ?? 0),
      }
    const look = (event: MouseEvent): Look => {
      const under = document.elementFromPoint(event.clientX, event.clientY)
      const near = (wanted: string) => under?.closest<HTMLElement>(wanted) ?? null
      const pane: MapPaneElement | null = near('[data-testid=map-pane]')
      const list = near('[data-testid=route-list]')
      const stop = near('[data-testid=route-stop]')
      const end = list && near('li')
      const points: Record<string, Point> = {}
      if (pane) {
        for (const id of witness.ids) {
          const point = pane.pointOf?.(id)
          if (point) points[id] = point
        }
      }
      return {
        at: performance.now(),
        x: event.clientX,
        y: event.clientY,
        label: labelOf(document.querySelector('[data-testid=drop-label]')),
        technicianId: near('[data-testid=roster-row]')?.dataset['technician'] ?? null,
        place: stop ? { visitId: stop.dataset['visit'] ?? null } : end ? { visitId: null } : null,
        queue: near('[data-testid=drop-to-queue]') !== null,
        onMap: pane !== null,
        points,
      }
    }
    const listen = (
      name: 'mousedown' | 'dragover' | 'drop' | 'dragend' | 'dragstart',
      act: (event: MouseEvent) => void,
    ) => window.addEventListener(name, act, { capture: true })
    listen('mousedown', (event) => {
      const row = document
        .elementFromPoint(event.clientX, event.clientY)
        ?.closest('[data-testid=ticket-row], [data-testid=route-stop]')
      const words = [...(row?.querySelectorAll('*') ?? [])].map((cell) => cell.textContent.trim())
      witness.number = words.find((word) => /^#\d+$/.test(word)) ?? null
      witness.looks = []
      witness.dropped = null
      witness.started = false
      witness.ended = 0
    })
    listen('dragover', (event) => {
      witness.looks.push(look(event))
      if (witness.looks.length > 120) witness.looks.shift()
    })
    listen('drop', (event) => (witness.dropped = look(event)))
    listen('dragstart', () => (witness.started = true))
    listen('dragend', () => (witness.ended = performance.now()))
  }, ids)
}

export async function seen(page: Page): Promise<Seen> {
  // What the hand does comes to the window a little later.
  await page.waitForFunction(() => window.witness!.ended > 0, undefined, { timeout: 2_000 }).catch(() => {})
  return page.evaluate(() => {
    const { number, looks, dropped, started, ended } = window.witness!
    return { number, looks, dropped, started, ended }
  })
}

/** Where technicians are shown now, window coordinates. */
export function shownPoints(page: Page): Promise<Record<string, Point>> {
  return page.evaluate(() => {
    const pane = document.querySelector<MapPaneElement>('[data-testid=map-pane]')!
    const found = window.witness!.ids.map((id) => [id, pane.pointOf?.(id) ?? null] as const)
    return Object.fromEntries(found.filter((one): one is [string, Point] => one[1] !== null))
  })
}

/** What can be pointed at: rows and stops whose middle is on the screen and not covered. */
export function inView(page: Page, testId: string): Promise<{ id: string; at: Point; order: number }[]> {
  return page.evaluate((wanted) => {
    const all = [...document.querySelectorAll<HTMLElement>(`[data-testid=${wanted}]`)]
    return all.flatMap((element, order) => {
      const { left, top, width, height } = element.getBoundingClientRect()
      const at = { x: left + width * 0.4, y: top + height / 2 }
      const { ticket, technician, visit } = element.dataset
      return element.contains(document.elementFromPoint(at.x, at.y))
        ? [{ id: ticket ?? technician ?? visit ?? '', at, order }]
        : []
    })
  }, testId)
}

/** The map, window coordinates. */
export function paneOf(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  return page.evaluate(() => {
    const { x, y, width, height } = document.querySelector('[data-testid=map-pane]')!.getBoundingClientRect()
    return { x, y, width, height }
  })
}
