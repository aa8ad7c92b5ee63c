// Makes the MapLibre map over the local tile file and keeps its theme and language. It knows no tickets and technicians:
// whoever draws them adds sources and layers each time the style has loaded.
import {
  AttributionControl,
  type LngLat,
  type LngLatBounds,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  addProtocol,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import './controls.css'
import { Protocol } from 'pmtiles'
import type { Language, MapSource, Theme, WindowView } from '../../../shared/ipc/contract.ts'
import { baseStyle } from './base-style.ts'
import { plainStyle } from './plain-style.ts'
import { startView } from './start-view.ts'

setWorkerUrl(workerUrl)
addProtocol('pmtiles', new Protocol().tile)

export interface Looks {
  theme: Theme
  language: Language
}

/** Where a map looks. */
export type Look = NonNullable<WindowView['map']>

export function lookOf(map: MapLibre): Look {
  const { lat, lng: lon } = map.getCenter().wrap()
  return { lat, lon, zoom: map.getZoom() }
}

export interface MapView {
  map: MapLibre
  setLooks(looks: Looks): void
  /** Looks at these places, with the plain grid around them if there is no map file. */
  lookAt(bounds: LngLatBounds): void
  remove(): void
}

/**
 * @param remembered where it looked last time
 * @param draw adds one's own layers; called again after each change of looks
 */
export function createMapView(
  container: HTMLElement,
  source: MapSource,
  remembered: WindowView['map'],
  first: Looks,
  draw: () => void,
): MapView {
  let middle: LngLat | null = null
  const { lat, lon, zoom } = startView(source, remembered)
  const style = ({ theme, language }: Looks) =>
    'problem' in source
      ? plainStyle(theme, middle)
      : baseStyle({ theme, lang: language, tiles: `pmtiles://${source.tiles}` })
  const map = new MapLibre({
    container,
    style: style(first),
    center: [lon, lat],
    zoom,
    minZoom: 8,
    maxZoom: 18,
    maxPitch: 0,
    dragRotate: false,
    attributionControl: false,
    fadeDuration: 100,
    // Chinese labels use the machine's fonts, behind Latin ones.
    localIdeographFontFamily: "'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif",
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new AttributionControl({ compact: false }), 'bottom-right')
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  map.addControl(new ScaleControl({ maxWidth: 120 }), 'bottom-left')
  map.on('style.load', draw)
  let looks = first
  return {
    map,
    setLooks(next) {
      if (next.theme === looks.theme && next.language === looks.language) return
      looks = next
      map.setStyle(style(next), { diff: false })
    },
    lookAt(bounds) {
      map.fitBounds(bounds, { padding: 70, maxZoom: 14, duration: 0 })
      middle = bounds.getCenter()
      if ('problem' in source) map.setStyle(style(looks), { diff: false })
    },
    remove: () => map.remove(),
  }
}
