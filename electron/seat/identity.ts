// The seat's own id and credential, on its disk, readable by its owner only.
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { actorSchema } from '../../shared/model/actor.ts'
import { idSchema } from '../../shared/model/ids.ts'
import { enrolledSchema, httpErrorSchema, type Enrol } from '../../shared/wire/http.ts'
import { exists, replaceFile } from './durable-file.ts'

const urlSchema = z.url({ protocol: /^https?$/ })

export const identitySchema = z.strictObject({
  /** where the relay is: tried in this order */
  urls: z.array(urlSchema).min(1).max(8),
  seat: idSchema,
  credential: z.string(),
  label: z.string(),
  actors: z.array(actorSchema).min(1),
})
export type Identity = z.infer<typeof identitySchema>

const fileName = 'seat.json'

/** @returns the identity, or undefined when this folder holds none */
export async function readIdentity(folder: string): Promise<Identity | undefined> {
  const file = path.join(folder, fileName)
  if (!(await exists(file))) return undefined
  return readForm(JSON.parse(await readFile(file, 'utf8')))
}

const withOneUrlSchema = identitySchema.omit({ urls: true }).extend({ url: urlSchema })

/** Seats enrolled by earlier versions know one address. */
function readForm(value: unknown): Identity {
  const old = withOneUrlSchema.safeParse(value)
  if (!old.success) return identitySchema.parse(value)
  const { url, ...rest } = old.data
  return { urls: [url], ...rest }
}

/**
 * Asks the relay for a seat and keeps what it gives.
 * @param further the relay's other addresses, to be tried after `url`
 */
export async function enrol(
  folder: string,
  url: string,
  request: Enrol,
  further: readonly string[] = [],
): Promise<Identity> {
  const urls = identitySchema.shape.urls.parse([url, ...further])
  const response = await fetch(new URL('/seats', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  const body: unknown = await response.json()
  if (!response.ok) {
    const error = httpErrorSchema.safeParse(body)
    throw new Error(`The relay at ${url} did not enrol this seat: ${error.data?.message ?? response.statusText}`)
  }
  const { label, actors } = request
  const identity: Identity = { urls, ...enrolledSchema.parse(body), label, actors }
  await mkdir(folder, { recursive: true })
  await replaceFile(path.join(folder, fileName), JSON.stringify(identity, null, 2))
  return identity
}
