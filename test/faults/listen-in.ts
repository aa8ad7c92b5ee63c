// Writes down what a seat's client is told, in the moment in which it is told. It changes nothing of what happens.
import type { SeatClient } from '../../shared/sync/seat-client.ts'
import type { HistoryWriter } from './history.ts'

type Told = 'opened' | 'closed' | 'welcomed' | 'answered' | 'fed'

export function listenIn(client: SeatClient, history: HistoryWriter): void {
  const before = <N extends Told>(name: N, note: (...args: Parameters<SeatClient[N]>) => void) => {
    const method = client[name].bind(client) as (...args: Parameters<SeatClient[N]>) => ReturnType<SeatClient[N]>
    const heard = (...args: Parameters<SeatClient[N]>) => {
      note(...args)
      return method(...args)
    }
    Object.assign(client, { [name]: heard })
  }
  before('opened', () => history.note({ k: 'opened' }))
  before('closed', () => history.note({ k: 'closed' }))
  before('welcomed', ({ epoch, head, mode, because, lastN }) =>
    history.note({ k: 'welcome', epoch, head, mode, because, lastN }),
  )
  before('answered', ({ n, id, result }) => history.note({ k: 'answer', n, id, result }))
  before('fed', ({ commits }) => history.note({ k: 'fed', commits: commits.map(({ seq, id }) => [seq, id]) }))
}
