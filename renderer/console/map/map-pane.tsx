// The map as a pane: draws who is where, takes drops and clicks. The map itself lives outside React; this file joins it
// to what the operator does.
import { LngLatBounds, type Map as MapLibre } from 'maplibre-gl'
import i18next from 'i18next'
import { useEffect, useRef, useState, type DragEvent } from 'react'
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
import { mark, markedWith, toggleMark } from '../data/marked-tickets.ts'
import { onTaken } from '../data/shared-selection.ts'
import { selectTechnician, selectTicket, useUi } from '../data/ui-state.ts'
import { keepView, windowView } from '../data/window-view.ts'
import { useDropTarget } from '../drag/use-drop-target.ts'
import { aimedTechnician } from '../roster/roster-list.ts'
import { DropLabel, type Aim } from './drop-label.tsx'
import { EdgePan } from './edge-pan.ts'
import { addFenceLayer, FenceDrawing, type ShownFences } from './fence-layer.ts'
import { FollowingMark } from './following-mark.tsx'
import { HoverCard } from './hover-card.tsx'
import { HoverWatch } from './hover-watch.ts'
import { MapActs } from './map-acts.ts'
import { TechnicianChooser, type Choice } from './technician-chooser.tsx'
import { meant, snapPixels, within } from './hit-test.ts'
import { onFirstPlaces } from './first-view.ts'
import { createMapView, lookOf, type Look, type MapView } from './map-view.ts'
import { addGhostLayer, GhostDrawing } from './ghost-layer.ts'
import { ghostLabelOn } from './ghost-label.ts'
import { ghostOf } from './ghost-of.ts'
import { addLassoSelect } from './lasso-select.ts'
import { addKeyMoves } from './key-moves.ts'
import { inLoop } from './loop.ts'
import { Pin } from './pin.tsx'
import { addRouteLayer, RouteDrawing } from './route-layer.ts'
import { addTicketGrab } from './ticket-grab.ts'
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
/** A pointer that moves no further than this stands still, CSS pixels. */
const stillPixels = 4

export function MapPane() {
  const { t } = useTranslation()
  const source = useSession((s) => s.map)
  const role = useSession((s) => s.role)
  const pane = useRef<MapPaneElement>(null)
  const container = useRef<HTMLDivElement>(null)
  const view = useRef<MapView | null>(null)
  const [aim, setAim] = useState<Aim | null>(null)
  /** who may be meant, as the label says */
  const meantIds = useRef<readonly string[]>([])
  const [choice, setChoice] = useState<Choice | null>(null)
  const [watch, setWatch] = useState<HoverWatch | null>(null)
  const edge = useRef(new EdgePan())
  /** where the pointer was when the target was chosen */
  const aimed = useRef({ x: 0, y: 0 })
  const dragged = useSession((s) => s.dragged)
  const assigning = useUi((s) => s.assigning)
  const ticketId = dragged?.ticketId ?? assigning

  const aimAt = (event: DragEvent): Aim | null => {
    const map = view.current?.map
    const box = container.current?.getBoundingClientRect()
    if (!map || !box) return null
    const { left, top, width, height } = box
    const [x, y] = [event.clientX - left, event.clientY - top]
    const points = meant(within(technicianPoints(map), x, y, snapPixels), x, y)
    return points.length > 0 ? { points, x, y, width, height } : null
  }
  /** Near the edge the map moves on under what is dragged. */
  const panAtEdge = (event: DragEvent): boolean => {
    const map = view.current?.map
    const box = container.current?.getBoundingClientRect()
    const [x, y] = [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)]
    const pan = box && edge.current.at(event.timeStamp, x, y, box.width, box.height)
    if (pan) map?.panBy([pan.x, pan.y], { duration: 0 })
    return pan !== undefined
  }
  const point = (next: Aim | null) => {
    const ids = next?.points.map(({ id }) => id) ?? []
    // Whom it would ask about is not aimed at yet.
    const [aimed = null] = ids.length === 1 ? ids : []
    if (aimed !== useUi.getState().aimed && (aimed !== null || meantIds.current.length === 1)) useUi.setState({ aimed })
    meantIds.current = ids
    setAim(next)
  }

  const [, handlers] = useDropTarget(
    (dropped, event) => {
      // Whoever the label named gets it, also when the symbol has driven on under a pointer that stood still; who was not
      // named gets nothing.
      const ids = [...meantIds.current]
      const box = container.current!.getBoundingClientRect()
      edge.current.left()
      point(null)
      const take = (id: string) => void assign({ ...dropped, technicianId: id, before: null })
      takeOrAsk({ ids, at: { x: event.clientX - box.left, y: event.clientY - box.top }, take }, setChoice)
    },
    (event) => {
      // A hand that keeps still means whom it has been told, whatever drives past under it.
      const panned = event.type === 'dragover' && panAtEdge(event)
      const still =
        !panned && Math.hypot(event.clientX - aimed.current.x, event.clientY - aimed.current.y) <= stillPixels
      if (still && meantIds.current.length > 0) return true
      const found = aimAt(event)
      aimed.current = { x: event.clientX, y: event.clientY }
      point(found)
      return found !== null
    },
    () => {
      edge.current.left()
      point(null)
    },
  )
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
    const drawGhost = (anew: boolean) => ghost.show(ghostOf(aimedTechnician()), anew)
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
      const { dragged, preferences: looks } = useSession.getState()
      const { assigning, ticketId, technicianId, marked } = useUi.getState()
      overlay.show({
        ticketId: dragged?.ticketId ?? assigning,
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
      if (hit?.kind === 'technicians') takeOrAsk({ ids: hit.ids, at: event.point, take }, setChoice)
      else if (hit?.kind === 'cluster') showTickets(map, hit.ids)
      else if (hit && event.originalEvent.ctrlKey) toggleMark(hit.id)
      else if (hit) selectTicket(hit.id)
    })
    map.on('contextmenu', (event) => {
      const hit = symbolAt(map, event.point.x, event.point.y)
      const { clientX: x, clientY: y } = event.originalEvent
      if (hit?.kind === 'technicians')
        takeOrAsk(
          { ids: hit.ids, at: event.point, take: (id) => openMenu({ kind: 'technician', id }, 'map', { x, y }) },
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
      addTicketGrab(map),
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
        if (next.aimed !== before.aimed || next.choosing !== before.choosing) drawGhost(false)
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
        if (next.dragged !== before.dragged) drawSymbols()
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
        edge.current.begin(event.clientX - left, event.clientY - top)
      }}
      {...handlers}
    >
      <div ref={container} className={css['map']} />
      {'problem' in source && <p className={css['problem']}>{t(`map.problem.${source.problem}`)}</p>}
      {aim && ticketId && (
        <DropLabel ticketId={ticketId} also={dragged?.also.length ?? markedWith(ticketId).length} aim={aim} />
      )}
      <div className={css['marks']}>
        {role === 'map' && <Pin />}
        <FollowingMark />
      </div>
      <HoverCard watch={watch} />
      {choice && <TechnicianChooser choice={choice} close={() => setChoice(null)} />}
    </section>
  )
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
