// What is drawn when there is no map file: a plain ground, so that technicians and tickets still have their places.
import type { MultiLineString } from 'geojson'
import type { StyleSpecification } from 'maplibre-gl'
import type { Theme } from '../../../shared/ipc/contract.ts'

export function plainStyle(theme: Theme): StyleSpecification {
  const [ground, line] = theme === 'dark' ? ['#12161c', '#222a34'] : ['#e9ecef', '#d3d9df']
  return {
    version: 8,
    sources: { grid: { type: 'geojson', data: grid() } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': ground } },
      { id: 'grid', type: 'line', source: 'grid', paint: { 'line-color': line, 'line-width': 1 } },
    ],
  }
}

/** Meridians and parallels a hundredth of a degree apart would be endless: whole degrees are enough to see movement. */
function grid(): MultiLineString {
  const coordinates: [number, number][][] = []
  for (let lon = -180; lon <= 180; lon++)
    coordinates.push([
      [lon, -85],
      [lon, 85],
    ])
  for (let lat = -85; lat <= 85; lat++)
    coordinates.push([
      [-180, lat],
      [180, lat],
    ])
  return { type: 'MultiLineString', coordinates }
}
