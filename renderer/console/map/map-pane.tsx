// The map as a pane: draws who is where, takes drops and clicks. The map itself lives outside React; this file joins it
// to what the operator does.
import { LngLatBounds, type Map as MapLibre } from 'maplibre-gl'
import i18next from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostAccuracy } from '../../../shared/wire/position-frame.ts'
import { assign } from '../acts/assign.ts'
import { offerMap } from '../commands/map-handle.ts'
import { openMenu } from '../commands/open-menu.ts'
import { takeKey } from '../commands/take-key.ts'
import { ranking } from '../data/candidates.ts'
import { entities } from '../data/entity-store.ts'
import { onSecond, relayNow } from '../data/relay-time.ts'
import { bridge } from '../data/bridge.ts'
import { everythingThere, useSession } from '../data/session.ts'
import { inHand } from '../data/in-hand.ts'
import { mark, toggleMark } from '../data/marked-tickets.ts'
import { onTaken } from '../data/shared-selection.ts'
import { selectTechnician, selectTicket, useUi } from '../data/ui-state.ts'
import { keepView, windowView } from '../data/window-view.ts'
import { technicianCargo } from '../drag/technician-drag.ts'
import { ticketCargo } from '../drag/ticket-drag.ts'
import { bothDrops } from '../drag/use-drop.ts'
import { aimedTechnician } from '../roster/roster-list.ts'
import { Chooser, type Choice } from './chooser.tsx'
import { DropLabel } from './drop-label.tsx'
import { EdgePan } from './edge-pan.ts'
import { addFenceLayer, FenceDrawing, type ShownFences } from './fence-layer.ts'
import { FollowingMark } from './following-mark.tsx'
import { HoverCard } from './hover-card.tsx'
import { HoverWatch } from './hover-watch.ts'
import { MapActs } from './map-acts.ts'
import { meant, snapPixels, within } from './hit-test.ts'
import { onFirstPlaces } from './first-view.ts'
import { createMapView, lookOf, type Look, type MapView } from './map-view.ts'
import { addGhostLayer, GhostDrawing, type Ghost } from './ghost-layer.ts'
import { ghostLabelOn } from './ghost-label.ts'
import { ghostOf } from './ghost-of.ts'
import { addLassoSelect } from './lasso-select.ts'
import { addKeyMoves } from './key-moves.ts'
import { inLoop } from './loop.ts'
import { Pin } from './pin.tsx'
import { addRouteLayer, RouteDrawing } from './route-layer.ts'
import { Slip } from './slip.ts'
import { addSymbolGrab } from './symbol-grab.ts'
import { TechnicianLabel } from './technician-label.tsx'
import { ticketsHere } from './tickets-here.ts'
import { useMapDrop, type DraggedOver } from './use-map-drop.ts'
import { addBoxSelect, inBox } from './box-select.ts'
import { clustersBelow } from './overlay/clusters.ts'
import { SymbolOverlay } from './overlay/symbol-overlay.ts'
import { technicianPoints, ticketPoints } from './shown-points.ts'
import { symbolAt } from './symbol-at.ts'
import { token } from './symbols.ts'
import css from './map.module.css'

/** The pane tells where the symbol of a technician or a ticket is in the window: symbols are pixels, and no test or tool could find them. */
export interface MapPaneElement extends HTMLElement {
  pointOf?: (id: string) => { x: number; y: number } | null
  /** what is drawn of the selected technician's route */
  routeShown?: () => RouteDrawing['shown']
  /** what is drawn of the leg that a drop would add */
  ghostShown?: () => GhostDrawing['shown']
  fencesShown?: () => ShownFences
  look?: () => Look
}

/** How often it is asked anew where a route goes, at most, ms. */
const drawEvery = 250

export function MapPane() {
  const { t } = useTranslation()
  const source = useSession((s) => s.map)
  const role = useSession((s) => s.role)
  const pane = useRef<MapPaneElement>(null)
  const container = useRef<HTMLDivElement>(null)
  const view = useRef<MapView | null>(null)
  const [choice, setChoice] = useState<Choice | null>(null)
  const [watch, setWatch] = useState<HoverWatch | null>(null)
  const [edge] = useState(() => new EdgePan())
  const [slip] = useState(() => new Slip())
  const dragged = useSession((s) => s.dragged)
  const draggedTechnician = useSession((s) => s.draggedTechnician)
  const assigning = useUi((s) => s.assigning)
  const ticketId = dragged?.ticketId ?? assigning

  const over: DraggedOver = { map: () => view.current?.map, edge, slip }
  const [aim, ticketHandlers] = useMapDrop(ticketCargo, over, {
    reach: (map, x, y) => meant(within(technicianPoints(map), x, y, snapPixels), x, y),
    told(ids, before) {
      // Whom it would ask about is not aimed at yet.
      const next = onlyOf(ids)
      if (next !== useUi.getState().aimed && (next !== null || before.length === 1)) useUi.setState({ aimed: next })
    },
    drop(dropped, ids, at) {
      const take = (id: string) => void assign({ ...dropped, technicianId: id, before: null })
      takeOrAsk({ forTechnician: null, ids, at, take }, setChoice)
    },
  })
  const [technicianAim, technicianHandlers] = useMapDrop(technicianCargo, over, {
    reach: (map, x, y) => ticketsHere(map, x, y, draggedTechnician),
    told(ids, before) {
      const next = onlyOf(ids)
      if (next !== useUi.getState().aimedTicket && (next !== null || before.length === 1))
        useUi.setState({ aimedTicket: next })
    },
    drop(technicianId, ids, at) {
      const take = (ticketId: string) => void assign({ ticketId, technicianId, before: null })
      takeOrAsk({ forTechnician: technicianId, ids, at, take }, setChoice)
    },
  })
  useEffect(() => {
    const { preferences } = useSession.getState()
    const created = createMapView(container.current!, source, windowView().map, preferences, () => {
      const colours = { text: token('--text-colour'), halo: token('--ground'), accent: token('--accent') }
      addFenceLayer(created.map, colours)
      addRouteLayer(created.map, colours)
      addGhostLayer(created.map, colours)
      drawWay(true)
      drawGhost(true)
    })
    view.current = created
    pane.current!.pointOf = (id) => pointOf(created.map, id)
    const { map } = created
    const overlay = new SymbolOverlay(map)
    const route = new RouteDrawing(map)
    const fences = new FenceDrawing(map)
    pane.current!.routeShown = () => route.shown
    const ghost = new GhostDrawing(
      map,
      ghostLabelOn(map, css['ghostLabel']!),
      (places) => bridge.call('way', { places }),
      relayNow,
    )
    pane.current!.ghostShown = () => ghost.shown
    const drawGhost = (anew: boolean) => ghost.show(ghostAtHand(), anew)
    pane.current!.fencesShown = () => fences.shown
    pane.current!.look = () => lookOf(map)
    /** The way of who is selected: it changes seldom, and each change paints the whole map. */
    const drawWay = (anew: boolean) => {
      const { ticketId, technicianId } = useUi.getState()
      const { language } = useSession.getState().preferences
      const words = { language, drive: (min: number) => i18next.t('map.drive', { min }) }
      route.draw(technicianId ?? technicianOf(ticketId), words, anew)
      fences.draw({ ticketId, technicianId }, fenceWords, anew)
    }
    const drawSymbols = () => {
      const { dragged, draggedTechnician: technicianDragged, preferences: looks } = useSession.getState()
      const { assigning, ticketId, technicianId, marked } = useUi.getState()
      overlay.show({
        ticketId: dragged?.ticketId ?? assigning,
        technicianDragged,
        technicianId,
        selectedTicket: ticketId,
        marked,
        language: looks.language,
      })
    }
    drawSymbols()
    const questionSoon = throttle(() => {
      drawWay(false)
      drawSymbols()
    }, drawEvery)
    map.on('click', (event) => {
      const hit = symbolAt(map, event.point.x, event.point.y)
      const choosing = useUi.getState().assigning
      const take = (id: string) =>
        choosing ? void assign({ ticketId: choosing, technicianId: id, before: null }) : selectTechnician(id)
      if (hit?.kind === 'technicians')
        takeOrAsk({ forTechnician: null, ids: hit.ids, at: event.point, take }, setChoice)
      else if (hit?.kind === 'cluster') showTickets(map, hit.ids)
      else if (hit && event.originalEvent.ctrlKey) toggleMark(hit.id)
      else if (hit) selectTicket(hit.id)
    })
    map.on('contextmenu', (event) => {
      const hit = symbolAt(map, event.point.x, event.point.y)
      const { clientX: x, clientY: y } = event.originalEvent
      if (hit?.kind === 'technicians')
        takeOrAsk(
          {
            forTechnician: null,
            ids: hit.ids,
            at: event.point,
            take: (id) => openMenu({ kind: 'technician', id }, 'map', { x, y }),
          },
          setChoice,
        )
      else if (hit?.kind === 'ticket') openMenu(hit, 'map', { x, y })
    })
    const hover = new HoverWatch(map, pane.current!)
    void Promise.resolve().then(() => setWatch(hover))
    const acts = new MapActs(map, hover.hide)
    map.on('moveend', () => keepView({ map: lookOf(map) }))
    map.once('idle', () => void everythingThere.then(() => bridge.call('drawn', {})))
    const stops = [
      addSymbolGrab(map),
      addKeyMoves(map),
      'problem' in source ? onFirstPlaces((bounds) => created.lookAt(bounds)) : () => {},
      addLassoSelect(map, css['lasso']!, (loop) => mark(inLoop(ticketPoints(map), loop))),
      addBoxSelect(map, css['box']!, (box) => mark(inBox(ticketPoints(map), box))),
      entities.listenKind('ticket', questionSoon),
      entities.listenKind('visit', questionSoon),
      entities.listenKind('technician', questionSoon),
      onSecond(questionSoon),
      onSecond(acts.follow),
      offerMap(acts),
      () => hover.remove(),
      ranking.listen(() => {
        drawSymbols()
        drawGhost(false)
      }),
      onTaken(() => useSession.getState().role === 'map' && acts.bringIntoView()),
      useUi.subscribe((next, before) => {
        if (next.assigning !== before.assigning || next.marked !== before.marked) drawSymbols()
        if (next.aimed !== before.aimed || next.aimedTicket !== before.aimedTicket || next.choosing !== before.choosing)
          drawGhost(false)
        if (next.ticketId !== before.ticketId || next.technicianId !== before.technicianId) {
          drawWay(false)
          drawSymbols()
        }
      }),
      useSession.subscribe((next, before) => {
        if (next.preferences !== before.preferences) {
          created.setLooks(next.preferences)
          overlay.looksChanged()
          drawSymbols()
          drawGhost(true)
        }
        if (next.dragged !== before.dragged || next.draggedTechnician !== before.draggedTechnician) drawSymbols()
        if (next.link.phase !== before.link.phase) {
          overlay.lightsChanged()
          if (next.link.phase === 'live') drawWay(true)
        }
      }),
    ]
    return () => {
      for (const stop of stops) stop()
      overlay.remove()
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
      onKeyDown={(event) => {
        if (choice || !takeKey(event.nativeEvent, 'map')) return
        event.preventDefault()
        event.stopPropagation()
      }}
      onDragStart={(event) => {
        const { left, top } = event.currentTarget.getBoundingClientRect()
        const [x, y] = [event.clientX - left, event.clientY - top]
        edge.begin(x, y)
        slip.begin(x, y)
      }}
      onDragEnd={() => slip.end()}
      {...bothDrops(ticketHandlers, technicianHandlers)}
    >
      <div ref={container} className={css['map']} />
      {'problem' in source && <p className={css['problem']}>{t(`map.problem.${source.problem}`)}</p>}
      {aim && ticketId && <DropLabel hand={inHand(dragged, ticketId)} aim={aim} />}
      {technicianAim && draggedTechnician && <TechnicianLabel technicianId={draggedTechnician} aim={technicianAim} />}
      <div className={css['marks']}>
        {role === 'map' && <Pin />}
        <FollowingMark />
      </div>
      <HoverCard watch={watch} />
      {choice && <Chooser choice={choice} close={() => setChoice(null)} />}
    </section>
  )
}

function onlyOf(ids: readonly string[]): string | null {
  const [only = null, ...others] = ids
  return others.length === 0 ? only : null
}

/** The leg that a drop here, a click or Enter would add. */
function ghostAtHand(): Ghost | null {
  const { draggedTechnician } = useSession.getState()
  if (draggedTechnician) return ghostOf(useUi.getState().aimedTicket, draggedTechnician)
  return ghostOf(ranking.get()?.ticketId ?? null, aimedTechnician())
}

function takeOrAsk(choice: Choice, ask: (choice: Choice) => void): void {
  const [only, ...others] = choice.ids
  if (others.length > 0) ask(choice)
  else if (only !== undefined) choice.take(only)
}

function pointOf(map: MapLibre, id: string): { x: number; y: number } | null {
  const box = map.getContainer().getBoundingClientRect()
  const found = [...technicianPoints(map), ...ticketPoints(map)].find((point) => point.id === id)
  return found ? { x: box.left + found.x, y: box.top + found.y } : null
}

/** Brings the tickets of a cluster apart. */
function showTickets(map: MapLibre, ids: readonly string[]): void {
  const bounds = new LngLatBounds()
  for (const id of ids) {
    const place = entities.value('ticket', id)?.site.place
    if (place) bounds.extend([place.lon, place.lat])
  }
  if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 60, maxZoom: clustersBelow })
}

const fenceWords = {
  fence: (metres: number) => i18next.t('map.fence', { metres }),
  accuracy: (metres: number) => i18next.t(metres >= mostAccuracy ? 'map.accuracyOver' : 'map.accuracy', { metres }),
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
