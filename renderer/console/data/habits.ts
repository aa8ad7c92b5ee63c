// The keys and lines of whoever works here now.
import { mostLines, type Habits } from '../../../shared/ipc/habits.ts'
import { bridge } from './bridge.ts'
import { useSession, type Session } from './session.ts'

const none: Habits = { keys: {}, lines: [] }

export function habitsOf({ habits, actor }: Pick<Session, 'habits' | 'actor'>): Habits {
  return habits[actor.id] ?? none
}

export function keepHabits(part: Partial<Habits>): void {
  const { habits, actor } = useSession.getState()
  const kept = { ...habitsOf({ habits, actor }), ...part }
  useSession.setState({ habits: { ...habits, [actor.id]: kept } })
  void bridge.call('keepHabits', { actorId: actor.id, habits: kept })
}

/** The last line, as the newest of those that are kept; one that was entered again moves to the end. */
export function keepLine(line: string): void {
  const { lines } = habitsOf(useSession.getState())
  keepHabits({ lines: [...lines.filter((one) => one !== line), line].slice(-mostLines) })
}
