// The state that rules read and events change: tables of immutable entities by kind and id.
//
// `EntityTables` is a flat set of tables; `Layer` lays changes over a parent without touching it. The relay keeps what is
// decided but not yet on disk in a layer over what is committed; a console keeps its guesses in a layer over what is
// confirmed. The cost of a layer is the number of entities changed in it, never the number that exist.
import { alarmSchema, type Alarm } from './alarm.ts'
import { centreSchema, type Centre } from './centre.ts'
import { routeSchema, type Route } from './route.ts'
import { technicianSchema, type Technician } from './technician.ts'
import { ticketSchema, type Ticket } from './ticket.ts'
import { visitSchema, type Visit } from './visit.ts'
import { settingsSchema, type SlaSettings } from '../sla/settings.ts'

export interface EntityByKind {
  centre: Centre
  ticket: Ticket
  visit: Visit
  technician: Technician
  route: Route
  sla: SlaSettings
  alarm: Alarm
}
export type Kind = keyof EntityByKind

export const entitySchemas = {
  centre: centreSchema,
  ticket: ticketSchema,
  visit: visitSchema,
  technician: technicianSchema,
  route: routeSchema,
  sla: settingsSchema,
  alarm: alarmSchema,
} as const
export const kinds = Object.keys(entitySchemas) as Kind[]

/** One changed entity: its value after the change, or null when it is gone. */
export type Change = { [K in Kind]: { kind: K; id: string; value: EntityByKind[K] | null } }[Kind]

export interface ReadonlyState {
  get<K extends Kind>(kind: K, id: string): EntityByKind[K] | undefined
}

export interface State extends ReadonlyState {
  put<K extends Kind>(kind: K, entity: EntityByKind[K]): void
  drop(kind: Kind, id: string): void
}

/** One entity by its name, whatever it is now. */
export interface Named {
  kind: Kind
  id: string
}

type Table<K extends Kind> = Map<string, EntityByKind[K]>
type Tables = { [K in Kind]: Table<K> }

export class EntityTables implements State {
  private readonly tables: Tables = {
    centre: new Map(),
    ticket: new Map(),
    visit: new Map(),
    technician: new Map(),
    route: new Map(),
    sla: new Map(),
    alarm: new Map(),
  }

  get<K extends Kind>(kind: K, id: string): EntityByKind[K] | undefined {
    return this.table(kind).get(id)
  }

  put<K extends Kind>(kind: K, entity: EntityByKind[K]): void {
    this.table(kind).set(entity.id, entity)
  }

  drop(kind: Kind, id: string): void {
    this.table(kind).delete(id)
  }

  values<K extends Kind>(kind: K): IterableIterator<EntityByKind[K]> {
    return this.table(kind).values()
  }

  size(kind: Kind): number {
    return this.table(kind).size
  }

  clear(): void {
    for (const kind of kinds) this.table(kind).clear()
  }

  private table<K extends Kind>(kind: K): Table<K> {
    return this.tables[kind]
  }
}

export class Layer implements State {
  private readonly changes = new Map<string, Change>()
  private readonly parent: ReadonlyState

  constructor(parent: ReadonlyState) {
    this.parent = parent
  }

  get<K extends Kind>(kind: K, id: string): EntityByKind[K] | undefined {
    const change = this.changes.get(key(kind, id))
    return change ? ((change.value ?? undefined) as EntityByKind[K] | undefined) : this.parent.get(kind, id)
  }

  put<K extends Kind>(kind: K, entity: EntityByKind[K]): void {
    this.changes.set(key(kind, entity.id), { kind, id: entity.id, value: entity } as Change)
  }

  drop(kind: Kind, id: string): void {
    this.changes.set(key(kind, id), { kind, id, value: null })
  }

  has(kind: Kind, id: string): boolean {
    return this.changes.has(key(kind, id))
  }

  /** What differs from the parent, in the order in which it first changed. */
  changed(): IterableIterator<Change> {
    return this.changes.values()
  }

  get size(): number {
    return this.changes.size
  }

  clear(): void {
    this.changes.clear()
  }
}

/** Writes one change into flat tables. */
export function applyChange(tables: EntityTables, change: Change): void {
  if (change.value === null) tables.drop(change.kind, change.id)
  else tables.put(change.kind, change.value)
}

function key(kind: Kind, id: string): string {
  return `${kind}/${id}`
}
