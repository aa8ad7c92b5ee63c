// The demo day: technicians, tickets and a colleague who dispatches most of them. A program of its own that speaks to the
// relay through ordinary seats. Started again it goes on where the day stands.
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Enrol } from '../../shared/wire/http.ts'
import { runScript, say, SetupError } from '../setup/say.mjs'
import { Chance } from './chance.ts'
import { readCity } from './city.ts'
import { DemoDispatcher } from './demo-dispatcher.ts'
import { Figures } from './figures.ts'
import { FullSeat } from './full-seat.ts'
import { Intake } from './intake.ts'
import { openDoor } from './relay-door.ts'
import { stopSignal } from './stop-signal.ts'
import { takeSeat } from './take-seat.ts'

type SeatRequest = Omit<Enrol, 'key'>

const seats = {
  intake: request('integration', 'Intake', { id: 'intake', name: 'Intake', role: 'integrator' }),
  dispatcher: request('console', 'Demo dispatcher', {
    id: 'demo-dispatcher',
    name: 'Demo dispatcher',
    role: 'dispatcher',
  }),
  console: request('console', 'Desk 1', { id: 'anna', name: 'Anna Lindqvist', role: 'dispatcher' }),
} as const

runScript(async () => {
  const options = readArguments()
  const door = await openDoor(options.relay, options.setupKey)
  if (options.consoleProfile !== undefined) {
    const identity = await takeSeat(path.join(options.consoleProfile, 'seat'), door, seats.console)
    say(`day: the console's seat is ${identity.label}, for ${identity.actors[0]!.name}`)
  }
  const city = await readCity(options.city)
  const open = async (name: 'intake' | 'dispatcher') => {
    const folder = path.join(options.folder, name)
    return FullSeat.open(folder, await takeSeat(folder, door, seats[name]), (line) => say(`day: ${line}`))
  }
  const [intakeSeat, dispatcherSeat] = await Promise.all([open('intake'), open('dispatcher')])
  await Promise.all([intakeSeat, dispatcherSeat].map((seat) => seat.until(() => seat.live)))

  // A day that goes on draws from where it stands, so that nothing is reported twice.
  const chance = new Chance(options.seed).stream(`day/${[...intakeSeat.all('ticket')].length}`)
  const intake = new Intake(intakeSeat, city, chance.stream('intake'), options.speed)
  await intake.registerTechnicians(city, options.seed)
  await dispatcherSeat.until(() => dispatcherSeat.seq >= intakeSeat.seq)
  const dispatcher = new DemoDispatcher(dispatcherSeat, city.streets, chance.stream('dispatcher'), options.speed)
  if (intake.isFirstMinute) {
    await intake.createFirst('given')
    await dispatcherSeat.until(() => dispatcherSeat.seq >= intakeSeat.seq)
    await dispatcher.giveOutAll()
    await intake.createFirst('queue')
    say('day: ready, a new day')
  } else say('day: ready, going on')
  intake.start()
  dispatcher.start()

  const figures = new Figures(dispatcherSeat)
  const telling = options.figures > 0 ? setInterval(() => say(figures.line()), options.figures * 1000) : undefined
  const signal = await stopSignal()
  say(`day: stops (${signal})`)
  clearInterval(telling)
  intake.stop()
  await dispatcher.stop()
  await Promise.all([intakeSeat.stop(), dispatcherSeat.stop()])
})

function request(kind: Enrol['kind'], label: string, actor: Enrol['actors'][number]): SeatRequest {
  return { kind, label, actors: [actor], technicianId: null }
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      relay: { type: 'string' },
      'setup-key': { type: 'string' },
      city: { type: 'string' },
      folder: { type: 'string' },
      seed: { type: 'string', default: '1' },
      speed: { type: 'string', default: '1' },
      'console-profile': { type: 'string' },
      figures: { type: 'string', default: '0' },
    },
  })
  const { relay, 'setup-key': setupKey, city, folder, seed } = values
  if (!relay || !setupKey || !city || !folder)
    throw new SetupError('the demo day needs --relay URL --setup-key FILE --city DIR --folder DIR')
  const [speed, figures] = [Number(values.speed), Number(values.figures)]
  if (!(speed > 0) || !(figures >= 0)) throw new SetupError('--speed and --figures take numbers')
  return { relay, setupKey, city, folder, seed, speed, figures, consoleProfile: values['console-profile'] }
}
