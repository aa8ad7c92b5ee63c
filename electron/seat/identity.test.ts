import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type net from 'node:net'
import path from 'node:path'
import { expect, test } from 'vitest'
import { enrol, readIdentity } from './identity.ts'
import { ownFolder } from '../../test/support/folder.ts'
import { actor } from '../../test/support/world.ts'

const folder = ownFolder()
const seat = { seat: 's1', credential: 'x', label: 'Desk 1', actors: [actor('dispatcher')] }
const read = async (value: object) => {
  await writeFile(path.join(folder(), 'seat.json'), JSON.stringify(value))
  return readIdentity(folder())
}

test('[LNK5] a seat enrolled when there was one address has that one', async () => {
  expect(await read({ url: 'http://a:1', ...seat })).toEqual({ urls: ['http://a:1'], ...seat })
  expect(await read({ urls: ['http://a:1', 'https://b'], ...seat })).toEqual({
    urls: ['http://a:1', 'https://b'],
    ...seat,
  })
})

test('[LNK5] without an address, or with one that is none, it is no seat', async () => {
  await expect(read({ urls: [], ...seat })).rejects.toThrow(/url/)
  await expect(read({ urls: ['ftp://a'], ...seat })).rejects.toThrow(/url/)
  await expect(read({ url: 'a', ...seat })).rejects.toThrow(/url/)
})

test('[LNK5] a seat is enrolled with all addresses of its relay; one that is none is found before the relay is asked', async () => {
  let asked = 0
  const relay = createServer((_request, response) => {
    asked++
    response.end(JSON.stringify({ seat: 's1', credential: 'x' }))
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(relay.address() as net.AddressInfo).port}`
  const { label, actors } = seat
  const request = { key: 'k', kind: 'console', label, actors, technicianId: null } as const
  await expect(enrol(folder(), url, request, ['nowhere'])).rejects.toThrow(/URL/)
  expect([asked, await readIdentity(folder())]).toEqual([0, undefined])
  await enrol(folder(), url, request, ['http://b:2'])
  relay.close()
  expect(await readIdentity(folder())).toEqual({ urls: [url, 'http://b:2'], ...seat })
})
