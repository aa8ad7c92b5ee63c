// The board's columns: what each shows of a ticket, and how wide it is drawn.
import type { ComponentType, CSSProperties } from 'react'
import type { ColumnId, ShownColumn } from '../../../shared/ipc/board-look.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { columnWidths } from './column-widths.ts'
import { AssigneeCell } from './cells/assignee-cell.tsx'
import { LightCell } from './cells/light-cell.tsx'
import { NumberCell } from './cells/number-cell.tsx'
import { PriorityCell } from './cells/priority-cell.tsx'
import { SiteCell } from './cells/site-cell.tsx'
import {
  AreaCell,
  CategoryCell,
  CustomerCell,
  PhoneCell,
  PolicyCell,
  SkillsCell,
  StateCell,
  TierCell,
} from './cells/fact-cells.tsx'
import { AgeCell, DueCell, ReportedCell } from './cells/instant-cells.tsx'
import { TimeLeftCell } from './cells/time-left-cell.tsx'

export type Cell = ComponentType<{ ticket: Ticket; guess: boolean }>

export const cells: Record<ColumnId, Cell> = {
  light: LightCell,
  number: NumberCell,
  timeLeft: TimeLeftCell,
  priority: PriorityCell,
  site: SiteCell,
  assignee: AssigneeCell,
  state: StateCell,
  category: CategoryCell,
  area: AreaCell,
  customer: CustomerCell,
  phone: PhoneCell,
  tier: TierCell,
  policy: PolicyCell,
  reportedAt: ReportedCell,
  age: AgeCell,
  dueAt: DueCell,
  skills: SkillsCell,
}

const growingAtLeast = 90

/** Until somebody sizes it, this column takes what is left of the width, and gives of its own when there is too little. */
function grows({ id, width }: ShownColumn): boolean {
  return id === 'site' && width === columnWidths.site
}

export function columnStyle(column: ShownColumn): CSSProperties {
  const { width } = column
  return grows(column) ? { flex: `1 1 ${width}px`, minWidth: growingAtLeast } : { flex: `0 0 ${width}px`, minWidth: 0 }
}

/** How wide a row is at least; a narrower board is scrolled sideways. */
export function rowWidth(columns: readonly ShownColumn[]): number {
  return columns.reduce((sum, column) => sum + (grows(column) ? growingAtLeast : column.width), 12)
}
