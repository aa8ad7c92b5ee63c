// What the operator must know that is not about one command. The newest are kept until they are read, and those that stand
// (a wrong clock) go by themselves when they are over.
import type { ProblemNotice } from '../shared/ipc/contract.ts'
import type { Instant } from '../shared/model/ids.ts'

const limit = 50

export class ProblemList {
  private problems: ProblemNotice[] = []
  private standing = new Set<string>()
  private nextId = 1
  private readonly tell: (problems: ProblemNotice[]) => void

  constructor(tell: (problems: ProblemNotice[]) => void) {
    this.tell = tell
  }

  get list(): ProblemNotice[] {
    return this.problems
  }

  add(code: string, detail: string, at: Instant): void {
    const same = this.problems.find((known) => known.code === code && known.detail === detail)
    if (same) same.at = at
    else this.problems = [...this.problems, { id: this.nextId++, code, detail, at }].slice(-limit)
    this.tell(this.problems)
  }

  /** Told once when it begins, read or not, and taken out when it is over. */
  stands(code: string, stands: boolean, detail: () => string, at: Instant): void {
    if (stands === this.standing.has(code)) return
    if (stands) {
      this.standing.add(code)
      return this.add(code, detail(), at)
    }
    this.standing.delete(code)
    this.problems = this.problems.filter((problem) => problem.code !== code)
    return this.tell(this.problems)
  }

  read(id: number): void {
    this.problems = this.problems.filter((problem) => problem.id !== id)
    this.tell(this.problems)
  }
}
