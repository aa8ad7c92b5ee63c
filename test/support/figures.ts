// What a relay counts about itself, read from it.
import type { RelayProcess } from './relay-process.ts'

/** Each line of the metrics: what stands before its number. */
export type Figures = ReadonlyMap<string, number>

export function readFigures(text: string): Figures {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ')
      return [line.slice(0, space), Number(line.slice(space + 1))]
    }),
  )
}

export async function figuresOf(relay: RelayProcess): Promise<Figures> {
  const response = await fetch(new URL('/metrics', relay.url))
  return readFigures(await response.text())
}
