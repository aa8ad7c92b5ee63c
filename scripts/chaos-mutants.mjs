// Five faults of the kind that the fault suite must find, as edits of the source. They are built beside the product, never
// into it; an edit whose text is no longer in the source is an error, so that a mutant cannot die unseen.

/** @typedef {{ file: string, find: string, replace: string }} Edit */
/**
 * @typedef {object} Mutant
 * @property {string} name
 * @property {string[]} sees what the checker has to say of it, at least one of these
 * @property {string[]} only the faults that bring it out; none: all
 * @property {Edit[]} edits
 */

/** @type {Mutant[]} */
export const mutants = [
  {
    name: 'ack-before-commit',
    sees: ['ackedNotInLog', 'toldNotInLog'],
    only: ['kill-relay-at-answer'],
    edits: [
      {
        file: 'server/commit/committer.ts',
        find: `    await this.store.write({ commits, changes, answers, history })\n`,
        replace: '',
      },
      {
        file: 'server/commit/committer.ts',
        find: `  }\n\n  private async answerAgain(`,
        replace: `    await this.store.write({ commits, changes, answers, history })\n  }\n\n  private async answerAgain(`,
      },
    ],
  },
  {
    name: 'no-dedupe',
    sees: ['refusedButApplied', 'appliedTwice', 'toldDifferently'],
    only: ['lose-answers'],
    edits: [
      {
        file: 'server/commit/seat-progress.ts',
        find: `if (n === progress.lastN + 1) return { kind: 'next' }`,
        replace: `if (n <= progress.lastN + 1) return { kind: 'next' }`,
      },
      {
        file: 'server/commit/seat-progress.ts',
        find: `progress.lastN = answer.n`,
        replace: `progress.lastN = Math.max(progress.lastN, answer.n)`,
      },
      {
        file: 'server/store/repository.ts',
        find: `await tx.insertInto('answers').values(rows).execute()`,
        replace: `await tx.replaceInto('answers').values(rows).execute()`,
      },
    ],
  },
  {
    name: 'no-version-check',
    sees: ['basisIgnored', 'twoOpenVisits'],
    only: ['cut', 'stall-down', 'half-open', 'delay'],
    edits: [
      {
        file: 'shared/commands/reassign-ticket.ts',
        find: `if (!visit || visit.id !== basedOn.visitId) return ticketMoved(state, ticket)`,
        replace: `if (!visit) return ticketMoved(state, ticket)`,
      },
      {
        file: 'shared/commands/unassign-ticket.ts',
        find: `if (!visit || visit.id !== basedOn.visitId) return ticketMoved(state, ticket)`,
        replace: `if (!visit) return ticketMoved(state, ticket)`,
      },
    ],
  },
  {
    name: 'queued-before-disk',
    sees: ['queuedButLost'],
    only: ['crash-when-queued', 'kill-seat'],
    edits: [
      {
        file: 'electron/seat/journal-file.ts',
        find: `    this.waiting.push({ text: records.map(toLine).join(''), done })
    this.writing ??= this.write()`,
        replace: `    this.waiting.push({ text: records.map(toLine).join(''), done: () => {} })
    setTimeout(() => (this.writing ??= this.write()), 30)
    done(null)`,
      },
    ],
  },
  {
    name: 'delta-off-by-one',
    sees: ['neverAtRest', 'notCaughtUp', 'copyDiffers'],
    only: ['cut', 'kill-seat'],
    edits: [
      {
        file: 'server/feed/recent-commits.ts',
        find: `const from = Math.max(0, seq + 1 - first.seq)`,
        replace: `const from = Math.max(0, seq + 2 - first.seq)`,
      },
    ],
  },
]

/** Those that `npm test` runs too, for a few seconds each. */
export const quickMutants = ['no-dedupe', 'ack-before-commit']
