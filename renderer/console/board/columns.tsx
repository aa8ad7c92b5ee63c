// The board's columns: what each shows of a ticket, and how wide it is.
import { createColumnHelper, tableFeatures } from '@tanstack/react-table'
import { columnSizingFeature, columnVisibilityFeature, rowSelectionFeature } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { TicketId } from '../../../shared/model/ids.ts'
import type { Ticket } from '../../../shared/model/ticket.ts'
import { AssigneeCell } from './cells/assignee-cell.tsx'
import { LightCell } from './cells/light-cell.tsx'
import { NumberCell } from './cells/number-cell.tsx'
import { PriorityCell } from './cells/priority-cell.tsx'
import { SiteCell } from './cells/site-cell.tsx'
import { TimeLeftCell } from './cells/time-left-cell.tsx'

export const features = tableFeatures({ columnVisibilityFeature, columnSizingFeature, rowSelectionFeature })

/** The table holds ids alone; each row reads its ticket itself. */
export interface TableRow {
  id: TicketId
}

export interface ColumnMeta {
  cell: (ticket: Ticket, guess: boolean) => ReactNode
  /** the column takes what is left of the width */
  grows?: boolean
}

const helper = createColumnHelper<typeof features, TableRow>()
const column = (id: string, size: number, meta: ColumnMeta) => helper.display({ id, size, header: id, meta })

export const columns = helper.columns([
  column('light', 30, { cell: (ticket) => <LightCell ticket={ticket} /> }),
  column('number', 62, { cell: (ticket, guess) => <NumberCell ticket={ticket} guess={guess} /> }),
  column('timeLeft', 116, { cell: (ticket) => <TimeLeftCell ticket={ticket} /> }),
  column('priority', 34, { cell: (ticket) => <PriorityCell ticket={ticket} /> }),
  column('site', 200, { cell: (ticket) => <SiteCell ticket={ticket} />, grows: true }),
  column('assignee', 172, { cell: (ticket, guess) => <AssigneeCell ticket={ticket} guess={guess} /> }),
])
