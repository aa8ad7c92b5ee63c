// One drag by a hand on the mouse, and the judgement on it: the ticket that moved is the one on the row that was taken hold
// of, it went to what was named or lay under the pointer when it was let go, and nothing else moved.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import type { ControlRoom } from '../control-room.ts'
import { middle, type Hand, type Point } from './hand.ts'
import { afterMove, difference, held, type Held } from './held.ts'
import { mayAsk, mayTake } from './meant.ts'
import { offTold } from './told-points.ts'
import type { Told, Traffic } from './traffic.ts'
import { inView, seen, shownPoints, type Look, type Seen } from './witness.ts'

export const kinds = ['map', 'roster', 'place', 'queue'] as const
export type Kind = (typeof kinds)[number]

export interface Stage {
  page: Page
  room: ControlRoom
  hand: Hand
  traffic: Traffic
  dice: () => number
  /** take hold of one of the lowest rows: there a pane has least room for what a drag brings with it */
  lowest: boolean
}

/** What is wrong with a drag. */
class Wrong extends Error {}

/** How long the relay's answer may take, and how long something else could still move, ms. */
const [patience, after] = [8_000, 250]
/** How far a hand moves that keeps still, CSS pixels. */
const still = 4
/** A glide cuts the corners of the way that was told, by no more than this, CSS pixels. */
const mostOff = 5

/** @returns what was wrong with it; null: nothing */
export async function oneDrag(kind: Kind, stage: Stage): Promise<string | null> {
  try {
    await drag(kind, stage)
    return null
  } catch (error) {
    if (error instanceof Wrong) return error.message
    throw error
  }
}

async function drag(kind: Kind, stage: Stage): Promise<void> {
  const { page, room, hand, dice, traffic } = stage
  const before = held(room.feeder)
  const shownRoute = kind === 'place' ? await showRoute(stage, before) : ''
  const stood = (await shownPoints(page))['w01']
  const from = await takeHold(kind, stage)
  let told: ReadonlyMap<string, Told[]>
  try {
    if (kind === 'map') await aimOnMap(stage)
    else if (kind === 'roster') await hand.move(pick(await inView(page, 'roster-row'), dice).at)
    else if (kind === 'place') await aimInRoute(stage, from)
    else await hand.move(await queuePlace(page))
    if (kind !== 'map') await taken(page)
    await hand.rest(80 + dice() * 500)
  } finally {
    told = new Map([...traffic.told].map(([id, fixes]) => [id, [...fixes]]))
    await hand.release()
  }
  const witness = await seen(page)
  const chosen = kind === 'map' ? await answer(stage, witness.dropped?.label ?? null) : null
  const moved = witness.dropped?.points['w01']
  if (stood && moved && Math.hypot(moved.x - stood.x, moved.y - stood.y) > 1)
    throw new Wrong(`the map has moved away, from ${JSON.stringify(stood)} to ${JSON.stringify(moved)}`)
  const wanted = judge(kind, stage, witness, before, shownRoute, told, chosen)
  const until = Date.now() + patience
  while (Date.now() < until && difference(before, held(room.feeder)) === '') await sleep(20)
  await sleep(after)
  const wrong = difference(wanted, held(room.feeder))
  if (wrong !== '') throw new Wrong(`${witness.number} let go on ${named(kind, witness.dropped!)}: ${wrong}`)
}

/** What must be committed, from what was seen. */
function judge(
  kind: Kind,
  { room: { feeder } }: Stage,
  { number, looks, dropped, ended }: Seen,
  before: Held,
  shownRoute: string,
  told: ReadonlyMap<string, Told[]>,
  chosen: string | null,
): Held {
  const confirmed = feeder.replica.confirmed
  const ticket = [...confirmed.values('ticket')].find((one) => `#${one.number}` === number)
  if (!ticket) throw new Wrong(`no ticket was taken hold of (${number})`)
  if (!dropped) throw new Wrong(`${number} was let go and nothing took it; ${lastSeen(looks, ended)}`)
  switch (kind) {
    case 'map': {
      const name = chosen ?? dropped.label?.names[0]
      if (!dropped.onMap || name === undefined) throw new Wrong(`${number} was let go where nobody was named`)
      const technician = [...confirmed.values('technician')].find((one) => one.nameLatin === name)
      if (!technician) throw new Wrong(`the label names nobody: ${name}`)
      const { id } = technician
      const off = offTold(dropped.points, id, told.get(id) ?? [])
      if (off === undefined)
        throw new Wrong('the technicians who are parked are not on the screen: it cannot be measured')
      if (off > mostOff) throw new Wrong(`${id} is shown ${off.toFixed(1)} px from its way`)
      const rested = looks.slice(
        looks.findLastIndex(({ x, y }) => Math.hypot(x - dropped.x, y - dropped.y) > still) + 1,
      )
      if (chosen === null && !rested.some((look) => mayTake(look, id)))
        throw new Wrong(`${id} was not meant clearly, and the map did not ask`)
      const asks = dropped.label!.asks
      if (chosen !== null && !rested.some((look) => mayAsk(look, asks, id)))
        throw new Wrong(`the map asked about ${asks}, and while the hand rested others were meant`)
      return afterMove(before, ticket.id, { technicianId: id, before: null })
    }
    case 'roster':
      if (dropped.technicianId === null) throw new Wrong(`${number} was not let go on a row`)
      return afterMove(before, ticket.id, { technicianId: dropped.technicianId, before: null })
    case 'place': {
      if (!dropped.place) throw new Wrong(`${number} was not let go on a place of the route`)
      const visit = dropped.place.visitId === null ? undefined : confirmed.get('visit', dropped.place.visitId)
      const technicianId = visit?.technicianId ?? shownRoute
      return afterMove(before, ticket.id, { technicianId, before: visit?.ticketId ?? null })
    }
    case 'queue':
      if (!dropped.queue) throw new Wrong(`${number} was not let go on the queue`)
      return afterMove(before, ticket.id, null)
    default:
      return kind satisfies never
  }
}

function lastSeen(looks: readonly Look[], ended: number): string {
  const last = looks.at(-1)
  if (!last) return 'no drag was seen'
  const { points: _, at, ...rest } = last
  const rested = looks.filter(({ x, y }) => Math.hypot(x - last.x, y - last.y) <= still)
  return `last ${JSON.stringify(rest)}, ${(ended - at).toFixed(0)} ms before, there for ${(ended - rested[0]!.at).toFixed(0)} ms`
}

function named(kind: Kind, { label, technicianId, place }: Look): string {
  return (
    { map: label?.names.join(' or '), roster: technicianId, place: JSON.stringify(place), queue: 'the queue' }[kind] ??
    '?'
  )
}

/** Takes hold of a row of the board or of a place of the route. @returns the place; undefined: a row */
async function takeHold(kind: Kind, { page, hand, dice, lowest }: Stage): Promise<number | undefined> {
  const fromRoute = kind === 'place' && dice() < 0.5
  if (!fromRoute) {
    await hand.click(page.locator(`[data-testid=tab-${kind === 'queue' ? 'assigned' : 'queue'}]`))
    // The list keeps still from when the pointer is over it.
    await hand.move(await middle(page.locator('[data-testid=board-rows]')), 4)
    await sleep(60)
  }
  const rows = await inView(page, fromRoute ? 'route-stop' : 'ticket-row')
  const row = pick(lowest ? rows.slice(-2) : rows, dice)
  await hand.move(row.at, 8)
  await hand.press()
  await hand.move({ x: row.at.x + 8, y: row.at.y + 5 }, 4)
  return fromRoute ? row.order : undefined
}

/** Selects a technician with several visits. @returns who */
async function showRoute({ page, hand, dice }: Stage, before: Held): Promise<string> {
  const rows = (await inView(page, 'roster-row')).filter(({ id }) => (before.get(id)?.length ?? 0) >= 3)
  const { id } = pick(rows, dice)
  await hand.click(page.locator(`[data-testid=roster-row][data-technician=${id}]`))
  await page.waitForFunction(
    (count) => document.querySelectorAll('[data-testid=route-stop]').length === count,
    before.get(id)!.length,
  )
  return id
}

async function queuePlace(page: Page): Promise<Point> {
  const place = page.locator('[data-testid=drop-to-queue]')
  await place.waitFor({ timeout: 2_000 }).catch(() => {})
  if ((await place.count()) === 1) return middle(place)
  const { number, started, ended } = await seen(page)
  throw new Wrong(`${number} cannot be let go on the queue (drag started: ${started}, ended: ${ended > 0})`)
}

/** A hand lets go when it sees that what is under it takes the ticket. */
async function taken(page: Page): Promise<void> {
  const over = page.locator('[data-over=true]')
  await over
    .first()
    .waitFor({ timeout: 3_000 })
    .catch(() => {})
  if ((await over.count()) === 0) throw new Wrong('nothing shows that it takes the ticket')
}

/** Another place than the one it has already. */
async function aimInRoute({ page, hand, dice }: Stage, from: number | undefined): Promise<void> {
  const stops = await inView(page, 'route-stop')
  const others = stops.filter(({ order }) => from === undefined || (order !== from && order !== from + 1))
  await hand.move(pick(others, dice).at)
}

/**
 * Goes after a symbol that drives on, as a hand does, until the label says that it has it. Of three drags one aims beside it,
 * where others may be as near.
 */
async function aimOnMap({ page, hand, dice }: Stage): Promise<void> {
  const pane = (await page.locator('[data-testid=map-pane]').boundingBox())!
  const margin = 70
  const found = Object.entries(await shownPoints(page)).filter(
    ([, { x, y }]) =>
      x > pane.x + margin &&
      y > pane.y + margin &&
      x < pane.x + pane.width - margin &&
      y < pane.y + pane.height - margin,
  )
  const [wanted] = pick(found, dice)
  const name = `Engineer ${Number(wanted.slice(1))}`
  const [beside, turn] = [dice() < 1 / 3 ? 20 : 0, dice() * 2 * Math.PI]
  const names = page.locator('[data-testid=drop-label] b')
  for (let tries = 0; tries < 12; tries++) {
    const { x, y } = (await shownPoints(page))[wanted]!
    await hand.move({ x: x + beside * Math.cos(turn), y: y + beside * Math.sin(turn) }, tries === 0 ? 18 : 4)
    await sleep(120)
    if ((await names.allTextContents()).includes(name)) return
  }
  // The hand takes whom the label names.
}

/**
 * Where the map asks, and only there, it has said so before, and asks about those whom it has named.
 * @returns whom the hand chose: the last of those it was told; null: it was not asked
 */
async function answer({ page, hand }: Stage, label: Look['label']): Promise<string | null> {
  await sleep(150)
  const chooser = page.locator('[data-testid=technician-chooser]')
  const asked = (await chooser.count()) > 0
  if (asked !== (label !== null && label.asks > 1))
    throw new Wrong(`the label told ${JSON.stringify(label)}, and the map ${asked ? 'asked' : 'did not ask'}`)
  if (!asked) return null
  const buttons = chooser.locator('button')
  const offered = await buttons.evaluateAll((all) =>
    all.map((one) => `Engineer ${Number(one.dataset['technician']?.slice(1))}`),
  )
  const { names, asks } = label!
  if (offered.length !== Math.min(9, asks) || names.some((name, i) => offered[i] !== name))
    throw new Wrong(`the label told ${names.join(', ')} of ${asks}, the map asks about ${offered.join(', ')}`)
  await hand.click(buttons.nth(names.length - 1))
  return names.at(-1)!
}

function pick<T>(list: readonly T[], dice: () => number): T {
  if (list.length === 0) throw new Wrong('there is nothing to take')
  return list[Math.floor(dice() * list.length)]!
}
