// Opens the form for a new ticket, from its button or its key.
import { readingNow } from '../data/session.ts'
import { say } from '../data/ui-state.ts'
import { useIntake } from './draft.ts'

export function openIntake(): void {
  // Who calls, and whether it is reported already, is only known of all tickets.
  if (readingNow()) return say({ kind: 'refused', key: 'reading.wait', values: {} })
  useIntake.setState(({ asked }) => ({ open: true, asked: asked + 1 }))
}
