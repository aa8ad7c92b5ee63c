// What the demo's programs ask of the relay before they sit down: is it there, does it know this seat, and is another
// phone on the air for the same technician.
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Identity } from '../../electron/seat/identity.ts'
import { SetupError } from '../setup/say.mjs'

export interface RelayDoor {
  url: string
  /** the key for enrolling seats */
  key: string
}

const waitForRelay = 30_000

/** Waits until the relay answers. @param keyFile the file with its setup key */
export async function openDoor(url: string, keyFile: string): Promise<RelayDoor> {
  const giveUpAt = Date.now() + waitForRelay
  for (;;) {
    const there = await fetch(new URL('/healthz', url)).then(
      (response) => response.ok,
      () => false,
    )
    if (there) break
    if (Date.now() > giveUpAt) throw new SetupError(`no relay answers at ${url}`)
    await wait(250)
  }
  const key = await readFile(keyFile, 'utf8').catch((error: Error) => {
    throw new SetupError(`the relay's setup key cannot be read: ${error.message}`)
  })
  return { url, key: key.trim() }
}

const phoneSchema = z.object({ onAir: z.enum(['none', 'this', 'other']) })

/** `unknown`: the relay does not know this seat. `seated`: it does, and the seat is no phone. `unclear`: no answer. */
export type Standing = 'unknown' | 'seated' | 'unclear' | z.infer<typeof phoneSchema>['onAir']

/** Asks the relay who is on the air as this seat's technician. */
export async function askStanding({ urls, seat, credential }: Identity): Promise<Standing> {
  try {
    const response = await fetch(new URL('/phone', urls[0]), {
      headers: { authorization: `Seat ${seat}:${credential}` },
    })
    const body: unknown = await response.json()
    if (response.status === 401) return 'unknown'
    if (response.status === 403) return 'seated'
    return response.ok ? phoneSchema.parse(body).onAir : 'unclear'
  } catch {
    return 'unclear'
  }
}
