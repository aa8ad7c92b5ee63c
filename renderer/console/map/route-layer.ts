// The way of the selected technician: from where they are to their visits in order, numbered. Straight lines until roads
// come from the relay.
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { entities } from '../data/entity-store.ts'
import { positions } from '../data/positions.ts'
import { firstLabelLayer } from './base-style.ts'

const line = 'route-line'
const stops = 'route-stops'

export function addRouteLayer(map: MapLibre, colours: { text: string; halo: string; accent: string }): void {
  map.addSource(line, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  map.addSource(stops, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  map.addLayer(
    {
      id: 'route-line',
      type: 'line',
      source: line,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.accent, 'line-width': 2.5, 'line-opacity': 0.75, 'line-dasharray': [2, 1.6] },
    },
    map.getLayer(firstLabelLayer) ? firstLabelLayer : undefined,
  )
  map.addLayer({
    id: 'route-stops',
    type: 'symbol',
    source: stops,
    layout: {
      'text-field': ['get', 'order'],
      'text-font': ['Noto Sans Bold', 'Noto Sans'],
      'text-size': 13,
      'text-offset': [-1.6, -1.2],
      'text-allow-overlap': true,
    },
    paint: { 'text-color': colours.accent, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
  })
}

let drawn = ''

/** @param anew the layers are fresh: draw even what has not changed */
export function drawRoute(map: MapLibre, technicianId: string | null, anew: boolean): void {
  const technician = entities.value('technician', technicianId)
  const fix = technician && positions.of(technician.index)
  const places: [number, number][] = []
  for (const id of entities.value('route', technicianId)?.visitIds ?? []) {
    const site = entities.value('ticket', entities.value('visit', id)?.ticketId)?.site
    if (site) places.push([site.place.lon, site.place.lat])
  }
  const picture = JSON.stringify([technicianId, places])
  if (picture === drawn && !anew) return
  drawn = picture
  const way = fix ? [[fix.lon, fix.lat] as [number, number], ...places] : places
  void map.getSource<GeoJSONSource>(line)?.setData({ type: 'LineString', coordinates: way.length > 1 ? way : [] })
  void map.getSource<GeoJSONSource>(stops)?.setData({
    type: 'FeatureCollection',
    features: places.map((coordinates, i) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates },
      properties: { order: String(i + 1) },
    })),
  })
}
