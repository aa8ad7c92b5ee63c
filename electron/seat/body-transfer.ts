// The bodies of files on their way to the relay and back, over HTTP beside the connection: no command waits behind them.
import { createHash } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import { mostBytes } from '../../shared/files/body-type.ts'
import type { Milliseconds } from '../../shared/model/ids.ts'
import { fileErrorCodes, httpErrorSchema, type FileErrorCode } from '../../shared/wire/http.ts'

export interface Door {
  url: string
  authorization: string
}

/** The relay has answered, and will not. */
export class FileRefused extends Error {
  readonly code: FileErrorCode
  constructor(code: FileErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** Whoever says nothing for so long is not there, ms. */
const silentMs: Milliseconds = 20_000
const pieceBytes = 64 * 1024

/** @param sent told how many bytes have left @returns when the relay has it on its disk */
export async function putBody(
  door: Door,
  sha256: string,
  body: Uint8Array,
  sent: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { status, bytes } = await ask(
    door,
    sha256,
    'PUT',
    signal,
    async (request) => {
      for (let at = 0; at < body.length && !request.destroyed; at += pieceBytes) {
        const piece = body.subarray(at, at + pieceBytes)
        if (!request.write(piece)) await drained(request)
        sent(at + piece.length)
      }
    },
    { 'content-type': 'application/octet-stream', 'content-length': body.length },
  )
  if (status !== 200) throw refused(status, bytes)
}

/** @returns what was asked for, and nothing else: it is compared with its hash */
export async function getBody(door: Door, sha256: string, signal?: AbortSignal): Promise<Uint8Array> {
  const { status, bytes } = await ask(door, sha256, 'GET', signal)
  if (status !== 200) throw refused(status, bytes)
  if (hashOf(bytes) !== sha256) throw new FileRefused('fileDamaged', 'What came is not what was asked for.')
  return bytes
}

/** @returns the SHA-256, by which a body is named, in hex */
export function hashOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex')
}

interface Answer {
  status: number
  bytes: Uint8Array
}

function ask(
  { url, authorization }: Door,
  sha256: string,
  method: 'PUT' | 'GET',
  signal: AbortSignal | undefined,
  write: (request: http.ClientRequest) => Promise<void> = async () => {},
  headers: http.OutgoingHttpHeaders = {},
): Promise<Answer> {
  const target = new URL(`/files/${sha256}`, url)
  const { request: open } = target.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const request = open(target, { method, headers: { authorization, ...headers }, ...(signal && { signal }) })
    request.setTimeout(silentMs, () => request.destroy(new Error('the relay does not answer')))
    request.on('error', reject)
    request.on('response', (response) => {
      // A refusal may come before everything has been sent: then the rest is not wanted.
      read(response).then(resolve, reject)
    })
    write(request).then(() => request.end(), reject)
  })
}

async function read(response: http.IncomingMessage): Promise<Answer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > mostBytes) throw new Error('more came than a file may have')
    pieces.push(piece)
  }
  return { status: response.statusCode ?? 0, bytes: Buffer.concat(pieces) }
}

/** Only what will not be otherwise by itself counts as refused. */
function refused(status: number, bytes: Uint8Array): Error {
  const said = httpErrorSchema.safeParse(parsed(bytes))
  const code = fileErrorCodes.find((known) => known === said.data?.code)
  // Whatever stands between the relay and here may take less than the relay.
  if (status === 413) return new FileRefused('fileTooLarge', said.data?.message ?? '')
  if (code && code !== 'noRoom') return new FileRefused(code, said.data!.message)
  return new Error(said.data?.message ?? `the relay answered ${status}`)
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString())
  } catch {
    return undefined
  }
}

/** There is room for more, or nobody to send it to. */
function drained(request: http.ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      request.off('drain', done).off('close', done)
      resolve()
    }
    request.on('drain', done).on('close', done)
  })
}
