// The baseline of the map's bench: the same base map and the same technicians in the way every tutorial shows. With each
// frame the whole collection goes to the map by setData; a circle by state and a name each.
import type { Feature } from 'geojson'
import { addProtocol, Map as MapLibre, setWorkerUrl, type GeoJSONSource } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { Protocol } from 'pmtiles'
import { baseStyle } from '../../../../renderer/console/map/base-style.ts'
import type { Bridge } from '../../../../shared/ipc/contract.ts'
import { decodeFrame, type FrameFix } from '../../../../shared/wire/position-frame.ts'

const bridge = (window as unknown as { signalbox: Bridge }).signalbox
setWorkerUrl(workerUrl)
addProtocol('pmtiles', new Protocol().tile)

const fixes = new Map<number, FrameFix>()
const opening = await bridge.call('open', {})
const names = new Map<number, string>()
for (const change of opening.seat!.patch.changes)
  if (change.kind === 'technician' && change.value)
    names.set(change.value.index, `${change.value.nameLatin} 0/${change.value.capacity}`)
if ('problem' in opening.map) throw new Error('The bench needs the demo city.')

const map = new MapLibre({
  container: 'map',
  style: baseStyle({ theme: 'dark', lang: 'en', tiles: `pmtiles://${opening.map.tiles}` }),
  center: [opening.map.centre.lon, opening.map.centre.lat],
  zoom: 11.6,
  attributionControl: false,
  fadeDuration: 100,
})

map.on('load', () => {
  map.addSource('technicians', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  map.addLayer({
    id: 'badge',
    type: 'circle',
    source: 'technicians',
    paint: {
      'circle-radius': 11,
      'circle-color': '#6cb2eb',
      'circle-opacity': ['case', ['get', 'fresh'], 1, 0.6],
      'circle-stroke-width': 2,
      'circle-stroke-color': '#12161c',
    },
  })
  map.addLayer({
    id: 'name',
    type: 'symbol',
    source: 'technicians',
    layout: { 'text-field': ['get', 'name'], 'text-font': ['Noto Sans'], 'text-size': 12, 'text-offset': [0, 1.9] },
    paint: { 'text-color': '#d6dce4', 'text-halo-color': '#12161c', 'text-halo-width': 1.5 },
  })
  bridge.on('positions', (bytes) => {
    for (const fix of decodeFrame(bytes)?.fixes ?? []) fixes.set(fix.index, fix)
    const now = Date.now()
    const features: Feature[] = []
    for (const fix of fixes.values())
      features.push({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [fix.lon, fix.lat] },
        properties: { name: names.get(fix.index) ?? '', fresh: now - fix.at <= 60_000 },
      })
    void map.getSource<GeoJSONSource>('technicians')?.setData({ type: 'FeatureCollection', features })
  })
  void bridge.call('drawn', {})
})
