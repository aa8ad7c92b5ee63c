// What is drawn when there is no map file: a plain ground with a grid, so that technicians and tickets still have their places.
import type { MultiLineString } from 'geojson'
import type { StyleSpecification } from 'maplibre-gl'
import type { Theme } from '../../../shared/ipc/contract.ts'

/** Between the lines, degrees: some 2 km from south to north. */
const step = 0.02
/** How far the grid reaches from its middle, degrees; beyond it there are whole degrees only. */
const reach = 1

/** @param middle where the grid is fine; null: nowhere yet */
export function plainStyle(theme: Theme, middle: { lng: number; lat: number } | null): StyleSpecification {
  const [ground, line] = theme === 'dark' ? ['#12161c', '#28313c'] : ['#e9ecef', '#d3d9df']
  return {
    version: 8,
    sources: { grid: { type: 'geojson', data: grid(middle) } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': ground } },
      { id: 'grid', type: 'line', source: 'grid', paint: { 'line-color': line, 'line-width': 1 } },
    ],
  }
}

function grid(middle: { lng: number; lat: number } | null): MultiLineString {
  const coordinates: [number, number][][] = []
  const lines = (west: number, south: number, east: number, north: number, apart: number) => {
    for (let i = 0; i <= Math.round((east - west) / apart); i++) {
      const lon = west + i * apart
      coordinates.push([
        [lon, south],
        [lon, north],
      ])
    }
    for (let i = 0; i <= Math.round((north - south) / apart); i++) {
      const lat = south + i * apart
      coordinates.push([
        [west, lat],
        [east, lat],
      ])
    }
  }
  lines(-180, -85, 180, 85, 1)
  if (middle) {
    const [lon, lat] = [Math.round(middle.lng), Math.round(middle.lat)]
    lines(lon - reach, lat - reach, lon + reach, lat + reach, step)
  }
  return { type: 'MultiLineString', coordinates }
}
