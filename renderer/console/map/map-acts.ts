// What the commands ask of the map: go from technician to technician, follow, show the whole of something. The arrows and
// + and - are in key-moves.ts.
import { LngLatBounds, type Map as MapLibre } from 'maplibre-gl'
import type { Subject } from '../commands/command.ts'
import type { MapHandle } from '../commands/map-handle.ts'
import { entities } from '../data/entity-store.ts'
import { mark } from '../data/marked-tickets.ts'
import { positions } from '../data/positions.ts'
import { say, selectTechnician, useUi } from '../data/ui-state.ts'
import { inBox } from './box-select.ts'
import { technicianPoints, ticketPoints } from './shown-points.ts'
import { TechnicianWalk, type Located } from './technician-walk.ts'

/** Whoever is followed is brought back to the middle when this far from it, as a part of the map's smaller side. */
const slack = 0.2

export class MapActs implements MapHandle {
  private readonly map: MapLibre
  private readonly walk = new TechnicianWalk()
  readonly cover: () => void

  /** @param cover takes the card of somebody near away */
  constructor(map: MapLibre, cover: () => void) {
    this.map = map
    this.cover = cover
    // Only what the operator's hand does counts: following moves the map as well.
    map.on('dragstart', () => {
      this.walk.restart()
      useUi.setState({ following: null })
    })
  }

  readonly follow = (): void => {
    const place = placeOf(useUi.getState().following)
    if (!place) return
    const { clientWidth, clientHeight } = this.map.getContainer()
    const at = this.map.project(place)
    const off = Math.hypot(at.x - clientWidth / 2, at.y - clientHeight / 2)
    if (off > slack * Math.min(clientWidth, clientHeight)) this.map.panTo(place, { duration: 300 })
  }

  readonly canFit = (subject: Subject): true | string => (boundsOf(subject).isEmpty() ? 'why.noPosition' : true)

  readonly fit = (subject: Subject): void => {
    const bounds = boundsOf(subject)
    if (!bounds.isEmpty()) this.map.fitBounds(bounds, { padding: 70, maxZoom: 15, duration: 300 })
  }

  readonly next = (by: 1 | -1): void => {
    const { lat, lng: lon } = this.map.getCenter()
    const id = this.walk.step(useUi.getState().technicianId, by, { lat, lon }, located)
    if (id === undefined) return
    selectTechnician(id)
    const place = placeOf(id)
    if (place && !this.map.getBounds().contains(place)) this.map.panTo(place, { duration: 300 })
  }

  readonly markInView = (): void => {
    const { clientWidth: right, clientHeight: bottom } = this.map.getContainer()
    const ids = inBox(ticketPoints(this.map), { left: 0, top: 0, right, bottom })
    if (ids.length > 0) mark(ids)
    else say({ kind: 'refused', key: 'said.noneInView', values: {} })
  }

  /** Moves the map only when what is selected is not on it. */
  readonly bringIntoView = (): void => {
    const { ticketId, technicianId } = useUi.getState()
    const site = entities.value('ticket', ticketId)?.site.place
    const place = technicianId !== null ? placeOf(technicianId) : site && ([site.lon, site.lat] as [number, number])
    if (place && !this.map.getBounds().contains(place)) this.map.panTo(place, { duration: 300 })
  }

  readonly pointOf = (subject: Subject): { x: number; y: number } | null => {
    if (subject.kind !== 'technician' && subject.kind !== 'ticket') return null
    const box = this.map.getContainer().getBoundingClientRect()
    const points = subject.kind === 'technician' ? technicianPoints(this.map) : ticketPoints(this.map)
    for (const { id, x, y } of points)
      if (id === subject.id)
        return x >= 0 && y >= 0 && x <= box.width && y <= box.height ? { x: box.left + x, y: box.top + y } : null
    return null
  }
}

/** A technician with the whole route, a ticket with whoever has it, several tickets. */
function boundsOf(subject: Subject): LngLatBounds {
  const bounds = new LngLatBounds()
  const site = (id: string | undefined) => {
    const place = entities.value('ticket', id)?.site.place
    if (place) bounds.extend([place.lon, place.lat])
  }
  const whole = (id: string) => {
    const place = placeOf(id)
    if (place) bounds.extend(place)
    for (const visitId of entities.value('route', id)?.visitIds ?? []) site(entities.value('visit', visitId)?.ticketId)
  }
  if (subject.kind === 'technician') whole(subject.id)
  else if (subject.kind === 'tickets') for (const id of subject.ids) site(id)
  else if (subject.kind === 'ticket') {
    site(subject.id)
    const visit = entities.value('visit', entities.value('ticket', subject.id)?.openVisitId)
    if (visit) whole(visit.technicianId)
  }
  return bounds
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
