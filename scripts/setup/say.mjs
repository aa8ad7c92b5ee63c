// What the set-up scripts print. They run before any dependency is installed, so this is plain Node.

/** @param {string} line one line for the person at the terminal */
export function say(line) {
  process.stdout.write(`${line}\n`)
}

/**
 * A failure the person can do something about. The top of each script prints its message alone, without a stack.
 */
export class SetupError extends Error {}

/**
 * Runs a script's main function; a SetupError or an unknown option becomes one clear line and exit code 1, anything else a stack.
 * @param {() => Promise<number | void>} main
 */
export function runScript(main) {
  main().then(
    (code) => {
      if (typeof code === 'number') process.exitCode = code
    },
    (error) => {
      const plain = error instanceof SetupError || String(error?.code).startsWith('ERR_PARSE_ARGS')
      process.stderr.write(plain ? `signalbox: ${error.message}\n` : `${error?.stack ?? error}\n`)
      process.exitCode = 1
    },
  )
}
