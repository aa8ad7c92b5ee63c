import { describe, expect, test } from 'vitest'
import { intent } from '../../shared/commands/decide.ts'
import { facts, reassign } from '../support/world.ts'
import { check, count } from './checker.ts'
import type { Line } from './history.ts'
import type { Era, RunRecord, SeatRecord } from './run-record.ts'
import { goodStory } from './story.ts'

/** What the checker says of the good story, broken in one place. */
function broken(by: (record: RunRecord, era: Era) => void): string[] {
  const record = goodStory().record()
  by(record, record.eras[0]!)
  return [...new Set(check(record).map(({ code }) => code))]
}

const seat = (record: RunRecord, name: string) => record.seats.find((one) => one.name === name)!
function line<K extends Line['k']>({ lines }: SeatRecord, k: K, which = 0): Extract<Line, { k: K }> {
  return lines.filter((one): one is Extract<Line, { k: K }> => one.k === k).at(which)!
}
const answerTo = ({ answers }: Era, id: string) => answers.find((answer) => answer.id === id)!

test('[FLT1] a good run: nothing to say, and everything counted', () => {
  const record = goodStory().record()
  expect(check(record)).toEqual([])
  expect(count(record)).toEqual({ commands: 10, answers: 10, refusals: 1, commits: 10 })
})

describe('[FLT1] the log', () => {
  test('a hole', () => {
    expect(broken((_, { commits }) => commits.splice(5, 1))).toContain('holeInLog')
  })
  test('the same command twice', () => {
    const story = goodStory()
    const again = story.world.commits[9]!
    story.world.commits.push({ ...again, seq: 11, events: [{ type: 'ticketCancelled', ticketId: 't1', reason: '' }] })
    expect(check(story.record()).map(({ code }) => code)).toContain('appliedTwice')
  })
  test('time that goes back', () => {
    expect(broken((_, { commits }) => (commits[5]!.at -= 1))).toContain('timeWentBack')
  })
  test('a commit that nobody was answered', () => {
    expect(broken((_, { answers }) => answers.splice(4, 1))).toContain('commitWithoutAnswer')
  })
  test('a number that was passed over', () => {
    expect(broken((_, { answers }) => answers.splice(5, 1))).toContain('holeInNumbers')
  })
  test('entities that are not what the log leads to', () => {
    expect(
      broken((_, { entities }) => entities.put('ticket', { ...entities.get('ticket', 't1')!, summary: 'else' })),
    ).toContain('storedStateDiffers')
  })
  test('two open visits on one ticket', () => {
    const codes = broken((_, { commits }) => {
      commits[6]!.events = commits[6]!.events.map((event) =>
        event.type === 'visitOffered' ? { ...event, ticketId: 't1' } : event,
      )
    })
    expect(codes).toContain('twoOpenVisits')
  })
})

describe('[FLT1] what seats were told', () => {
  test('accepted, and not in the log', () => {
    const codes = broken((record) => {
      const { lines } = seat(record, 'desk')
      const result = { kind: 'accepted', seq: 9 } as const
      lines.push({ t: 9_999, w: 0, k: 'answer', n: 6, id: 'never-seen', result })
    })
    expect(codes).toContain('ackedNotInLog')
  })
  test('accepted, at another place', () => {
    expect(broken((record) => (line(seat(record, 'desk'), 'answer', 4).result.seq += 1))).toContain('ackedNotInLog')
  })
  test('refused, and applied', () => {
    const refused = { kind: 'refused', seq: 5, code: 'ticketMoved', facts: {} } as const
    expect(broken((record) => (line(seat(record, 'desk'), 'answer', 4).result = refused))).toContain(
      'refusedButApplied',
    )
    expect(broken((_, era) => (answerTo(era, 'seat-of-desk-5').result = refused))).toContain('refusedButApplied')
  })
  test('twice, and differently', () => {
    const codes = broken((record) => {
      const { lines } = seat(record, 'desk')
      const answer = line(seat(record, 'desk'), 'answer', 4)
      lines.push({ ...answer, result: { kind: 'unchanged', seq: 5 } })
    })
    expect(codes).toContain('toldDifferently')
  })
  test('a commit that the log has not', () => {
    expect(broken((record) => (line(seat(record, 'other'), 'fed', 2).commits = [[3, 'other']]))).toContain(
      'toldNotInLog',
    )
  })
  test('queued, and lost', () => {
    const codes = broken((record, era) => {
      const { lines } = seat(record, 'phone')
      era.answers = era.answers.filter(({ seat }) => seat !== 'seat-of-phone')
      lines.splice(lines.findIndex(({ k }) => k === 'answer'))
    })
    expect(codes).toContain('queuedButLost')
  })
  test('not kept, and applied all the same', () => {
    const ticketId = '0'.repeat(36)
    const story = goodStory()
    const asked = intent('create-ticket', { ticketId, facts: facts(), reportedAt: null }, {})
    story.does(story.desk, asked)
    story.desk.lines = story.desk.lines.map((one) =>
      one.k === 'queued' && one.command.args === asked.args
        ? { t: one.t, w: 0, k: 'notKept', a: one.a, why: 'ENOSPC' }
        : one,
    )
    expect(check(story.record()).map(({ code }) => code)).toContain('withdrawnButApplied')
  })
  test('an earlier place than one told before it was asked', () => {
    const codes = broken((record) => {
      // As if the note, at the end of the log, had been told before the first ticket was made.
      const told = line(seat(record, 'desk'), 'answer', 5)
      told.t = line(seat(record, 'desk'), 'asked', 2).t - 1
    })
    expect(codes).toContain('orderTurned')
  })
})

describe('[FLT1] what commands relied on', () => {
  test('a reassignment on an old picture that was accepted', () => {
    const codes = broken((record) => {
      line(seat(record, 'other'), 'queued', 2).command.basedOn = { visitId: 'v1' }
    })
    expect(codes).toContain('basisIgnored')
  })
  test('an assignment of a ticket that somebody had', () => {
    const codes = broken((record, { commits }) => {
      const { command } = line(seat(record, 'other'), 'queued', 1)
      command.args = { ...(command.args as object), ticketId: 't1' }
      expect(commits[5]!.id).toBe(command.id)
    })
    expect(codes).toContain('basisIgnored')
  })
  test('something else came of it than was asked', () => {
    const codes = broken((record) => {
      const { command } = line(seat(record, 'desk'), 'queued', 4)
      command.args = { ...(command.args as object), technicianId: 'w2' }
    })
    expect(codes).toContain('notWhatWasAsked')
  })
  test('refused though nobody had it', () => {
    const codes = broken((record) => {
      const { command } = line(seat(record, 'other'), 'queued', 0)
      command.args = { ...(command.args as object), ticketId: 't2' }
    })
    expect(codes).toContain('refusedWithoutReason')
  })
})

describe('[FLT1] what seats saw', () => {
  test('something that never was', () => {
    expect(broken((record) => (line(seat(record, 'desk'), 'saw', 3).tip = 'else'))).toContain('sawWhatNeverWas')
  })
  test('something else at that place', () => {
    expect(broken((record) => (line(seat(record, 'desk'), 'saw', 3).hash = '1'))).toContain('copyDiffers')
  })
  test('in the end: behind, otherwise, with a full outbox, or silent', () => {
    expect(broken((record) => (seat(record, 'other').last!.seq -= 1))).toEqual(['notCaughtUp'])
    expect(broken((record) => (seat(record, 'phone').last!.hash = '1'))).toEqual(['copyDiffers'])
    expect(broken((record) => (seat(record, 'desk').last!.outbox = 1))).toEqual(['outboxNotDrained'])
    expect(broken((record) => (seat(record, 'phone').last!.unconfirmed = 1))).toEqual(['receiptMissing'])
    expect(broken((record) => (seat(record, 'phone').last = null))).toEqual(['seatSilent'])
    expect(broken((record) => (record.relay!.hash = '1'))).toEqual(['relayDiffers'])
  })
})

describe('[FLT1] deliveries', () => {
  test('recorded twice', () => {
    const story = goodStory()
    const events = [{ type: 'offerSent' as const, visitId: 'v1' }]
    story.world.commits.push({ ...story.world.commits[7]!, seq: 11, id: 'again', events })
    expect(check(story.record()).map(({ code }) => code)).toContain('toldTwice')
  })
  test('recorded, though no phone has stored it', () => {
    const codes = broken((record) => {
      const phone = seat(record, 'phone')
      phone.lines = phone.lines.filter((one) => one.k !== 'stored' || one.visitId !== 'v1')
    })
    expect(codes).toEqual(['deliveredToNobody', 'notDelivered'])
  })
  test('an offer, or a recall, that never reached its phone', () => {
    const story = goodStory()
    story.does(story.desk, reassign('t1', 'v1', 'v4', 'w2'))
    expect(check(story.record()).map(({ code }) => code)).toEqual(['notDelivered'])
  })
  test('an offer that is held for ever', () => {
    const story = goodStory()
    const grace = intent('configure-centre', { name: null, graceMs: 5_000 }, {})
    story.does(story.desk, grace, { role: 'administrator' })
    story.does(story.desk, reassign('t1', 'v1', 'v4', 'w2'))
    story.does(story.desk, reassign('t1', 'v4', 'v5', 'w1'))
    expect(check(story.record()).map(({ code }) => code)).toContain('heldForEver')
  })
})

describe('[FLT2] a restore', () => {
  /** The relay is restored to its first eight commits; then the phone confirms once more. */
  function restored(): RunRecord {
    const story = goodStory()
    const before = story.record()
    const lost = before.eras[0]!
    const again = goodStory()
    const kept = again.world.commits.slice(0, 8)
    const next = { ...again.world.commits[8]!, id: 'seat-of-phone-2' }
    again.world.commits.splice(8, 2)
    const era: Era = {
      ...lost,
      commits: [...kept, next],
      answers: [
        ...lost.answers.filter(({ id }) => id !== 'seat-of-phone-1' && id !== 'seat-of-desk-6'),
        { seat: 'seat-of-phone', n: 1, id: next.id, result: { kind: 'accepted', seq: 9 }, at: next.at },
      ],
      entities: withoutNote(again.record().eras[0]!),
      from: 100_000,
      base: 8,
    }
    return { ...before, relay: null, eras: [lost, era], seats: before.seats.map((one) => ({ ...one })) }
  }
  const withoutNote = ({ entities }: Era) => {
    entities.put('ticket', { ...entities.get('ticket', 't1')!, notes: [] })
    return entities
  }
  const codes = (record: RunRecord) => [...new Set(check(record).map(({ code }) => code))]
  /** In the end all seats stand at the restored log; only what was told is looked at here. */
  const ended = ['notCaughtUp', 'copyDiffers']

  test('what was told before it may be gone; each word is held against the log of its own time', () => {
    expect(codes(restored()).filter((code) => !ended.includes(code))).toEqual([])
  })
  test('told after it, of the log before it: not in the log', () => {
    const record = restored()
    const result = { kind: 'accepted', seq: 10 } as const
    const lines: Line[] = [
      { t: 100_001, w: 0, k: 'opened' },
      { t: 100_002, w: 0, k: 'answer', n: 6, id: 'seat-of-desk-6', result },
    ]
    seat(record, 'desk').lines = [...seat(record, 'desk').lines, ...lines]
    expect(codes(record)).toContain('ackedNotInLog')
  })
  test('a restored log that is not the backup', () => {
    const record = restored()
    record.eras[1]!.commits[3] = { ...record.eras[1]!.commits[3]!, id: 'else' }
    expect(codes(record)).toContain('historyChanged')
  })

  test('a console that held more takes up the restored log and says nothing of what it held', () => {
    const record = restored()
    const { id } = record.eras[1]!.commits[8]!
    const desk = seat(record, 'desk')
    const saw: Line = { t: 100_002, w: 0, k: 'saw', seq: 9, tip: id, hash: '' }
    const told: Line = { t: 100_001, w: 0, k: 'problem', code: 'salvage', detail: 'salvage.json: 2' }
    const start: Line = { t: 100_001, w: 0, k: 'start', undecided: [] }
    const { lines } = desk
    desk.lines = [...lines, saw]
    expect(codes(record)).toContain('noSalvage')
    // It said so; or it was killed and may have held less.
    for (const reason of [told, start]) {
      desk.lines = [...lines, reason, saw]
      expect(codes(record)).not.toContain('noSalvage')
    }
  })
})
