// `npm run enrol`: gives a console its seat at a relay. It asks the relay with the relay's own key and writes the seat's
// id and credential into the console's profile.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { enrol, readIdentity } from '../../electron/seat/identity.ts'
import { actorSchema, roleSchema, type Actor } from '../../shared/model/actor.ts'

const help = `npm run enrol -- --relay URL --setup-key FILE --profile FOLDER --label NAME --actor ID,NAME,ROLE
  --relay URL            where the relay is, e.g. http://10.0.0.5:7420; again for each other address of it, in the order
                         in which the console is to try them
  --setup-key FILE       the relay's key, the file setup-key in its data folder
  --profile FOLDER       the console's profile; start the console with --profile=FOLDER
  --label NAME           what this seat is called, e.g. "Desk 3"
  --actor ID,NAME,ROLE   who works here; again for each person. ROLE: ${roleSchema.exclude(['rule', 'technician']).options.join(', ')}`

function actorOf(text: string): Actor {
  const [id, name, role] = text.split(',').map((part) => part.trim())
  const actor = actorSchema.safeParse({ id, name, role })
  if (!actor.success || role === 'rule' || role === 'technician')
    throw new Error(`--actor takes ID,NAME,ROLE, not "${text}".`)
  return actor.data
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      relay: { type: 'string', multiple: true },
      'setup-key': { type: 'string' },
      profile: { type: 'string' },
      label: { type: 'string' },
      actor: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  })
  const { relay: relays = [], profile, label, actor, 'setup-key': keyFile } = values
  if (values.help) return void process.stdout.write(`${help}\n`)
  const [relay, ...further] = relays
  if (!relay || !profile || !label || !actor || !keyFile) throw new Error(`Something is missing.\n${help}`)
  const actors = actor.map(actorOf)
  if (!existsSync(keyFile)) throw new Error(`There is no key at ${keyFile}. It lies in the relay's data folder.`)
  const folder = path.join(path.resolve(profile), 'seat')
  if (await readIdentity(folder))
    throw new Error(`The profile ${profile} has a seat already. Its outbox belongs to it: choose another profile.`)
  const key = readFileSync(keyFile, 'utf8').trim()
  const request = { key, kind: 'console', label, actors, technicianId: null } as const
  const { seat } = await enrol(folder, relay, request, further).catch(
    (error: Error & { cause?: { code?: string; message: string } }) => {
      if (!error.cause) throw error
      throw new Error(`No relay answers at ${relay} (${error.cause.code ?? error.cause.message}). Is it running?`)
    },
  )
  process.stdout.write(
    `Seat ${seat} "${label}" is enrolled. Start the console with --profile=${path.resolve(profile)}\n`,
  )
}

main().catch((error: Error) => {
  process.stderr.write(`signalbox: ${error.message}\n`)
  process.exitCode = 1
})
