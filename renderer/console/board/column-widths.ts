// The columns that the board has before anybody has chosen, and how wide each column is then.
import type { ColumnId } from '../../../shared/ipc/board-look.ts'

export const columnWidths: Record<ColumnId, number> = {
  light: 30,
  number: 62,
  timeLeft: 126,
  priority: 38,
  site: 200,
  assignee: 172,
  state: 84,
  category: 120,
  area: 90,
  customer: 130,
  phone: 120,
  tier: 76,
  policy: 110,
  reportedAt: 110,
  age: 64,
  dueAt: 140,
  skills: 140,
}

export const firstColumns: readonly ColumnId[] = ['light', 'number', 'timeLeft', 'priority', 'site', 'assignee']
