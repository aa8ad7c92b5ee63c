// The fault suite in its short form: one run over everything, and two mutants that it has to find out.
import { spawn } from 'node:child_process'
import { describe, expect, inject, test } from 'vitest'
import { ensure } from '../support/ensure.ts'

interface Programs {
  relay: string
  seat: string
}
declare module 'vitest' {
  interface ProvidedContext {
    product: Programs & { chaos: string }
    mutants: (Programs & { name: string; only: string[]; sees: string[] })[]
  }
}

interface Ended {
  code: number | null
  printed: string
}

function chaos(programs: Programs, options: Record<string, string>): Promise<Ended> {
  const { relay, seat } = programs
  const args = Object.entries({ relay, seat, ...options }).map(([name, value]) => `--${name}=${value}`)
  const child = spawn(process.execPath, ['--enable-source-maps', inject('product').chaos, ...args])
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (printed += text.toString()))
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, printed })))
}

describe('under every fault', () => {
  test('[FLT1] [FLT2] [FLT3] relay, consoles and phones as processes: nothing is lost, and all agree in the end', async () => {
    let { code, printed } = await chaos(inject('product'), { seconds: '14', seed: '7' })
    // A slow machine does too little in that time.
    if (code === 2) ({ code, printed } = await chaos(inject('product'), { seconds: '60', seed: '7' }))
    // What it found, and the seed with which it can be run again.
    ensure(code === 0, () => printed)
    expect(printed).toMatch(/^violations +0$/m)
  })

  test.each(inject('mutants'))('[FLT4] the mutant $name is found out', async ({ name, only, sees, ...programs }) => {
    let all = ''
    const seen = () => sees.filter((violation) => all.includes(`VIOLATION ${violation}`))
    // A slow machine does little in five seconds, and what shows a mutant may not be among it.
    for (const seed of ['1', '2', '3']) {
      const options = { seconds: '5', seed, rest: '15', only: only.join(), mutant: name }
      all += (await chaos(programs, options)).printed
      if (seen().length > 0) break
    }
    ensure(seen().length > 0, () => all)
    expect(all).toMatch(/^violations +[1-9]/m)
  })
})
