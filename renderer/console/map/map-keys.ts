// Keys of the map while it has the focus: from technician to technician, follow, and show the whole of what is selected.
// The arrows and + and - are MapLibre's own.
import { LngLatBounds, type Map as MapLibre } from 'maplibre-gl'
import { startAssigning } from '../acts/assign.ts'
import { entities } from '../data/entity-store.ts'
import { positions } from '../data/positions.ts'
import { selectTechnician, useUi } from '../data/ui-state.ts'
import { isComposing } from '../keys/composing.ts'
import { TechnicianWalk, type Located } from './technician-walk.ts'

/** Whoever is followed is brought back to the middle when this far from it, as a part of the map's smaller side. */
const slack = 0.2

export class MapKeys {
  private readonly map: MapLibre
  private readonly walk = new TechnicianWalk()

  constructor(map: MapLibre) {
    this.map = map
    // Only what the operator's hand does counts: following moves the map as well.
    map.on('dragstart', () => {
      this.walk.restart()
      useUi.setState({ following: null })
    })
  }

  /** @returns whether the key was one of the map's */
  take(event: KeyboardEvent): boolean {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return false
    // While a technician is being chosen, letters narrow the choice.
    if (useUi.getState().assigning) return false
    switch (event.key.toLowerCase()) {
      case 'n':
        this.next(event.shiftKey ? -1 : 1)
        return true
      case 'a': {
        const [marked] = useUi.getState().marked
        if (marked === undefined) return false
        startAssigning(marked)
        return true
      }
      case 'f':
        this.toggleFollow()
        return true
      case 'z':
        this.fitSelection()
        return true
      default:
        return false
    }
  }

  /** Brings whoever is followed back into the middle of the map. */
  follow(): void {
    const { following } = useUi.getState()
    const place = placeOf(following)
    if (!place) return
    const { clientWidth, clientHeight } = this.map.getContainer()
    const at = this.map.project(place)
    const off = Math.hypot(at.x - clientWidth / 2, at.y - clientHeight / 2)
    if (off > slack * Math.min(clientWidth, clientHeight)) this.map.panTo(place, { duration: 300 })
  }

  fitSelection(): void {
    const { ticketId, technicianId } = useUi.getState()
    const bounds = new LngLatBounds()
    const site = (id: string | null | undefined) => {
      const place = entities.value('ticket', id ?? null)?.site.place
      if (place) bounds.extend([place.lon, place.lat])
    }
    const whole = (id: string) => {
      const place = placeOf(id)
      if (place) bounds.extend(place)
      for (const visitId of entities.value('route', id)?.visitIds ?? [])
        site(entities.value('visit', visitId)?.ticketId)
    }
    if (technicianId !== null) whole(technicianId)
    else if (ticketId !== null) {
      site(ticketId)
      const visit = entities.value('visit', entities.value('ticket', ticketId)?.openVisitId)
      if (visit) whole(visit.technicianId)
    }
    if (!bounds.isEmpty()) this.map.fitBounds(bounds, { padding: 70, maxZoom: 15, duration: 300 })
  }

  private next(by: 1 | -1): void {
    const { lat, lng: lon } = this.map.getCenter()
    const id = this.walk.step(useUi.getState().technicianId, by, { lat, lon }, located)
    if (id === undefined) return
    selectTechnician(id)
    const place = placeOf(id)
    if (place && !this.map.getBounds().contains(place)) this.map.panTo(place, { duration: 300 })
  }

  private toggleFollow(): void {
    const { following, technicianId } = useUi.getState()
    useUi.setState({ following: following === technicianId ? null : technicianId })
    this.follow()
  }
}

function placeOf(technicianId: string | null): [number, number] | undefined {
  const technician = entities.value('technician', technicianId)
  const fix = technician && positions.of(technician.index)
  return fix && [fix.lon, fix.lat]
}

function* located(): Generator<Located> {
  for (const { value } of entities.all('technician')) {
    const fix = positions.of(value.index)
    if (fix) yield { id: value.id, place: { lat: fix.lat, lon: fix.lon } }
  }
}
