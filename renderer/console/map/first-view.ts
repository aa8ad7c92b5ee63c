// Where a map without a map file looks first: at everybody and every open ticket, for there is no city to look at.
import { LngLatBounds } from 'maplibre-gl'
import { isOpen } from '../../../shared/model/ticket.ts'
import { entities } from '../data/entity-store.ts'
import { positions } from '../data/positions.ts'
import { useSession } from '../data/session.ts'
import { onSecond } from '../data/relay-time.ts'

/**
 * @param look told once, as soon as somebody's place is known
 * @returns takes it off again
 */
export function onFirstPlaces(look: (bounds: LngLatBounds) => void): () => void {
  const attempt = (): boolean => {
    if (useSession.getState().reading) return false
    const bounds = everything()
    if (bounds.isEmpty()) return false
    look(bounds)
    return true
  }
  if (attempt()) return () => {}
  const stop = onSecond(() => {
    if (attempt()) stop()
  })
  return stop
}

function everything(): LngLatBounds {
  const bounds = new LngLatBounds()
  for (const { value } of entities.all('technician')) {
    const fix = positions.of(value.index)
    if (fix) bounds.extend([fix.lon, fix.lat])
  }
  for (const { value } of entities.all('ticket'))
    if (isOpen(value)) bounds.extend([value.site.place.lon, value.site.place.lat])
  return bounds
}
