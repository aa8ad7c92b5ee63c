// Decides when the map's card of a technician or ticket is shown: the pointer has rested on a symbol, or keys have selected
// one. It looks for symbols only when the pointer rests, never as it moves, and touches neither map nor React before that.
import type { Map as MapLibre } from 'maplibre-gl'
import { create } from 'zustand'
import { useCommandState } from '../commands/command-state.ts'
import { useSession, type Session } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { isComposing } from '../keys/composing.ts'
import { technicianPoints, ticketPoints } from './shown-points.ts'
import { symbolAt } from './symbol-at.ts'

export interface Hovered {
  kind: 'technician' | 'ticket'
  id: string
  /** `keys`: the card goes where the symbol goes; `pointer`: it stays where the pointer found it */
  by: 'pointer' | 'keys'
  /** CSS pixels from the map's upper left corner */
  place: { x: number; y: number }
}

export const useHover = create<{ hovered: Hovered | null }>(() => ({ hovered: null }))

export const cardId = 'map-card'
/** How long the pointer must rest, and how long the card waits for it on the way from the symbol to the card, ms. */
const rest = 300
const grace = 250
/** Nearer to where the card came up than this the pointer is on the same symbol, CSS pixels. */
const near = 24

export class HoverWatch {
  private readonly map: MapLibre
  private readonly pane: HTMLElement
  private readonly stops: (() => void)[]
  private timer: number | undefined
  private leaving: number | undefined
  private pointer = { x: 0, y: 0 }
  /** where a card was dismissed: it does not come back until the pointer has been elsewhere */
  private dismissed: { x: number; y: number } | null = null
  /** whose card the keys have dismissed: it does not come back until something else is selected */
  private dismissedId: string | null = null
  private byKeys = false

  constructor(map: MapLibre, pane: HTMLElement) {
    this.map = map
    this.pane = pane
    const on = (target: EventTarget, name: string, act: (event: never) => void, capture = false) => {
      const listener = act as (event: Event) => void
      target.addEventListener(name, listener, capture)
      return () => target.removeEventListener(name, listener, capture)
    }
    map.on('movestart', this.hide)
    map.on('moveend', this.moved)
    this.stops = [
      () => void map.off('movestart', this.hide),
      () => void map.off('moveend', this.moved),
      on(pane, 'pointermove', this.pointerMoved),
      on(pane, 'pointerleave', this.left),
      on(pane, 'wheel', this.hide, true),
      on(window, 'pointerdown', this.pressed, true),
      on(window, 'keydown', this.key, true),
      on(pane, 'focusin', () => this.selectedByKeys()),
      on(pane, 'focusout', () => shown()?.by === 'keys' && this.hide()),
      useUi.subscribe((next, before) => {
        if (next.technicianId === before.technicianId && next.ticketId === before.ticketId) return
        if (shown()?.by === 'keys') this.hide()
        this.dismissedId = null
        this.selectedByKeys()
      }),
      useSession.subscribe((next) => isDragging(next) && this.hide()),
    ]
  }

  remove(): void {
    this.hide()
    for (const stop of this.stops) stop()
  }

  /** Takes the card away, and what was about to come up. */
  readonly hide = (): void => {
    window.clearTimeout(this.timer)
    window.clearTimeout(this.leaving)
    this.timer = this.leaving = undefined
    show(null)
    this.map.getCanvas().removeAttribute('aria-describedby')
  }

  private readonly pointerMoved = (event: PointerEvent): void => {
    const { left, top } = this.pane.getBoundingClientRect()
    this.pointer = { x: event.clientX - left, y: event.clientY - top }
    if (this.dismissed && distance(this.dismissed, this.pointer) > near) this.dismissed = null
    if (event.buttons !== 0) return this.hide()
    window.clearTimeout(this.timer)
    this.timer = undefined
    const hovered = shown()
    if (hovered?.by === 'pointer') {
      const onCard = (event.target as Element).closest(`#${cardId}`) !== null
      if (onCard || distance(hovered.place, this.pointer) <= near) return this.stay()
      this.leaving ??= window.setTimeout(this.letGo, grace)
    } else this.stay()
    if (event.target === this.map.getCanvas()) this.timer = window.setTimeout(this.rested, rest)
  }

  private readonly left = (): void => {
    window.clearTimeout(this.timer)
    if (shown()?.by === 'pointer') this.leaving ??= window.setTimeout(this.letGo, grace)
  }

  private stay(): void {
    window.clearTimeout(this.leaving)
    this.leaving = undefined
  }

  private readonly letGo = (): void => {
    this.leaving = undefined
    show(null)
  }

  private readonly rested = (): void => {
    if (this.busy() || this.dismissed) return
    const { x, y } = this.pointer
    const hit = symbolAt(this.map, x, y)
    if (!hit || hit.kind === 'cluster') return
    this.stay()
    const what = hit.kind === 'ticket' ? hit : ({ kind: 'technician', id: hit.ids[0] } as const)
    show({ ...what, by: 'pointer', place: { x, y } })
  }

  private readonly pressed = (): void => {
    this.byKeys = false
    this.hide()
    this.dismissed = this.pointer
  }

  private readonly key = (event: KeyboardEvent): void => {
    this.byKeys = true
    const hovered = shown()
    if (event.key !== 'Escape' || isComposing(event) || !hovered) return
    this.hide()
    this.dismissed = this.pointer
    this.dismissedId = hovered.id
    const { menu, sheet, palette } = useCommandState.getState()
    const inText = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
    const begun = useUi.getState().assigning !== null || menu !== null || palette !== null || sheet || inText
    // The card came by itself: taking it away must neither cost what was done, nor keep Esc from what was begun.
    if (!begun) event.stopPropagation()
  }

  /** The map has come to rest: a card of the keys is shown where its symbol is now. */
  private readonly moved = (): void => this.selectedByKeys()

  private selectedByKeys(): void {
    if (!this.byKeys || !this.pane.contains(document.activeElement)) return
    window.clearTimeout(this.timer)
    this.timer = window.setTimeout(() => {
      const { technicianId, ticketId } = useUi.getState()
      const id = technicianId ?? ticketId
      if (id === null || id === this.dismissedId || this.busy() || !this.pane.contains(document.activeElement)) return
      const kind = technicianId === null ? 'ticket' : 'technician'
      const place = this.pointOf(kind, id)
      if (!place) return
      show({ kind, id, by: 'keys', place })
      this.map.getCanvas().setAttribute('aria-describedby', cardId)
    }, rest)
  }

  /** @returns undefined: not in view */
  pointOf(kind: Hovered['kind'], wanted: string): { x: number; y: number } | undefined {
    const { clientWidth, clientHeight } = this.pane
    for (const { id, x, y } of kind === 'ticket' ? ticketPoints(this.map) : technicianPoints(this.map))
      if (id === wanted) return x >= 0 && y >= 0 && x <= clientWidth && y <= clientHeight ? { x, y } : undefined
    return undefined
  }

  room(): { width: number; height: number } {
    return { width: this.pane.clientWidth, height: this.pane.clientHeight }
  }

  private busy(): boolean {
    const { menu, sheet, palette } = useCommandState.getState()
    return isDragging(useSession.getState()) || this.map.isMoving() || menu !== null || sheet || palette !== null
  }
}

function isDragging({ dragged, draggedTechnician }: Session): boolean {
  return dragged !== null || draggedTechnician !== null
}

function shown(): Hovered | null {
  return useHover.getState().hovered
}

function show(hovered: Hovered | null): void {
  if (hovered !== shown()) useHover.setState({ hovered })
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
