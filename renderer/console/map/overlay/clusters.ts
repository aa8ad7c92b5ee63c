// Which tickets are drawn together at far zooms: those that fall into one square of a grid that is fixed to the ground, so
// that panning changes nothing. A cluster stands where its tickets are on average and shows the worst of their lights. Pure.
import type { ShownLight } from '../../../ui/light-shapes.ts'
import type { Mercator, View } from './anchor.ts'

/** From this zoom on every ticket stands for itself. */
export const clustersBelow = 14
/** The grid's square, CSS pixels, at the whole zoom below the view's. */
const square = 44
/** So many in one square are drawn as one. */
export const clusterFrom = 4

/** From calm to urgent. */
export const urgency: Record<ShownLight, number> = { none: 0, green: 1, unsure: 2, yellow: 3, red: 4 }

export interface Placed {
  place: Mercator
  light: ShownLight
  /** as of an old copy */
  dashed: boolean
}

export interface Cluster<T> {
  place: Mercator
  light: ShownLight
  dashed: boolean
  members: T[]
}

export interface Clustered<T> {
  alone: T[]
  clusters: Cluster<T>[]
}

/** @param apart those that are never hidden in a cluster */
export function cluster<T extends Placed>(
  view: Pick<View, 'zoom' | 'scale'>,
  all: Iterable<T>,
  apart: (one: T) => boolean,
): Clustered<T> {
  const result: Clustered<T> = { alone: [], clusters: [] }
  if (view.zoom >= clustersBelow) return { ...result, alone: [...all] }
  const side = square / (view.scale * 2 ** (Math.floor(view.zoom) - view.zoom))
  const squares = new Map<number, T[]>()
  for (const one of all) {
    if (apart(one)) {
      result.alone.push(one)
      continue
    }
    // Up to 2^25 squares lie on each axis of the world at these zooms, so that both fit into one exact number.
    const key = (Math.floor(one.place.x / side) + 2 ** 25) * 2 ** 26 + Math.floor(one.place.y / side) + 2 ** 25
    const members = squares.get(key)
    if (members) members.push(one)
    else squares.set(key, [one])
  }
  for (const members of squares.values())
    if (members.length < clusterFrom) result.alone.push(...members)
    else result.clusters.push(gathered(members))
  return result
}

function gathered<T extends Placed>(members: T[]): Cluster<T> {
  let [x, y] = [0, 0]
  let worst = members[0]!
  for (const one of members) {
    x += one.place.x
    y += one.place.y
    if (urgency[one.light] > urgency[worst.light]) worst = one
  }
  return {
    place: { x: x / members.length, y: y / members.length },
    light: worst.light,
    dashed: members.some((one) => one.dashed),
    members,
  }
}
