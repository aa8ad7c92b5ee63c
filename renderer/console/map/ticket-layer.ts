// The open tickets on the map, by the shape of their light. Those that nobody has stand out; the others are smaller.
import type { Feature } from 'geojson'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { isOpen } from '../../../shared/model/ticket.ts'
import { entities } from '../data/entity-store.ts'
import { ticketLabel } from '../data/names.ts'
import { relayNow } from '../data/relay-time.ts'
import { useSession } from '../data/session.ts'
import { ticketLight } from '../data/ticket-light.ts'
import type { ScreenPoint } from './hit-test.ts'
import { ticketSymbol } from './symbols.ts'

const source = 'tickets'
const urgency = { none: 0, green: 1, unsure: 1, yellow: 2, red: 3 } as const

export function addTicketLayer(map: MapLibre, colours: { text: string; halo: string; accent: string }): void {
  map.addSource(source, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  map.addLayer({
    id: 'ticket-selected',
    type: 'circle',
    source,
    filter: ['get', 'selected'],
    paint: {
      'circle-radius': 15,
      'circle-color': 'transparent',
      'circle-stroke-width': 2.5,
      'circle-stroke-color': colours.accent,
    },
  })
  map.addLayer({
    id: 'ticket-symbol',
    type: 'symbol',
    source,
    layout: {
      'icon-image': ['get', 'symbol'],
      'icon-size': ['case', ['any', ['get', 'waiting'], ['get', 'selected']], 1, 0.72],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'symbol-sort-key': ['get', 'urgency'],
    },
  })
  map.addLayer({
    id: 'ticket-label',
    type: 'symbol',
    source,
    filter: ['any', ['get', 'waiting'], ['get', 'selected']],
    minzoom: 12.5,
    layout: {
      'text-field': ['get', 'label'],
      'text-font': ['Noto Sans'],
      'text-size': 12,
      'text-offset': [0, 0.9],
      'text-anchor': 'top',
      'text-optional': true,
    },
    paint: { 'text-color': colours.text, 'text-halo-color': colours.halo, 'text-halo-width': 1.5 },
  })
}

/** What was drawn last, as text: the map is painted again only when something of it has changed. */
let drawn = ''

/** @param anew the layers are fresh: draw even what has not changed */
export function drawTickets(map: MapLibre, selected: string | null, anew: boolean): void {
  const now = relayNow()
  const { phase } = useSession.getState().link
  const features: Feature[] = []
  for (const { value: ticket } of entities.all('ticket')) {
    if (!isOpen(ticket)) continue
    const { light, dashed } = ticketLight(ticket, now, phase)
    const { lat, lon } = ticket.site.place
    features.push({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: {
        id: ticket.id,
        symbol: ticketSymbol(light, dashed),
        label: ticketLabel(ticket.number),
        waiting: ticket.openVisitId === null,
        selected: ticket.id === selected,
        urgency: urgency[light],
      },
    })
  }
  const picture = JSON.stringify(features)
  if (picture === drawn && !anew) return
  drawn = picture
  void map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features })
}

export function* ticketPoints(map: MapLibre): IterableIterator<ScreenPoint> {
  for (const { value: ticket } of entities.all('ticket')) {
    if (!isOpen(ticket)) continue
    const { x, y } = map.project([ticket.site.place.lon, ticket.site.place.lat])
    yield { id: ticket.id, x, y }
  }
}
