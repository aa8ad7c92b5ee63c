// The seat's undecided commands and how far each has come. It knows the order in which they go and what may be sent;
// it writes nothing and sends nothing itself.
import type { Command } from '../commands/command.ts'
import type { CommandId } from '../model/ids.ts'
import type { AnswerResult } from '../wire/messages.ts'
import type { OutboxContent, RefusedCommand } from './journal.ts'

/** How many pushes may be unanswered at once. */
const window = 16

export interface OutboxEntry {
  command: Command
  /** on disk: before that nothing is shown and nothing is sent */
  recorded: boolean
  /** monotonic ms of the last push on this connection; null: not pushed */
  pushedAt: number | null
  /** it may have left this seat at some time */
  left: boolean
  /** decided, but the replica has not yet reached the answer's seq */
  answer: Exclude<AnswerResult, { kind: 'refused' }> | null
}

export class Outbox {
  private entries: OutboxEntry[]
  private refusedList: RefusedCommand[]
  private nextN: number

  constructor(content: OutboxContent) {
    this.entries = content.undecided.map((command) => ({
      command,
      recorded: true,
      pushedAt: null,
      left: true,
      answer: null,
    }))
    this.refusedList = content.refused
    this.nextN = content.nextN
  }

  get list(): readonly OutboxEntry[] {
    return this.entries
  }

  get refused(): readonly RefusedCommand[] {
    return this.refusedList
  }

  /** What the journal's records add up to: a decided command stands there until it is done. */
  get content(): OutboxContent {
    return { undecided: this.entries.map((entry) => entry.command), refused: this.refusedList, nextN: this.nextN }
  }

  get isEmpty(): boolean {
    return this.entries.length === 0 && this.refusedList.length === 0
  }

  takeNumber(): number {
    return this.nextN++
  }

  /** Gives a number back that was taken for a command that was not made after all. */
  giveBackNumber(): void {
    this.nextN--
  }

  add(command: Command): void {
    this.entries.push({ command, recorded: false, pushedAt: null, left: false, answer: null })
  }

  recorded(id: CommandId): void {
    const entry = this.find(id)
    if (entry) entry.recorded = true
  }

  /** Takes back what could not be recorded: the newest numbers, none of them pushed. */
  withdraw(ids: readonly CommandId[]): void {
    this.entries = this.entries.filter((entry) => !ids.includes(entry.command.id))
    this.nextN -= ids.length
  }

  /** @returns these commands, when they are the last ones and none of them has ever left; else undefined */
  unsent(ids: readonly CommandId[]): Command[] | undefined {
    const last = ids.length === 0 ? [] : this.entries.slice(-ids.length)
    const all = last.length === ids.length && last.every(({ command }) => ids.includes(command.id))
    return all && last.every(({ recorded, left }) => recorded && !left) ? last.map(({ command }) => command) : undefined
  }

  /** Puts back, as they were, what could not be taken out for good. */
  putBack(commands: readonly Command[]): void {
    for (const command of commands)
      this.entries.push({ command, recorded: true, pushedAt: null, left: false, answer: null })
    this.nextN += commands.length
  }

  /** What to push now, in order: recorded, not yet pushed, and no more than the window at once. */
  due(): OutboxEntry[] {
    const undecided = this.undecided()
    const unpushed = undecided.findIndex((entry) => entry.pushedAt === null)
    if (unpushed < 0) return []
    const due: OutboxEntry[] = []
    for (const entry of undecided.slice(unpushed, window)) {
      if (!entry.recorded) break
      due.push(entry)
    }
    return due
  }

  /** The connection is gone, or the relay has asked to start again: what was pushed and not answered goes once more. */
  forgetPushes(): void {
    for (const entry of this.entries) entry.pushedAt = null
  }

  /** The log in which they were decided is gone: they are asked again. */
  forgetAnswers(): void {
    for (const entry of this.entries) entry.answer = null
  }

  /**
   * Lines the numbers up with what the relay has decided.
   * @param lastN the last of this seat's numbers that the relay knows
   * @param taken the relay knows our numbers by other ids, so even the first must move
   * @returns the new numbers by id, to be recorded before anything is pushed; undefined when all fit
   */
  align(lastN: number, taken: boolean): Record<CommandId, number> | undefined {
    const undecided = this.undecided()
    const first = undecided[0]
    if (!first) {
      this.nextN = lastN + 1
      return undefined
    }
    if (first.command.n <= lastN + 1 && !taken) return undefined
    const numbers: Record<CommandId, number> = {}
    undecided.forEach((entry, i) => {
      entry.command = { ...entry.command, n: lastN + 1 + i }
      numbers[entry.command.id] = entry.command.n
    })
    this.nextN = lastN + 1 + undecided.length
    return numbers
  }

  answered(id: CommandId, answer: AnswerResult): RefusedCommand | undefined {
    const entry = this.find(id)
    if (!entry || entry.answer) return undefined
    if (answer.kind !== 'refused') {
      entry.answer = answer
      return undefined
    }
    const refused = { command: entry.command, code: answer.code, facts: answer.facts }
    this.entries = this.entries.filter((other) => other !== entry)
    this.refusedList = [...this.refusedList, refused]
    return refused
  }

  /** Takes out what is decided and reached by the replica. @returns their ids */
  settle(seq: number): CommandId[] {
    const settled = this.entries.filter((entry) => entry.answer !== null && entry.answer.seq <= seq)
    if (settled.length > 0) this.entries = this.entries.filter((entry) => !settled.includes(entry))
    return settled.map((entry) => entry.command.id)
  }

  dismiss(id: CommandId): boolean {
    const rest = this.refusedList.filter((refused) => refused.command.id !== id)
    const found = rest.length < this.refusedList.length
    this.refusedList = rest
    return found
  }

  find(id: CommandId): OutboxEntry | undefined {
    return this.entries.find((entry) => entry.command.id === id)
  }

  private undecided(): OutboxEntry[] {
    return this.entries.filter((entry) => entry.answer === null)
  }
}
