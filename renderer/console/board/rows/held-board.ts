// The board's rows, held still while the operator is at them (pointed at, focused, dragged from): then what would come, go
// or move is only counted. They are taken anew when they are let go, when asked, or when the question itself changes.
import type { TicketId } from '../../../../shared/model/ids.ts'
import type { BoardIndex, Group, Position } from './board-index.ts'
import { BoardView } from './board-view.ts'
import type { Question } from './question.ts'
import type { Words } from './sort-keys.ts'
import type { TicketRecord } from './ticket-record.ts'

export interface BoardPicture {
  view: BoardView
  /** how many tickets would come, go or move */
  waiting: number
}

/** Changes that come close together are taken together, ms. */
const settle = 100

export interface HeldBoardOptions {
  question: Question
  words: Words
  /** the groups from top to bottom */
  order: (groups: Iterable<Group>) => Group[]
  later: (act: () => void, ms: number) => void
}

export class HeldBoard {
  private readonly index: BoardIndex
  private readonly options: HeldBoardOptions
  private readonly listeners = new Set<() => void>()
  private question: Question
  private closed: ReadonlySet<string> = new Set()
  /** the groups as they are shown */
  private groups = new Map<string, Group>()
  /** where in them each ticket stands that has moved since; null: not in them */
  private readonly before = new Map<TicketId, Position | null>()
  /** which of those would be seen to have moved */
  private readonly pending = new Set<TicketId>()
  private picture: BoardPicture
  private held = false
  private settling = false

  constructor(index: BoardIndex, options: HeldBoardOptions) {
    this.index = index
    this.options = options
    this.question = options.question
    this.picture = { view: new BoardView([], false, this.closed), waiting: 0 }
  }

  readonly get = (): BoardPicture => this.picture

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The group as it is now, whatever is shown of its rows. */
  readonly groupNow = (key: string): Group | undefined => this.index.groups.get(key)

  put(records: Iterable<TicketRecord>, gone: Iterable<TicketId>): void {
    for (const id of gone) this.index.remove(id, this.moved)
    for (const record of records) this.index.put(record, this.moved)
    this.soon()
  }

  /** Many at once: as `put` with all there are. */
  replaceAll(records: Iterable<TicketRecord>): void {
    this.index.replaceAll(records)
    if (!this.held) return this.refresh()
    this.recount()
    this.soon()
  }

  ask(question: Question, words?: Words): void {
    this.question = question
    this.index.ask(question, words)
    this.refresh()
  }

  /** Takes the rows anew now. */
  readonly refresh = (): void => {
    this.groups = new Map(this.index.groups)
    this.before.clear()
    this.pending.clear()
    this.show()
  }

  hold(on: boolean): void {
    if (this.held === on) return
    this.held = on
    if (!on) this.letGo()
  }

  /** Opens and closes groups; no row goes elsewhere for it. */
  setClosed(closed: ReadonlySet<string>): void {
    this.closed = closed
    this.show()
  }

  indexOf(id: TicketId): number {
    return this.picture.view.indexOf(id, this.before.get(id) ?? this.index.position(id))
  }

  private readonly moved = (id: TicketId, before: Position | null): void => {
    if (!this.before.has(id)) this.before.set(id, before)
    this.weigh(id)
  }

  private weigh(id: TicketId): void {
    const shown = this.before.get(id) ?? null
    const now = this.index.position(id)
    if (this.sameSpot(shown, now)) this.pending.delete(id)
    else this.pending.add(id)
  }

  /** Whether the ticket would stay between the neighbours that it has on the screen. */
  private sameSpot(shown: Position | null, now: Position | null): boolean {
    if (!shown || !now) return shown === now
    const places = this.groups.get(shown.group)?.places
    if (shown.group !== now.group || !places) return false
    const at = places.placeOf(shown.place)
    const fit = places.placeOf(now.place)
    return fit === at || fit === at + 1
  }

  /** After many changes at once: what is shown against what is. */
  private recount(): void {
    this.before.clear()
    this.pending.clear()
    const seen = new Set<TicketId>()
    for (const { key, places } of this.groups.values())
      for (const place of places) {
        seen.add(place.id)
        this.before.set(place.id, { group: key, place })
        this.weigh(place.id)
      }
    for (const { places } of this.index.groups.values())
      for (const { id } of places) if (!seen.has(id)) this.moved(id, null)
  }

  private soon(): void {
    if (this.settling) return
    this.settling = true
    this.options.later(() => {
      this.settling = false
      // Held since: what was on its way must not move a row now.
      if (this.held) this.showWaiting()
      else this.letGo()
    }, settle)
  }

  /** The rows as they are now; where none has come, gone or moved, nothing waits any more either. */
  private letGo(): void {
    if (this.before.size > 0 || this.changedGroups()) this.refresh()
    else this.showWaiting()
  }

  private changedGroups(): boolean {
    if (this.groups.size !== this.index.groups.size) return true
    for (const [key, group] of this.index.groups) if (this.groups.get(key) !== group) return true
    return false
  }

  private showWaiting(): void {
    const waiting = this.pending.size
    // Headers tell how their groups stand now, also while the rows are held.
    this.publish(waiting === this.picture.waiting ? this.picture : { ...this.picture, waiting })
  }

  private show(): void {
    const groups = this.options.order(this.groups.values())
    const view = new BoardView(groups, this.question.group !== 'none', this.closed)
    this.publish({ view, waiting: this.pending.size })
  }

  private publish(picture: BoardPicture): void {
    this.picture = picture
    for (const listener of this.listeners) listener()
  }
}
