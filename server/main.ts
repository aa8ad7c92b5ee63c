// The relay as a program: `run` (also without a word), and what is done to its store: `backup`, `restore`, `verify`.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runRelay } from './run-relay.ts'
import { backup } from './upkeep/backup.ts'
import { dataFolder, PlainError } from './upkeep/data-folder.ts'
import { restore } from './upkeep/restore.ts'
import { verify } from './upkeep/verify.ts'

const help = `npm run relay                                        starts a relay
  --data FOLDER        where its store is (./relay-data)
  --host ADDRESS       where it listens (127.0.0.1)
  --port NUMBER        (7420)
  --frame-every MS     how often positions are sent (250)
  --roads FILE         the road graph, for ways and times on roads (without: estimates)
npm run relay -- backup --data FOLDER --to FILE      a copy of its store, also while it runs
npm run relay -- restore --data FOLDER --from FILE   puts a copy in the place of its store
npm run relay -- verify --data FOLDER | --file FILE  says whether a store or a copy is sound`

const texts = (names: string[]) => Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))

/** Options that must be given, each once. */
function options(args: string[], ...names: string[]): string[] {
  const { values } = parseArgs({ args, options: texts(names) })
  return names.map((name) => {
    const value = values[name]
    if (typeof value !== 'string') throw new PlainError(`Something is missing: --${name}.\n${help}`)
    return path.resolve(value)
  })
}

async function main([word, ...rest]: string[]): Promise<string | undefined> {
  switch (word) {
    case 'backup': {
      const [data, to] = options(rest, 'data', 'to') as [string, string]
      return backup(dataFolder(data), to)
    }
    case 'restore': {
      const [data, from] = options(rest, 'data', 'from') as [string, string]
      return restore(dataFolder(data), from, new Date())
    }
    case 'verify': {
      const { values } = parseArgs({ args: rest, options: texts(['data', 'file']) })
      const { data, file } = values
      if ((typeof data === 'string') === (typeof file === 'string'))
        throw new PlainError(`verify takes --data or --file.\n${help}`)
      return verify(typeof file === 'string' ? path.resolve(file) : dataFolder(path.resolve(String(data))).store)
    }
    case '--help':
    case 'help':
      return help
    case 'run':
      return runRelay(rest)
    default:
      if (word !== undefined && !word.startsWith('--')) throw new PlainError(`"${word}" is no word here.\n${help}`)
      return runRelay(word === undefined ? [] : [word, ...rest])
  }
}

main(process.argv.slice(2))
  .then((said) => {
    if (said !== undefined) process.stdout.write(`${said}\n`)
  })
  .catch((error: Error) => {
    process.stderr.write(`signalbox relay: ${error.message}\n`)
    process.exit(1)
  })
