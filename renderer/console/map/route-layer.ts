// The way of the selected technician: along the roads from where they are to their visits in order, with what
// `stop-labels.ts` says at the stops. Dashed and straight where no roads are known, or the relay cannot be asked.
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { distanceMetres } from '../../../shared/geo/distance.ts'
import type { Place } from '../../../shared/model/place.ts'
import type { WayLeg } from '../../../shared/routing/way.ts'
import type { Language } from '../../../shared/ipc/contract.ts'
import { bridge } from '../data/bridge.ts'
import { entities } from '../data/entity-store.ts'
import { positions } from '../data/positions.ts'
import { relayNow } from '../data/relay-time.ts'
import { firstLabelLayer } from './base-style.ts'
import { stopLabels, type StopLabel } from './stop-labels.ts'

const line = 'route-line'
const stops = 'route-stops'
/** Somebody who has driven this far has another way, metres. */
const another = 150

export interface RouteWords {
  language: Language
  /** the words of a drive of so many minutes */
  drive: (min: number) => string
}

export function addRouteLayer(map: MapLibre, colours: { text: string; halo: string; accent: string }): void {
  const nothing = { type: 'FeatureCollection' as const, features: [] }
  map.addSource(line, { type: 'geojson', data: nothing })
  map.addSource(stops, { type: 'geojson', data: nothing })
  const below = map.getLayer(firstLabelLayer) ? firstLabelLayer : undefined
  const paint = { 'line-color': colours.accent, 'line-width': 3.5, 'line-opacity': 0.8 }
  const layout = { 'line-cap': 'round', 'line-join': 'round' } as const
  const estimate = ['get', 'estimate'] as const
  map.addLayer({ id: 'route-roads', type: 'line', source: line, filter: ['!', [...estimate]], layout, paint }, below)
  map.addLayer(
    {
      id: 'route-straight',
      type: 'line',
      source: line,
      filter: [...estimate],
      layout,
      paint: { ...paint, 'line-width': 2.5, 'line-dasharray': [2, 1.6] },
    },
    below,
  )
  map.addLayer({
    id: 'route-stops',
    type: 'symbol',
    source: stops,
    layout: {
      'text-field': ['get', 'label'],
      'text-font': ['Noto Sans Bold', 'Noto Sans'],
      'text-size': 13,
      'text-anchor': 'bottom-right',
      'text-offset': [-0.7, -0.5],
      'text-allow-overlap': true,
    },
    paint: { 'text-color': colours.accent, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
  })
}

/** The route on one map: what was drawn last, and for what the relay was last asked. */
export class RouteDrawing {
  private readonly map: MapLibre
  private key = ''
  private from: Place | null = null
  private legs: WayLeg[] | null = null
  private asked = 0
  private minute = 0
  /** what stands at the stops now */
  shown: StopLabel[] = []

  constructor(map: MapLibre) {
    this.map = map
  }

  /** @param anew the layers are fresh, or the relay can be asked again: draw and ask even what has not changed */
  draw(technicianId: string | null, words: RouteWords, anew: boolean): void {
    const technician = entities.value('technician', technicianId)
    const fix = technician && positions.of(technician.index)
    const sites: Place[] = []
    for (const id of entities.value('route', technicianId)?.visitIds ?? []) {
      const site = entities.value('ticket', entities.value('visit', id)?.ticketId)?.site
      if (site) sites.push(site.place)
    }
    const key = JSON.stringify([technicianId, sites, words.language, fix !== undefined])
    const from = fix ? { lat: fix.lat, lon: fix.lon } : null
    const fixAge = fix ? relayNow() - fix.at : null
    const driven = from !== null && (this.from === null || distanceMetres(this.from, from) > another)
    const minute = Math.floor(relayNow() / 60_000)
    if (key === this.key && !driven && !anew) {
      // Who stands still arrives later with every minute.
      if (minute !== this.minute && this.legs !== null)
        this.show(this.from ? [this.from, ...sites] : sites, fixAge, words)
      return
    }
    if (key !== this.key) this.legs = null
    this.key = key
    this.from = from
    const places = from ? [from, ...sites] : sites
    // What is known of the way stays until something better is.
    if (this.legs === null || anew) this.show(places, fixAge, words)
    const question = ++this.asked
    if (places.length < 2) return
    void bridge.call('way', { places: places.slice(0, 60) }).then((legs) => {
      if (question !== this.asked || !legs) return
      this.legs = legs
      this.show(places, fixAge, words)
    })
  }

  private show(places: readonly Place[], fixAge: number | null, words: RouteWords): void {
    const { legs } = this
    this.minute = Math.floor(relayNow() / 60_000)
    const ways = places.slice(1).map((to, i) => {
      const known = legs?.[i]
      const straight = [places[i]!, to].map(({ lon, lat }) => [lon, lat])
      return {
        type: 'Feature' as const,
        geometry: { type: 'LineString' as const, coordinates: known?.line ?? straight },
        properties: { estimate: known?.estimate ?? true },
      }
    })
    const sites = fixAge === null ? places : places.slice(1)
    this.shown = stopLabels(sites.length, legs, fixAge, relayNow(), words.drive)
    const points = sites.map(({ lon, lat }, i) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [lon, lat] },
      properties: { label: this.shown[i]!.label },
    }))
    void this.map.getSource<GeoJSONSource>(line)?.setData({ type: 'FeatureCollection', features: ways })
    void this.map.getSource<GeoJSONSource>(stops)?.setData({ type: 'FeatureCollection', features: points })
  }
}
