// How far each seat's numbers have been decided, and the answers of the newest ones, so that a repeated command gets its
// answer again without asking the store.
import type { SeatId } from '../../shared/model/ids.ts'
import type { Answer } from '../../shared/wire/messages.ts'

/** At least as many as a seat may have in flight, so that a resend after a cut is answered from memory. */
const remembered = 64

export type Place =
  /** the next number: decide it */
  | { kind: 'next' }
  /** decided before; the answer is known, or (undefined) must be looked up in the store */
  | { kind: 'decided'; answer: Answer | undefined }
  /** decided before under another id */
  | { kind: 'taken'; expected: number }
  /** numbers before it are missing */
  | { kind: 'gap'; expected: number }

interface Progress {
  lastN: number
  answers: Map<number, Answer>
}

export class SeatProgress {
  private readonly seats = new Map<SeatId, Progress>()

  add(seat: SeatId, lastN: number): void {
    this.seats.set(seat, { lastN, answers: new Map() })
  }

  lastN(seat: SeatId): number {
    return this.of(seat).lastN
  }

  place(seat: SeatId, n: number, id: string): Place {
    const progress = this.of(seat)
    if (n === progress.lastN + 1) return { kind: 'next' }
    if (n > progress.lastN) return { kind: 'gap', expected: progress.lastN + 1 }
    const answer = progress.answers.get(n)
    if (answer && answer.id !== id) return { kind: 'taken', expected: progress.lastN + 1 }
    return { kind: 'decided', answer }
  }

  decided(seat: SeatId, answer: Answer): void {
    const progress = this.of(seat)
    progress.lastN = answer.n
    progress.answers.set(answer.n, answer)
    progress.answers.delete(answer.n - remembered)
  }

  private of(seat: SeatId): Progress {
    const progress = this.seats.get(seat)
    if (!progress) throw new Error(`seat without progress: ${seat}`)
    return progress
  }
}
