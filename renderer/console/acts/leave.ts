// Esc: leaves what was begun last, one thing at a time.
import { useAlarms } from '../alarms/alarm-store.ts'
import { clearMarks } from '../data/marked-tickets.ts'
import { selectTechnician, useUi } from '../data/ui-state.ts'

export function leave(): void {
  const ui = useUi.getState()
  const { report, handingOver } = useAlarms.getState()
  // Wherever the focus has gone meanwhile.
  if (report || handingOver) useAlarms.setState({ report: false, handingOver: false })
  else if (ui.question) useUi.setState({ question: null })
  else if (ui.assigning) useUi.setState({ assigning: null, choosing: '' })
  else if (ui.lastActs) useUi.setState({ lastActs: false })
  else if (ui.bulk) useUi.setState({ bulk: null })
  else if (ui.marked.size > 0) clearMarks()
  else if (ui.technicianId) selectTechnician(null)
  else useUi.setState({ said: null })
}
