// All tickets at hand in the asked order, and those that fit the question in their groups, kept up change by change: what
// an event costs depends on what has changed. Another question is a pass over all of them, another order a sort.
import type { TicketId } from '../../../../shared/model/ids.ts'
import type { Light } from '../../../../shared/model/sla.ts'
import { noLights, type LightCounts } from '../../data/light-book.ts'
import { testFor, type Question } from './question.ts'
import { SortedList, type Compare } from './sorted-list.ts'
import { comparePlaces, sortKey, sortPlaces, type Placed, type Words } from './sort-keys.ts'
import { groupOf, type TicketRecord } from './ticket-record.ts'

/** A ticket's place in the order; with another key it is another place. */
export interface Place extends Placed {
  /** the ticket's number in this index, for tables: whoever walks the order needs not look the ticket up */
  readonly slot: number
}

/** Replaced, never changed. */
export interface Group {
  readonly key: string
  readonly places: SortedList<Place>
  readonly lights: Readonly<LightCounts>
}

/** Where a ticket is among those shown. */
export interface Position {
  readonly group: string
  readonly place: Place
}

/** @param before where it was; null: it was not shown */
export type Moved = (id: TicketId, before: Position | null) => void

/** What is known of a ticket; one of it as long as the ticket is at hand. */
interface Held {
  readonly slot: number
  record: TicketRecord
  place: Place
  /** null: it does not fit the question */
  group: string | null
}

export class BoardIndex {
  private readonly held = new Map<TicketId, Held>()
  private readonly shown = new Map<string, Group>()
  private order: SortedList<Place>
  /** all by id; null: tickets have come or gone since */
  private byId: Held[] | null = null
  private slots = 0
  /** slots of tickets that have gone */
  private free: number[] = []
  private question: Question
  private words: Words
  private fits: (record: TicketRecord) => boolean
  private compare: Compare<Place>

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
    const held = this.held.get(id)
    if (!held) {
      const come = this.hold(record)
      this.byId = null
      this.held.set(id, come)
      this.order = this.order.with(come.place)
      return this.move(id, null, stand(come), moved)
    }
    const before = stand(held)
    held.record = record
    held.group = this.groupFor(record)
    const place = { id, key: this.keyOf(record), slot: held.slot }
    if (this.compare(held.place, place) !== 0) {
      this.order = this.order.without(held.place).with(place)
      held.place = place
    }
    this.move(id, before, stand(held), moved)
  }

  remove(id: TicketId, moved: Moved): void {
    const held = this.held.get(id)
    if (!held) return
    this.held.delete(id)
    this.free.push(held.slot)
    this.byId = null
    this.order = this.order.without(held.place)
    this.move(id, stand(held), null, moved)
  }

  /** Many at once: dearer than one, cheaper than one by one. */
  replaceAll(records: Iterable<TicketRecord>): void {
    this.held.clear()
    this.free = []
    this.slots = 0
    this.byId = null
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
        held.place = { id: held.place.id, key: this.keyOf(held.record), slot: held.slot }
      this.sort()
    }
    this.regroup()
  }

  private hold(record: TicketRecord): Held {
    const slot = this.free.pop() ?? this.slots++
    const place = { id: record.ticket.id, key: this.keyOf(record), slot }
    return { slot, record, place, group: this.groupFor(record) }
  }

  private keyOf(record: TicketRecord): Placed['key'] {
    return sortKey(record, this.question.sort.by, this.words)
  }

  private groupFor(record: TicketRecord): string | null {
    return this.fits(record) ? groupOf(record, this.question.group) : null
  }

  private sort(): void {
    this.byId ??= [...this.held.values()].sort((a, b) => (a.place.id < b.place.id ? -1 : 1))
    const places = this.byId.map(({ place }) => place)
    this.order = SortedList.of(sortPlaces(places, this.question.sort, this.words.compare), this.compare)
  }

  private regroup(): void {
    // First what each ticket is, in the order in which they lie in memory; then the order's walk needs but a small table.
    const numbers = new Map<string, number>()
    const found: { key: string; places: Place[]; lights: LightCounts }[] = []
    const numberAt = new Int32Array(this.slots).fill(-1)
    for (const held of this.held.values()) {
      const { record, slot } = held
      const key = this.groupFor(record)
      held.group = key
      if (key === null) continue
      let number = numbers.get(key)
      if (number === undefined) {
        number = found.push({ key, places: [], lights: { ...noLights } }) - 1
        numbers.set(key, number)
      }
      numberAt[slot] = number
      found[number]!.lights[record.standing.light]++
    }
    for (const place of this.order) {
      const number = numberAt[place.slot]!
      if (number >= 0) found[number]!.places.push(place)
    }
    this.shown.clear()
    for (const { key, places, lights } of found)
      this.shown.set(key, { key, lights, places: SortedList.of(places, this.compare) })
  }

  private move(id: TicketId, old: Stand | null, next: Stand | null, moved: Moved): void {
    const from = old?.group ?? null
    const to = next?.group ?? null
    if (from === null && to === null) return
    const stays = from === to && old!.place === next!.place
    if (stays && old!.light === next!.light) return
    if (from !== null) {
      const { places, lights } = this.shown.get(from)!
      const left = { ...lights, [old!.light]: lights[old!.light] - 1 }
      if (places.length === 1 && !stays) this.shown.delete(from)
      else this.shown.set(from, { key: from, lights: left, places: stays ? places : places.without(old!.place) })
    }
    if (to !== null) {
      const { places, lights } = this.shown.get(to) ?? { places: SortedList.of([], this.compare), lights: noLights }
      const more = { ...lights, [next!.light]: lights[next!.light] + 1 }
      this.shown.set(to, { key: to, lights: more, places: stays ? places : places.with(next!.place) })
    }
    if (!stays) moved(id, from === null ? null : { group: from, place: old!.place })
  }
}

/** How a ticket stands at one moment, for what moves it to compare with. */
interface Stand {
  group: string | null
  place: Place
  light: Light
}

function stand({ group, place, record }: Held): Stand {
  return { group, place, light: record.standing.light }
}
