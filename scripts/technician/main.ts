// The terminal client of one technician: `npm run technician -- --id w17`. A phone like any other, on a keyboard. Lines may
// also come from a pipe; at the end of the input it leaves, once all that was said has been decided, unless --stay is given.
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openDoor } from '../demo/relay-door.ts'
import { takeSeat } from '../demo/take-seat.ts'
import { runScript, say, SetupError } from '../setup/say.mjs'
import { findCurrentDemo } from './current-demo.ts'
import { PhoneSeat } from './phone-seat.ts'
import { sentences } from './sentences.ts'
import { Terminal } from './terminal.ts'
import { readLine } from './words.ts'

const positionEvery = 15_000 // ms
/** How long what was said may take to be decided after the end of the input. */
const lastAnswersWithin = 10_000 // ms
/** How long the first line waits for the first view. */
const firstViewWithin = 10_000 // ms

runScript(async () => {
  const { id, name, relay, setupKey, folder, stay } = await readArguments()
  const door = await openDoor(relay, setupKey)
  const identity = await takeSeat(folder, door, {
    kind: 'phone',
    label: `Terminal ${id}`,
    actors: [{ id, name, role: 'technician' }],
    technicianId: id,
  })

  let end: (code: number) => void
  const ended = new Promise<number>((resolve) => {
    end = resolve
  })
  const phone = await PhoneSeat.open(folder, identity, id, {
    viewed: (changes) => terminal.viewed(changes),
    refused: ({ code }) => say(sentences.refused(code)),
    problem: (code, detail) => say(sentences.problem(code, detail)),
    bye(reason) {
      if (reason !== 'replaced') return say(sentences.bye(reason))
      say(sentences.replaced)
      phone.disconnect()
      return end(3)
    },
  })
  const terminal: Terminal = new Terminal(phone, say)
  phone.start()

  let phase = ''
  const watching = setInterval(() => {
    if (phone.link.phase === phase) return
    phase = phone.link.phase
    say(sentences.link(phase))
    if (phase === 'live' && !terminal.isReady) say(sentences.unknownTechnician(id))
  }, 250)
  const positions = setInterval(() => terminal.tellPlace(), positionEvery)
  process.once('SIGTERM', () => end(0))
  process.once('SIGINT', () => end(0))

  const reading = readAll(terminal, () => terminal.isReady && phone.link.phase === 'live')
    .then(async (quit) => {
      if (stay && !quit) return
      const giveUpAt = Date.now() + lastAnswersWithin
      while (phone.undecided > 0 && Date.now() < giveUpAt) await wait(50)
      end(0)
    })
    .catch((error: Error) => {
      say(sentences.problem('input', error.message))
      end(1)
    })
  const code = await Promise.race([ended, reading.then(() => ended)])
  clearInterval(watching)
  clearInterval(positions)
  await phone.stop()
  // The keyboard would keep the program waiting.
  process.exit(code)
})

/** @returns whether the last word was `quit` */
async function readAll(terminal: Terminal, isReady: () => boolean): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, terminal: process.stdin.isTTY })
  // What is piped in at the very start waits for the first view; a keyboard is slow enough.
  let first = true
  for await (const line of lines) {
    if (line.trim() === '') continue
    const said = readLine(line)
    if (said?.word === 'quit') return true
    if (first) await readyOrLate(isReady)
    first = false
    if (said) await terminal.say(said)
    else say(sentences.whatWord)
  }
  return false
}

async function readyOrLate(isReady: () => boolean): Promise<void> {
  for (const giveUpAt = Date.now() + firstViewWithin; !isReady() && Date.now() < giveUpAt;) await wait(50)
}

async function readArguments() {
  const { values } = parseArgs({
    options: {
      id: { type: 'string' },
      name: { type: 'string' },
      relay: { type: 'string' },
      'setup-key': { type: 'string' },
      folder: { type: 'string' },
      stay: { type: 'boolean', default: false },
    },
  })
  const { id, relay, 'setup-key': setupKey, folder, stay } = values
  if (!id || !/^[A-Za-z0-9._-]{1,64}$/.test(id)) throw new SetupError('whose phone is it? Say --id w17')
  const name = values.name ?? id
  if (relay && setupKey) {
    const beside = path.join(path.dirname(path.resolve(setupKey)), 'terminals', id)
    return { id, name, relay, setupKey, folder: folder ?? beside, stay }
  }
  const demo = await findCurrentDemo([process.cwd(), import.meta.dirname])
  if (!demo)
    throw new SetupError('no demo is running here: start it with npm start, or say --relay URL --setup-key FILE')
  return {
    id,
    name,
    relay: relay ?? demo.relay,
    setupKey: setupKey ?? demo.setupKeyFile,
    folder: folder ?? path.join(demo.seats, 'terminals', id),
    stay,
  }
}
