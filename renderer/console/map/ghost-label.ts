// The words of the ghost at the ticket's site, above the symbols: an element of its own, so that it is read whatever is
// drawn below, and the map is not painted for it.
import { Marker, type Map as MapLibre } from 'maplibre-gl'
import type { GhostLabel } from './ghost-layer.ts'

/** From the site's middle, beyond its symbol, CSS pixels. */
const away = 20

export function ghostLabelOn(map: MapLibre, className: string): GhostLabel {
  let marker: Marker | undefined
  return {
    put({ from, to }, label) {
      marker?.remove()
      const element = document.createElement('div')
      element.className = className
      element.dataset['testid'] = 'ghost-label'
      element.textContent = label
      // On the side that the line does not come from.
      const above = from.lat < to.lat
      marker = new Marker({ element, anchor: above ? 'bottom' : 'top', offset: [0, above ? -away : away] })
      marker.setLngLat([to.lon, to.lat]).addTo(map)
    },
    clear: () => void marker?.remove(),
  }
}
