// Who works at this console now: kept in the profile, so that whoever signed in is still there after a restart.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { SignedIn, SignInResult } from '../shared/ipc/contract.ts'
import type { Actor } from '../shared/model/actor.ts'
import { idSchema } from '../shared/model/ids.ts'
import type { Welcome } from '../shared/wire/messages.ts'
import { exists, replaceFile } from './seat/durable-file.ts'

const fileSchema = z.strictObject({ actorId: idSchema })

export class Signing {
  private readonly file: string
  private readonly tell: (signedIn: SignedIn) => void
  private greeting: Welcome | null = null
  private actors: Actor[]
  private present: Actor

  /** @param actors who may work here, as was said at the enrolment */
  static async open(file: string, actors: Actor[], tell: (signedIn: SignedIn) => void): Promise<Signing> {
    const text = (await exists(file)) ? await readFile(file, 'utf8').catch(() => '') : ''
    const known = fileSchema.safeParse(parseJson(text)).data
    return new Signing(file, actors, actors.find(({ id }) => id === known?.actorId) ?? actors[0]!, tell)
  }

  private constructor(file: string, actors: Actor[], present: Actor, tell: (signedIn: SignedIn) => void) {
    this.file = file
    this.actors = actors
    this.present = present
    this.tell = tell
  }

  get actor(): Actor {
    return this.present
  }

  get signedIn(): SignedIn {
    return { actor: this.present, actors: this.actors }
  }

  async signIn(actorId: string): Promise<SignInResult> {
    const actor = this.actors.find(({ id }) => id === actorId)
    if (!actor) return { kind: 'notAtSeat' }
    this.present = actor
    await replaceFile(this.file, JSON.stringify({ actorId }))
    this.tell(this.signedIn)
    return { kind: 'signedIn' }
  }

  /** The relay may know other people at this seat than there were at the enrolment. */
  greeted(greeting: Welcome | null): void {
    if (!greeting || greeting === this.greeting) return
    this.greeting = greeting
    if (JSON.stringify(greeting.actors) === JSON.stringify(this.actors)) return
    this.actors = greeting.actors
    this.tell(this.signedIn)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
