// The arrival fences of what is selected, and how far a poor fix of the selected technician may be off: dashed rings and a
// disc by MapLibre itself, painted anew only when they have become others.
import type { Feature } from 'geojson'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { arrivalFenceMetres, poorAccuracyMetres, ringAround } from '../../../shared/geo/fence.ts'
import type { Place } from '../../../shared/model/place.ts'
import { entities } from '../data/entity-store.ts'
import { isUsable, positions } from '../data/positions.ts'
import { relayNow } from '../data/relay-time.ts'
import { firstLabelLayer } from './base-style.ts'

const source = 'fences'

export interface FenceWords {
  fence: (metres: number) => string
  accuracy: (metres: number) => string
}

/** What is drawn: centres and metres. */
export interface ShownFences {
  fences: { place: Place; metres: number }[]
  fix: { place: Place; metres: number } | null
}

export function addFenceLayer(map: MapLibre, colours: { text: string; halo: string; accent: string }): void {
  map.addSource(source, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  const below = map.getLayer(firstLabelLayer) ? firstLabelLayer : undefined
  const only = (what: string) => ['==', ['get', 'what'], what] as ['==', ['get', string], string]
  const disc = { source, filter: only('accuracy') }
  map.addLayer(
    { id: 'accuracy-disc', type: 'fill', ...disc, paint: { 'fill-color': colours.accent, 'fill-opacity': 0.14 } },
    below,
  )
  map.addLayer(
    { id: 'accuracy-edge', type: 'line', ...disc, paint: { 'line-color': colours.accent, 'line-width': 1.5 } },
    below,
  )
  const ring = { type: 'line', source, filter: only('fence') } as const
  // A halo, or the dashes would be lost among streets.
  map.addLayer(
    { id: 'fence-halo', ...ring, paint: { 'line-color': colours.halo, 'line-width': 5, 'line-opacity': 0.7 } },
    below,
  )
  map.addLayer(
    {
      id: 'fence-ring',
      ...ring,
      paint: { 'line-color': colours.text, 'line-width': 2, 'line-dasharray': [3, 2] },
    },
    below,
  )
  map.addLayer({
    id: 'fence-words',
    type: 'symbol',
    source,
    filter: only('words'),
    minzoom: 14,
    layout: {
      'text-field': ['get', 'words'],
      'text-font': ['Noto Sans Bold', 'Noto Sans'],
      'text-size': 12,
      'text-max-width': 24,
      'text-anchor': 'top',
      'text-offset': [0, 0.4],
    },
    paint: { 'text-color': colours.text, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
  })
}

export class FenceDrawing {
  private readonly map: MapLibre
  private key = ''
  shown: ShownFences = { fences: [], fix: null }

  constructor(map: MapLibre) {
    this.map = map
  }

  /** @param anew the layers are fresh */
  draw(selected: { ticketId: string | null; technicianId: string | null }, words: FenceWords, anew: boolean): void {
    const fences = sites(selected).map((place) => ({ place, metres: arrivalFenceMetres }))
    const shown: ShownFences = { fences, fix: poorFix(selected.technicianId) }
    const said = { fence: words.fence(arrivalFenceMetres), fix: shown.fix && words.accuracy(shown.fix.metres) }
    const key = JSON.stringify([shown, said])
    if (key === this.key && !anew) return
    this.key = key
    this.shown = shown
    const features = fences.flatMap((fence) => circle('fence', fence, said.fence))
    if (shown.fix) features.push(...circle('accuracy', shown.fix, said.fix!))
    void this.map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features })
  }
}

/** A ring, and its words at its southern end. */
function circle(
  what: 'fence' | 'accuracy',
  { place, metres }: { place: Place; metres: number },
  words: string,
): Feature[] {
  const ring = ringAround(place, metres).map(({ lat, lon }) => [lon, lat])
  const south = ring[(ring.length - 1) / 2]!
  return [
    { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties: { what } },
    { type: 'Feature', geometry: { type: 'Point', coordinates: south }, properties: { what: 'words', words } },
  ]
}

/** The places of the selected ticket and of the selected technician's stops, each once. */
function sites({ ticketId, technicianId }: { ticketId: string | null; technicianId: string | null }): Place[] {
  const ids = new Set<string>(ticketId === null ? [] : [ticketId])
  for (const visitId of entities.value('route', technicianId)?.visitIds ?? []) {
    const visit = entities.value('visit', visitId)
    if (visit) ids.add(visit.ticketId)
  }
  return [...ids].flatMap((id) => entities.value('ticket', id)?.site.place ?? [])
}

function poorFix(technicianId: string | null): ShownFences['fix'] {
  const technician = entities.value('technician', technicianId)
  const fix = technician && positions.of(technician.index)
  if (!fix || fix.accuracy === null || fix.accuracy <= poorAccuracyMetres || !isUsable(relayNow() - fix.at)) return null
  return { place: { lat: fix.lat, lon: fix.lon }, metres: fix.accuracy }
}
