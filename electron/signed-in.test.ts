import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { Signing } from './signed-in.ts'
import type { Actor } from '../shared/model/actor.ts'
import { ownFolder } from '../test/support/folder.ts'
import { welcome } from '../test/support/desk.ts'
import { actor } from '../test/support/world.ts'

const folder = ownFolder()
const anna = actor('dispatcher')
const sven = actor('supervisor')
const file = () => path.join(folder(), 'signed-in.json')
const open = (...actors: Actor[]) => Signing.open(file(), actors, () => {})

test('[SEA6] whoever signed in is there after a restart; who may not work here any more is not', async () => {
  const signing = await open(anna, sven)
  expect(signing.actor).toBe(anna)
  expect(await signing.signIn(sven.id)).toEqual({ kind: 'signedIn' })
  expect((await open(anna, sven)).actor).toBe(sven)
  expect((await open(anna)).actor).toBe(anna)
  await writeFile(file(), 'not JSON')
  expect((await open(anna, sven)).actor).toBe(anna)
})

test('[SEA6] what the relay says of who may work here is told when it is new', async () => {
  const told: unknown[] = []
  const signing = await Signing.open(file(), [anna], (signedIn) => void told.push(signedIn))
  signing.greeted(null)
  signing.greeted(welcome({ actors: [anna] }))
  expect(told).toEqual([])
  const greeting = welcome({ actors: [anna, sven] })
  signing.greeted(greeting)
  signing.greeted(greeting)
  expect(told).toEqual([{ actor: anna, actors: [anna, sven] }])
})
