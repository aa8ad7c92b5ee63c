// Where the roster's rows are when a drag begins.
import '../../../test/support/page-stub.ts'
import { beforeEach, expect, test } from 'vitest'
import { smallWorld } from '../../../test/support/world.ts'
import type { Technician } from '../../../shared/model/technician.ts'
import { entities } from '../data/entity-store.ts'
import { useSession } from '../data/session.ts'
import { useUi } from '../data/ui-state.ts'
import { rosterRows } from './roster-list.ts'

const [someone] = smallWorld().state.values('technician')

function tell(revision: number, ids: readonly string[]): void {
  const changes = ids.map((id) => ({
    kind: 'technician' as const,
    id,
    value: { ...someone!, id } satisfies Technician,
    guess: false,
  }))
  entities.apply({ revision, whole: revision === 1, more: false, changes })
}
const shown = () => rosterRows.get().items.map(({ technician }) => technician.id)

beforeEach(() => {
  useSession.setState({ dragged: null })
  useUi.setState({ assigning: null, choosing: '' })
  tell(1, ['w2', 'w3'])
  rosterRows.refresh()
})

test('[ROS3] what has come a moment ago moves no row as a drag begins, and is there when it has ended', () => {
  expect(shown()).toEqual(['w2', 'w3'])
  tell(2, ['w4'])
  useSession.setState({ dragged: { ticketId: 't1', also: [] } })
  expect(shown()).toEqual(['w2', 'w3'])
  useSession.setState({ dragged: null })
  expect(shown()).toEqual(['w2', 'w3', 'w4'])
})
