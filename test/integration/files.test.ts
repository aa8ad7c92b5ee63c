// Files of tickets over a real relay: what it takes, what it keeps, and what a seat does while it is away.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Identity } from '../../electron/seat/identity.ts'
import { getBody, putBody, type Door } from '../../electron/seat/body-transfer.ts'
import { intent } from '../../shared/commands/decide.ts'
import { mostBytes } from '../../shared/files/body-type.ts'
import { standingFiles } from '../../shared/model/ticket-files.ts'
import { httpErrorSchema } from '../../shared/wire/http.ts'
import { jpeg, pdf, png, sha256Of, text, webp } from '../support/bodies.ts'
import { eventually } from '../support/eventually.ts'
import { RelayProcess } from '../support/relay-process.ts'
import { anna, enrolSeat, TestSeat, ticketIntent } from '../support/seats.ts'

const program = path.resolve(import.meta.dirname, '../../out/server/main.js')
/** Programs take a while to start on a loaded machine. */
const patient = { timeout: 120_000 }

let folder: string
let relay: RelayProcess
let desk: TestSeat
let identity: Identity
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'signalbox-files-'))
  relay = new RelayProcess(path.join(folder, 'relay'))
  await relay.start()
  const deskFolder = path.join(folder, 'desk')
  identity = await enrolSeat(relay, deskFolder, 'console', [anna])
  desk = await TestSeat.open(deskFolder, identity)
  await desk.live()
})
afterEach(async () => {
  await desk.stop()
  await relay.stop()
  rmSync(folder, { recursive: true, force: true })
})

const door = (): Door => ({ url: relay.url, authorization: `Seat ${identity.seat}:${identity.credential}` })
const put = (body: Uint8Array, sha256 = sha256Of(body)) => putBody(door(), sha256, body, () => {})
const kept = () => {
  try {
    return readdirSync(path.join(relay.data, 'files')).sort()
  } catch {
    return []
  }
}
const url = (sha256: string) => new URL(`/files/${sha256}`, relay.url)
const files = (ticketId = 't1') => standingFiles(desk.replica.get('ticket', ticketId) ?? {})
const attach = (body: Uint8Array, name = 'pump.png', type: 'image/png' | 'text/plain' = 'image/png') =>
  intent(
    'attach-file',
    {
      ticketId: 't1',
      fileId: `f-${sha256Of(body).slice(0, 6)}`,
      name,
      type,
      bytes: body.length,
      sha256: sha256Of(body),
    },
    {},
  )
function run(...args: string[]): Promise<{ code: number | null; said: string; failed: string }> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let failed = ''
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  child.stderr.on('data', (data: Buffer) => (failed += data.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said, failed })))
}

describe('bodies at a relay', patient, () => {
  test('[FIL7] every kind goes there and comes back as it was, also after the relay was killed', async () => {
    const all = [pdf, png, jpeg, webp, text]
    for (const body of all) await put(body)
    await relay.kill()
    await relay.start()
    for (const body of all) expect(new Uint8Array(await getBody(door(), sha256Of(body)))).toEqual(body)
    const shown = await fetch(url(sha256Of(png)), { headers: { authorization: door().authorization } })
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
    expect(shown.headers.get('content-disposition')).toBe('attachment')
  })

  test('[FIL8] what is not taken leaves nothing, and is told with its code', async () => {
    await expect(put(png, sha256Of(pdf))).rejects.toMatchObject({ code: 'fileHashWrong' })
    await expect(put(Uint8Array.of(77, 90, 0, 0))).rejects.toMatchObject({ code: 'fileTypeRefused' })
    await expect(put(new Uint8Array())).rejects.toMatchObject({ code: 'fileEmpty' })
    await expect(getBody(door(), sha256Of(png))).rejects.toMatchObject({ code: 'fileNotThere' })
    expect(kept()).toEqual([])
  })

  test('[FIL8] 10 MB and not a byte more, whether it is announced or not', async () => {
    const largest = new Uint8Array(mostBytes).fill(0x61)
    await put(largest)
    expect(kept()).toEqual([`${sha256Of(largest)}.txt`])
    const large = new Uint8Array(mostBytes + 1).fill(0x61)
    for (const announced of [true, false]) {
      const headers = announced ? { 'content-length': large.length } : { 'transfer-encoding': 'chunked' }
      const answer = await raw(sha256Of(large), (request) => request.end(large), headers)
      expect([announced, answer.status, answer.code]).toEqual([announced, 413, 'fileTooLarge'])
      expect(answer.message).toMatch(/10 MB/)
    }
    expect(kept()).toHaveLength(1)
  })

  test('[FIL8] an upload that is cut leaves nothing, and a relay killed midway neither after its start', async () => {
    let sending: http.ClientRequest | undefined
    const half = (request: http.ClientRequest) => {
      sending = request
      request.write(png.slice(0, 20))
    }
    const cut = raw(sha256Of(png), half, { 'content-length': png.length }).catch(() => 'cut')
    await eventually(() => kept().some((name) => name.endsWith('.partial')), 'it has begun')
    sending!.destroy()
    expect(await cut).toBe('cut')
    await eventually(() => kept().length === 0, 'nothing is left')

    const waiting = raw(sha256Of(png), (request) => request.write(png.slice(0, 20)), { 'content-length': png.length })
    waiting.catch(() => {})
    await eventually(() => kept().some((name) => name.endsWith('.partial')), 'it has begun')
    await relay.kill()
    expect(kept()).toHaveLength(1)
    await relay.start()
    expect(kept()).toEqual([])
  })

  test('[FIL8] a relay that is told to stop does not wait for who sends nothing', async () => {
    const waiting = raw(sha256Of(png), (request) => request.write(png.slice(0, 20)), { 'content-length': png.length })
    waiting.catch(() => {})
    await eventually(() => kept().some((name) => name.endsWith('.partial')), 'it has begun')
    const began = Date.now()
    expect(await relay.stop()).toBe(0)
    expect(Date.now() - began).toBeLessThan(25_000)
    expect(kept()).toEqual([])
    await relay.start()
  })

  test('[FIL15] only for seats that are enrolled, and only by the name of a hash', async () => {
    const ask = async (method: string, target: URL, authorization?: string) => {
      const answer = await fetch(target, {
        method,
        headers: { 'content-type': 'application/octet-stream', ...(authorization && { authorization }) },
        ...(method === 'PUT' && { body: png.slice() }),
      })
      return [answer.status, httpErrorSchema.parse(await answer.json()).code]
    }
    const wrong = `Seat ${identity.seat}:guess`
    for (const method of ['PUT', 'GET']) {
      expect(await ask(method, url(sha256Of(png)))).toEqual([401, 'credentialRefused'])
      expect(await ask(method, url(sha256Of(png)), wrong)).toEqual([401, 'credentialRefused'])
      expect(await ask(method, url('..%2f..%2fsetup-key'), door().authorization)).toEqual([400, 'badRequest'])
      expect(await ask(method, url(sha256Of(png).toUpperCase()), door().authorization)).toEqual([400, 'badRequest'])
    }
    expect(kept()).toEqual([])
  })

  test('[FIL9] a body that has rotted is not given, is told in the log, and can be sent again', async () => {
    await put(png)
    writeFileSync(path.join(relay.data, 'files', `${sha256Of(png)}.png`), png.slice(0, 40))
    await expect(getBody(door(), sha256Of(png))).rejects.toMatchObject({ code: 'fileDamaged' })
    await eventually(() => relay.printed.includes('has rotted'), 'the log tells it')
    await put(png)
    expect(new Uint8Array(await getBody(door(), sha256Of(png)))).toEqual(png)
  })
})

describe('files on a ticket', patient, () => {
  test('[FIL4] the command without its body is refused by the relay; the log has no bodies', async () => {
    await desk.done(ticketIntent('t1'))
    await desk.do(attach(png))
    await eventually(() => desk.runtime.client.outbox.refused.length === 1, 'it is refused')
    expect(desk.runtime.client.outbox.refused[0]).toMatchObject({ code: 'fileNotAtRelay', facts: { file: 'pump.png' } })
    expect(files()).toEqual([])
    desk.runtime.client.dismiss(desk.runtime.client.outbox.refused[0]!.command.id)
    await put(png)
    await desk.done(attach(png))
    expect(files()).toMatchObject([{ name: 'pump.png', bytes: png.length, by: anna }])
    const large = new Uint8Array(mostBytes).fill(0x61)
    const before = storeBytes()
    await put(large)
    await desk.done(attach(large, 'long.txt', 'text/plain'))
    expect(storeBytes() - before).toBeLessThan(200_000)
  })

  test('[FIL11] chosen while the relay is away: kept over a restart of the seat, then body and command, by who chose it', async () => {
    await desk.done(ticketIntent('t1'))
    await relay.stop()
    await eventually(() => desk.runtime.client.link(desk.runtime.mono()).phase === 'offline', 'the link is gone')
    const chosen = await desk.runtime.files.add('t1', 'pump.png', png, anna)
    expect(chosen).toMatchObject({ kind: 'kept' })
    expect(new Uint8Array((await desk.runtime.fileBody(sha256Of(png))) as Uint8Array)).toEqual(png)
    expect(await desk.runtime.fileBody(sha256Of(pdf))).toMatchObject({ kind: 'failed', code: 'away' })
    await desk.stop()
    desk = await TestSeat.open(path.join(folder, 'desk'), identity)
    expect(desk.runtime.files.list).toMatchObject([{ name: 'pump.png', state: 'waiting', by: 'Anna' }])
    const before = Date.now()
    await relay.start()
    await eventually(() => files().length === 1, 'the ticket has it')
    await eventually(() => desk.runtime.client.outbox.list.length === 0, 'the relay has confirmed it')
    expect(files()[0]).toMatchObject({ name: 'pump.png', by: anna, sha256: sha256Of(png) })
    expect(files()[0]!.at).toBeLessThan(before)
    expect(desk.runtime.files.list).toEqual([])
    expect(kept()).toEqual([`${sha256Of(png)}.png`])
    expect(desk.problems).toEqual([])
  })

  test('[FIL12] another seat sees it and gets its body; its progress was told', async () => {
    await desk.done(ticketIntent('t1'))
    const otherFolder = path.join(folder, 'other')
    const other = await TestSeat.open(otherFolder, await enrolSeat(relay, otherFolder, 'console', [anna]))
    await other.live()
    const body = new Uint8Array(3_000_000).fill(0x62)
    const told: number[] = []
    await putBody(door(), sha256Of(body), body, (bytes) => told.push(bytes))
    expect(told.length).toBeGreaterThan(20)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBe(body.length)
    expect((await desk.runtime.files.add('t1', 'b.txt', body, anna)).kind).toBe('kept')
    await eventually(
      () => standingFiles(other.replica.get('ticket', 't1') ?? {}).length === 1,
      'the other seat sees it',
    )
    expect(((await other.runtime.fileBody(sha256Of(body))) as Uint8Array).length).toBe(body.length)
    await other.stop()
  })

  test('[FIL10] a backup while the relay runs has the bodies; a restore brings them back', async () => {
    await desk.done(ticketIntent('t1'))
    await put(png)
    await desk.done(attach(png))
    const copy = path.join(folder, 'copy.sqlite')
    const made = await run('backup', '--data', relay.data, '--to', copy)
    expect([made.failed, made.code]).toEqual(['', 0])
    expect(made.said).toMatch(/1 files/)
    expect(readdirSync(`${copy}.files`)).toEqual([`${sha256Of(png)}.png`])
    expect((await run('verify', '--file', copy)).code).toBe(0)
    await relay.stop()
    rmSync(path.join(relay.data, 'files'), { recursive: true })
    const lacking = await run('verify', '--data', relay.data)
    expect([lacking.code, lacking.failed]).toEqual([1, expect.stringMatching(/pump\.png of ticket t1: there is no/)])
    const restored = await run('restore', '--data', relay.data, '--from', copy)
    expect([restored.failed, restored.code]).toEqual(['', 0])
    await relay.start()
    expect(new Uint8Array(await getBody(door(), sha256Of(png)))).toEqual(png)
  })
})

function storeBytes(): number {
  return ['relay.sqlite', 'relay.sqlite-wal'].reduce(
    (sum, name) => sum + (statSync(path.join(relay.data, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
}

/** A request as no console makes it. */
function raw(
  sha256: string,
  write: (request: http.ClientRequest) => void,
  headers: http.OutgoingHttpHeaders,
): Promise<{ status: number; code: string; message: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(url(sha256), {
      method: 'PUT',
      headers: { authorization: door().authorization, ...headers },
    })
    request.on('error', reject)
    request.on('response', (response) => {
      let said = ''
      response.on('data', (data: Buffer) => (said += data.toString()))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, ...httpErrorSchema.parse(JSON.parse(said || '{}')) }),
      )
    })
    write(request)
  })
}
