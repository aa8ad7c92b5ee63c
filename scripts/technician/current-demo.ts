// Where the running demo is: the file that the start script writes into the checkout, looked for from the working folder
// and from this program upwards.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const currentSchema = z.object({ relay: z.url(), setupKeyFile: z.string(), data: z.string().optional() })
const file = path.join('.signalbox', 'demo', 'current.json')

export interface CurrentDemo {
  relay: string
  setupKeyFile: string
  /** the folder of today's seats */
  seats: string
}

/** undefined: no demo has been started */
export async function findCurrentDemo(starts: readonly string[]): Promise<CurrentDemo | undefined> {
  for (const start of starts)
    for (let folder = path.resolve(start); ; folder = path.dirname(folder)) {
      const found = await read(path.join(folder, file))
      if (found) return found
      if (folder === path.dirname(folder)) break
    }
  return undefined
}

async function read(file: string): Promise<CurrentDemo | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const folder = path.dirname(file)
  const { relay, setupKeyFile, data } = currentSchema.parse(JSON.parse(text))
  const seats = data === undefined ? folder : path.resolve(folder, data, '..', 'seats')
  return { relay, setupKeyFile: path.resolve(folder, setupKeyFile), seats }
}
