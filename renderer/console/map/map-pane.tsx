// The map as a pane: draws who is where, takes drops and clicks. The map itself lives outside React; this file joins it
// to what the operator does.
import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { assign } from '../acts/assign.ts'
import { entities } from '../data/entity-store.ts'
import { positions } from '../data/positions.ts'
import { onSecond } from '../data/relay-time.ts'
import { bridge } from '../data/bridge.ts'
import { useSession } from '../data/session.ts'
import { selectTechnician, selectTicket, useUi } from '../data/ui-state.ts'
import { useDropTarget } from '../drag/use-drop-target.ts'
import { DropLabel } from './drop-label.tsx'
import { snapPixels, within } from './hit-test.ts'
import { createMapView, type MapView } from './map-view.ts'
import { addRouteLayer, drawRoute } from './route-layer.ts'
import { addSymbols, forgetColours, token } from './symbols.ts'
import { TechnicianOverlay, technicianPoints } from './technician-overlay.ts'
import { addTicketLayer, drawTickets, ticketPoints } from './ticket-layer.ts'
import css from './map.module.css'

/** The pane tells where a technician's symbol is in the window: symbols are pixels, and no test or tool could find them. */
export interface MapPaneElement extends HTMLElement {
  pointOf?: (technicianId: string) => { x: number; y: number } | null
}

/** How often moving things are drawn at most. */
const drawEvery = 250

export function MapPane() {
  const { t } = useTranslation()
  const source = useSession((s) => s.map)
  const pane = useRef<MapPaneElement>(null)
  const container = useRef<HTMLDivElement>(null)
  const view = useRef<MapView | null>(null)
  const [target, setTarget] = useState<{ id: string; x: number; y: number } | null>(null)
  const targetRef = useRef<string | null>(null)
  const draw = useRef(() => {})
  const dragged = useSession((s) => s.dragged)
  const assigning = useUi((s) => s.assigning)
  const ticketId = dragged?.ticketId ?? assigning

  const aim = (event: DragEvent | MouseEvent) => {
    const map = view.current?.map
    const box = container.current?.getBoundingClientRect()
    if (!map || !box) return undefined
    return within(technicianPoints(map), event.clientX - box.left, event.clientY - box.top, snapPixels)[0]
  }
  const point = (next: { id: string; x: number; y: number } | null) => {
    if (next?.id !== targetRef.current) {
      targetRef.current = next?.id ?? null
      draw.current()
    }
    setTarget(next)
  }

  const [, handlers] = useDropTarget(
    (dropped, event) => {
      // Whoever the label named gets it, also when the symbol has driven on under a pointer that stood still.
      const technicianId = targetRef.current ?? aim(event)?.id
      point(null)
      if (technicianId) void assign({ ticketId: dropped.ticketId, technicianId, before: null })
    },
    (event) => {
      const found = aim(event) ?? null
      point(found)
      return found !== null
    },
    () => point(null),
  )

  useEffect(() => {
    const { preferences } = useSession.getState()
    const created = createMapView(container.current!, source, preferences, () => {
      const colours = { text: token('--text-colour'), halo: token('--ground'), accent: token('--accent') }
      addSymbols(created.map)
      addRouteLayer(created.map, colours)
      addTicketLayer(created.map, colours)
      drawStill(true)
    })
    view.current = created
    pane.current!.pointOf = (id) => pointOf(created.map, id)
    const { map } = created
    const overlay = new TechnicianOverlay(map)
    /** Tickets and routes: they change seldom, and each change paints the whole map. */
    const drawStill = (anew: boolean) => {
      const { ticketId, technicianId } = useUi.getState()
      drawTickets(map, ticketId, anew)
      drawRoute(map, technicianId ?? technicianOf(ticketId), anew)
    }
    const drawMoving = (rerank: boolean) => {
      const { dragged, preferences: looks } = useSession.getState()
      const { assigning, technicianId } = useUi.getState()
      overlay.show(
        {
          ticketId: dragged?.ticketId ?? assigning,
          target: targetRef.current,
          selected: technicianId,
          language: looks.language,
        },
        rerank,
      )
    }
    draw.current = () => drawMoving(false)
    const movingSoon = throttle(() => drawMoving(false), drawEvery)
    const stillSoon = throttle(() => {
      drawStill(false)
      drawMoving(true)
    }, drawEvery)
    map.on('click', (event) => {
      const technician = within(technicianPoints(map), event.point.x, event.point.y, 18)[0]
      const ticket = within(ticketPoints(map), event.point.x, event.point.y, 14)[0]
      const choosing = useUi.getState().assigning
      if (technician && choosing) void assign({ ticketId: choosing, technicianId: technician.id, before: null })
      else if (technician) selectTechnician(technician.id)
      else if (ticket) selectTicket(ticket.id)
    })
    map.once('idle', () => void bridge.call('drawn', {}))
    const stops = [
      positions.listen(movingSoon),
      entities.listenKind('ticket', stillSoon),
      entities.listenKind('visit', stillSoon),
      entities.listenKind('technician', stillSoon),
      onSecond(stillSoon),
      useUi.subscribe((next, before) => {
        if (next.assigning !== before.assigning || next.technicianId !== before.technicianId) drawMoving(false)
        if (next.ticketId !== before.ticketId || next.technicianId !== before.technicianId) stillSoon()
      }),
      useSession.subscribe((next, before) => {
        if (next.preferences !== before.preferences) {
          forgetColours()
          created.setLooks(next.preferences)
        }
        if (next.dragged !== before.dragged) drawMoving(false)
        if (next.link.phase !== before.link.phase) stillSoon()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
      created.remove()
    }
  }, [source])

  return (
    <section
      ref={pane}
      className={css['pane']}
      aria-label={t('map.title')}
      data-pane="map"
      data-testid="map-pane"
      {...handlers}
    >
      <div ref={container} className={css['map']} />
      {'problem' in source && <p className={css['problem']}>{t(`map.problem.${source.problem}`)}</p>}
      {target && ticketId && <DropLabel ticketId={ticketId} technicianId={target.id} x={target.x} y={target.y} />}
    </section>
  )
}

function pointOf(map: MapLibre, technicianId: string): { x: number; y: number } | null {
  const box = map.getContainer().getBoundingClientRect()
  for (const { id, x, y } of technicianPoints(map)) if (id === technicianId) return { x: box.left + x, y: box.top + y }
  return null
}

function technicianOf(ticketId: string | null): string | null {
  return entities.value('visit', entities.value('ticket', ticketId)?.openVisitId)?.technicianId ?? null
}

function throttle(act: () => void, every: number): () => void {
  let timer: number | undefined
  return () => {
    timer ??= window.setTimeout(() => {
      timer = undefined
      act()
    }, every)
  }
}
