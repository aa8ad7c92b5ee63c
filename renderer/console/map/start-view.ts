// Where a map looks when its window opens: where it looked last time, if that is on this map at all.
import { distanceMetres } from '../../../shared/geo/distance.ts'
import type { MapSource, WindowView } from '../../../shared/ipc/contract.ts'

type Look = NonNullable<WindowView['map']>

/** Whoever comes with the map of another city starts there, metres. */
const elsewhere = 200_000
const wholeCity = 11.6

export function startView(source: MapSource, remembered: Look | null): Look {
  if ('problem' in source) return remembered ?? { lat: 0, lon: 0, zoom: wholeCity }
  if (remembered && distanceMetres(source.centre, remembered) < elsewhere) return remembered
  return { ...source.centre, zoom: wholeCity }
}
