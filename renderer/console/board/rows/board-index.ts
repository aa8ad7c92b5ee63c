// All tickets at hand in the asked order, and those that fit the question in their groups, kept up change by change: what
// an event costs depends on what has changed. Another question is a pass over all of them, another order a sort.
import type { TicketId } from '../../../../shared/model/ids.ts'
import { noLights, type LightCounts } from '../../data/light-book.ts'
import { testFor, type Question } from './question.ts'
import { SortedList, type Compare } from './sorted-list.ts'
import { comparePlaces, sortKey, type Placed, type Words } from './sort-keys.ts'
import { groupOf, type TicketRecord } from './ticket-record.ts'

/** Replaced, never changed. */
export interface Group {
  readonly key: string
  readonly places: SortedList<Placed>
  readonly lights: Readonly<LightCounts>
}

/** Where a ticket is among those shown. */
export interface Position {
  readonly group: string
  readonly place: Placed
}

/** @param before where it was; null: it was not shown */
export type Moved = (id: TicketId, before: Position | null) => void

interface Held {
  record: TicketRecord
  place: Placed
  /** null: it does not fit the question */
  group: string | null
}

export class BoardIndex {
  private readonly held = new Map<TicketId, Held>()
  private readonly shown = new Map<string, Group>()
  private order: SortedList<Placed>
  private question: Question
  private words: Words
  private fits: (record: TicketRecord) => boolean
  private compare: Compare<Placed>

  constructor(question: Question, words: Words) {
    this.question = question
    this.words = words
    this.fits = testFor(question)
    this.compare = comparePlaces(question.sort, words.compare)
    this.order = SortedList.of([], this.compare)
  }

  get groups(): ReadonlyMap<string, Group> {
    return this.shown
  }

  position(id: TicketId): Position | null {
    const held = this.held.get(id)
    return held && held.group !== null ? { group: held.group, place: held.place } : null
  }

  record(id: TicketId): TicketRecord | undefined {
    return this.held.get(id)?.record
  }

  put(record: TicketRecord, moved: Moved): void {
    const { id } = record.ticket
    const old = this.held.get(id)
    const next = this.hold(record)
    if (old && this.compare(old.place, next.place) === 0) next.place = old.place
    else {
      if (old) this.order = this.order.without(old.place)
      this.order = this.order.with(next.place)
    }
    this.held.set(id, next)
    this.move(id, old, next, moved)
  }

  remove(id: TicketId, moved: Moved): void {
    const old = this.held.get(id)
    if (!old) return
    this.held.delete(id)
    this.order = this.order.without(old.place)
    this.move(id, old, undefined, moved)
  }

  /** Many at once: dearer than one, cheaper than one by one. */
  replaceAll(records: Iterable<TicketRecord>): void {
    this.held.clear()
    for (const record of records) this.held.set(record.ticket.id, this.hold(record))
    this.sort()
    this.regroup()
  }

  ask(question: Question, words = this.words): void {
    const { sort } = this.question
    const sorted = words === this.words && sort.by === question.sort.by && sort.down === question.sort.down
    this.question = question
    this.words = words
    this.fits = testFor(question)
    if (!sorted) {
      this.compare = comparePlaces(question.sort, words.compare)
      for (const held of this.held.values())
        held.place = { id: held.place.id, key: sortKey(held.record, question.sort.by, words) }
      this.sort()
    }
    this.regroup()
  }

  private hold(record: TicketRecord): Held {
    return {
      record,
      place: { id: record.ticket.id, key: sortKey(record, this.question.sort.by, this.words) },
      group: this.fits(record) ? groupOf(record, this.question.group) : null,
    }
  }

  private sort(): void {
    const places = Array.from(this.held.values(), ({ place }) => place)
    this.order = SortedList.of(places.sort(this.compare), this.compare)
  }

  private regroup(): void {
    const found = new Map<string, { places: Placed[]; lights: LightCounts }>()
    for (const place of this.order) {
      const held = this.held.get(place.id)!
      held.group = this.fits(held.record) ? groupOf(held.record, this.question.group) : null
      if (held.group === null) continue
      let group = found.get(held.group)
      if (!group) found.set(held.group, (group = { places: [], lights: { ...noLights } }))
      group.places.push(place)
      group.lights[held.record.standing.light]++
    }
    this.shown.clear()
    for (const [key, { places, lights }] of found)
      this.shown.set(key, { key, lights, places: SortedList.of(places, this.compare) })
  }

  private move(id: TicketId, old: Held | undefined, next: Held | undefined, moved: Moved): void {
    const from = old?.group ?? null
    const to = next?.group ?? null
    const stays = from === to && old?.place === next?.place
    const light = (held: Held | undefined) => held?.record.standing.light
    if (from === null && to === null) return
    if (stays && light(old) === light(next)) return
    if (from !== null) {
      const { places, lights } = this.shown.get(from)!
      const left = { ...lights, [light(old)!]: lights[light(old)!] - 1 }
      if (places.length === 1 && !stays) this.shown.delete(from)
      else this.shown.set(from, { key: from, lights: left, places: stays ? places : places.without(old!.place) })
    }
    if (to !== null) {
      const { places, lights } = this.shown.get(to) ?? { places: SortedList.of([], this.compare), lights: noLights }
      const more = { ...lights, [light(next)!]: lights[light(next)!] + 1 }
      this.shown.set(to, { key: to, lights: more, places: stays ? places : places.with(next!.place) })
    }
    if (!stays) moved(id, from === null ? null : { group: from, place: old!.place })
  }
}
