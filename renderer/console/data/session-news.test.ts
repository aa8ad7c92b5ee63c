import { describe, expect, test } from 'vitest'
import type { LinkPicture, OutboxPicture } from '../../../shared/ipc/contract.ts'
import { linkSaysMore, outboxSaysMore } from './session-news.ts'

const link: LinkPicture = {
  phase: 'live',
  heardAt: 10_000,
  missing: 0,
  now: 10_100,
  clockOffMs: 3,
  relay: { url: 'http://relay', place: 1, of: 2 },
}

describe('what main tells often', () => {
  test('[BRD9] a link that is as it was, a moment later, is not drawn anew', () => {
    expect(linkSaysMore(link, { ...link, now: 10_140, heardAt: 10_040, clockOffMs: 4 })).toBe(false)
  })
  test.each<Partial<LinkPicture>>([
    { phase: 'lagging' },
    { missing: 3 },
    { heardAt: 11_000 },
    { heardAt: null },
    { clockOffMs: 4_000 },
    { clockOffMs: null },
    { relay: { url: 'http://other', place: 1, of: 2 } },
    { relay: { url: 'http://relay', place: 2, of: 2 } },
    { relay: { url: 'http://relay', place: 1, of: 3 } },
  ])('[BRD9] %j is', (part) => expect(linkSaysMore(link, { ...link, ...part })).toBe(true))

  test('[BRD9] an outbox that stays empty is not drawn anew; one that holds something, or did, is', () => {
    const empty: OutboxPicture = { queued: [], refused: [] }
    const full = { queued: [{}], refused: [] } as unknown as OutboxPicture
    expect(outboxSaysMore(empty, { ...empty })).toBe(false)
    expect([outboxSaysMore(empty, full), outboxSaysMore(full, empty), outboxSaysMore(full, full)]).toEqual([
      true,
      true,
      true,
    ])
  })
})
