// Makes the quads of the technicians in view: badge by state and freshness, where they head, how far off a poor fix may be,
// where they may be by now, rings, ranks, names. What is chosen or pointed at lies on top.
import { freshness, type Positions } from '../../data/positions.ts'
import { movingFrom, reckonedMetres } from '../../data/glide.ts'
import { degreesOf, mercator, onScreen, stretch, within, type DegreeBox, type Mercator, type View } from './anchor.ts'
import { LabelRoom } from './label-room.ts'
import { dimmed, margin } from './pack-tickets.ts'
import type { Pictures } from './pictures.ts'
import type { Quads } from './quads.ts'
import type { TechnicianBook, TechnicianEntry } from './technician-book.ts'

/** Initials are drawn from this zoom on, names with the load from the other. */
const initialsFrom = 11
const namesFrom = 12
/** More names than this in one view are not read. */
const mostNames = 200
/** A circle smaller than the badge says nothing, CSS pixels. */
const smallestCircle = 18
/** A way ahead shorter than this hides behind the badge, CSS pixels. */
const shortestWhisker = 18
/** How far the middle of the wedge is from the badge's, CSS pixels. */
const wedgeAt = 15
/** How much of a badge a name must leave free, CSS pixels. */
const badge = 25
/** How much of what stands for several tickets a name must leave free, CSS pixels. */
const pill = { width: 58, height: 22 }

export interface TechnicianScene {
  view: View
  /** ms of the relay's clock, and of the window's monotonic one */
  now: number
  mono: number
  /** a ticket is being dragged or assigned: the best are ringed, who has no place here is dimmed; null: no question */
  ranks: ReadonlyMap<string, number> | null
  /** what is said of the best beside their rings */
  ringed: ReadonlyMap<string, string>
  selected: string | null
  /** where several tickets are drawn as one, in the view */
  pills: readonly { x: number; y: number }[]
}

/** How far below the badge's middle a name stands, CSS pixels: above it where there is no room below. */
type Side = 23 | -23
export type Named = Map<string, Side>

interface InView {
  entry: TechnicianEntry
  slot: number
  x: number
  y: number
  to: Mercator
}

export function packTechnicians(
  quads: Quads,
  pictures: Pictures,
  book: TechnicianBook,
  positions: Positions,
  scene: TechnicianScene,
  /** who had a name when this was drawn last, and on which side, most important first; replaced */
  named: Named,
): void {
  const box = degreesOf(scene.view, margin)
  const seen: InView[] = []
  const top: InView[] = []
  for (const entry of book.entries.values()) {
    const slot = book.slotOf(entry)
    const one = slot < 0 ? undefined : look(positions, entry, slot, scene.view, box)
    if (!one) continue
    const rank = scene.ranks?.get(entry.id) ?? 99
    const onTop = entry.id === scene.selected || rank <= 3
    ;(onTop ? top : seen).push(one)
  }
  for (const one of seen) packOne(quads, pictures, positions, scene, one)
  for (const one of top) packOne(quads, pictures, positions, scene, one)
  packNames(quads, pictures, positions, scene, top, seen, named)
}

function look(
  positions: Positions,
  entry: TechnicianEntry,
  slot: number,
  view: View,
  box: DegreeBox,
): InView | undefined {
  if (!within(box, positions.lat[slot]!, positions.lon[slot]!)) return undefined
  const to = mercator(positions.lat[slot]!, positions.lon[slot]!)
  const { x, y } = onScreen(view, to)
  return { entry, slot, x, y, to }
}

/** What is added from now on stands where this one does, or glides there. */
function standAt(quads: Quads, positions: Positions, mono: number, { slot, to }: InView): void {
  const glideEnd = positions.glideEnd[slot]!
  const from = glideEnd > mono ? mercator(positions.fromLat[slot]!, positions.fromLon[slot]!) : to
  quads.stand(from, to, positions.glideStart[slot]!, glideEnd)
}

function packOne(quads: Quads, pictures: Pictures, positions: Positions, scene: TechnicianScene, one: InView): void {
  const { entry, slot } = one
  const { view, ranks } = scene
  const ageMs = scene.now - positions.at[slot]!
  const fresh = freshness(ageMs)
  const rank = ranks?.get(entry.id)
  const alpha = ranks !== null && rank === undefined ? dimmed : 1
  standAt(quads, positions, scene.mono, one)

  const lat = positions.lat[slot]!
  const pixels = view.scale * stretch(lat)
  const radius = positions.accuracy[slot]! * pixels
  if (fresh === 'fresh' && radius > smallestCircle) quads.add(pictures.accuracy, 0, 0, 0, alpha, radius * 2, radius * 2)

  const turn = (positions.heading[slot]! * Math.PI) / 180
  const ahead = reckonedMetres(ageMs, positions.heading[slot]!, positions.speed[slot]!) * pixels
  if (ahead > shortestWhisker) {
    const [dx, dy] = [Math.sin(turn) * ahead, -Math.cos(turn) * ahead]
    quads.add(pictures.stroke, dx / 2, dy / 2, turn || 1e-6, alpha, 1.5, ahead)
    quads.add(pictures.reckoned, dx, dy, 0, alpha)
  }
  const moves = positions.speed[slot]! >= movingFrom && (fresh === 'fresh' || fresh === 'ageing')
  if (moves && !Number.isNaN(turn)) {
    const [dx, dy] = [Math.sin(turn) * wedgeAt, -Math.cos(turn) * wedgeAt]
    quads.add(pictures.heading(fresh), dx, dy, turn || 1e-6, alpha)
  }
  quads.add(pictures.technician(entry.state, fresh), 0, 0, 0, alpha)

  const best = rank !== undefined && rank <= 3
  if (best || entry.id === scene.selected) quads.add(pictures.ring('technician'), 0, 0, 0, alpha)
  if (best) quads.add(pictures.label(String(rank), true, 15), 20, -20, 0, alpha)
}

function packNames(
  quads: Quads,
  pictures: Pictures,
  positions: Positions,
  { view, ranks, ringed, mono, pills }: TechnicianScene,
  top: readonly InView[],
  others: readonly InView[],
  named: Named,
): void {
  const before = new Map(named)
  named.clear()
  if (view.zoom < initialsFrom) others = []
  const room = new LabelRoom()
  const name = (one: InView, full: boolean) => {
    const { entry, x, y } = one
    if (named.size >= mostNames || (ranks !== null && !ranks.has(entry.id))) return
    // A name stays on its side as long as it has room there.
    const side = before.get(entry.id) ?? 23
    const best = ringed.get(entry.id)
    const texts = [...(best ? [best] : []), ...(full ? [entry.words] : []), entry.initials]
    for (const dy of [side, -side as Side])
      for (const words of texts) {
        const rect = pictures.label(words)
        if (!room.take(x, y + dy, rect.width - 6, 15)) continue
        standAt(quads, positions, mono, one)
        quads.add(rect, 0, dy, 0, 1)
        named.set(entry.id, dy)
        return
      }
  }
  // Who is chosen or among the best is named, also across the symbols of others.
  for (const { x, y } of top) room.block(x, y, badge, badge)
  for (const one of top) name(one, true)
  for (const { x, y } of others) room.block(x, y, badge, badge)
  for (const { x, y } of pills) room.block(x, y, pill.width, pill.height)
  const full = view.zoom >= namesFrom
  for (const one of others) if (before.has(one.entry.id)) name(one, full)
  for (const one of others) if (!before.has(one.entry.id)) name(one, full)
}

/** Where technicians are shown on the screen, for hit-testing. */
export function* shownTechnicians(
  book: TechnicianBook,
  positions: Positions,
  view: View,
  mono: number,
): IterableIterator<{ id: string; x: number; y: number }> {
  const box = degreesOf(view, margin)
  for (const entry of book.entries.values()) {
    const slot = book.slotOf(entry)
    if (slot < 0) continue
    const { lat, lon } = positions.shownAt(slot, mono)
    if (!within(box, lat, lon)) continue
    const { x, y } = onScreen(view, mercator(lat, lon))
    yield { id: entry.id, x, y }
  }
}
