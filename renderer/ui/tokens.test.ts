// The token file against the eye: what is written can be read, lights can be told apart whoever looks, and their hues belong
// to them alone.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { contrast, distance, sights, themesOf } from '../../test/support/colours.ts'
import { baseStyle } from '../console/map/base-style.ts'
import { plainStyle } from '../console/map/plain-style.ts'
import { lightTokens } from './light-shapes.ts'

const renderer = path.resolve(import.meta.dirname, '..')
const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(css|tsx?)$/.test(file) && !file.endsWith('.test.ts'))
  .map((file) => [file, readFileSync(path.join(renderer, file), 'utf8')] as const)
const sheets = sources.filter(([file]) => file.endsWith('.css'))
const themes = Object.entries(themesOf(readFileSync(path.join(renderer, 'ui/tokens.css'), 'utf8'))) as [
  'dark' | 'light',
  Record<string, string>,
][]

const alarms = ['--red', '--yellow', '--green']
const grounds = ['--ground', '--panel', '--raised', '--hover', '--selected']
/** These stand on grounds; the two others on one colour each. */
const texts = ['--text-colour', '--text-dim', '--accent', '--pending']
const onOne = { '--on-accent': '--accent', '--panel': '--text-colour' }
const symbols = [...new Set(Object.values(lightTokens)), '--accent', '--pending', '--text-dim']

/** The tokens that the style sheets use as such a property. */
function used(property: string): Set<string> {
  const found = new Set<string>()
  for (const [, css] of sheets)
    for (const [, value = ''] of css.matchAll(new RegExp(`[\\s;{]${property}: ([^;]*);`, 'g')))
      for (const [token] of value.matchAll(/--[\w-]+/g)) found.add(token)
  return found
}

/** The tokens that fields are framed with, by the element's own name or by a class that is given to one. */
function frameTokens(): string[] {
  const classes = sources.flatMap(([, text]) =>
    [...text.matchAll(/<(?:input|select|textarea)\s+className=\{css\['([\w-]+)'\]\}/g)].map(([, name]) => `\\.${name}`),
  )
  expect(classes.length).toBeGreaterThan(1)
  const field = new RegExp(`(?:\\b(?:input|select|textarea)|${classes.join('|')})(?![\\w-])[^\\s>]*$`)
  const frames = new Set<string>()
  for (const [, css] of sheets)
    for (const [, selectors = '', rules = ''] of css.matchAll(/([^{}]*)\{([^}]*)\}/g))
      if (selectors.split(',').some((selector) => field.test(selector.trim().replace(/:where\((.*)\)$/, '$1'))))
        for (const [, value = ''] of rules.matchAll(/\bborder(?:-color)?: ([^;]*);/g))
          for (const [name] of value.matchAll(/--[\w-]+/g)) frames.add(name)
  return [...frames]
}

function labelsOf(theme: 'dark' | 'light'): { colour: string; halo: string }[] {
  return baseStyle({ theme, lang: 'en', tiles: '' }).layers.flatMap((layer) => {
    const { 'text-color': colour, 'text-halo-color': halo } = layer.type === 'symbol' ? (layer.paint ?? {}) : {}
    return hexes(colour).map((one) => ({ colour: one, halo: hexes(halo)[0]! }))
  })
}

/** Every string in a style that is a colour. */
function hexes(value: unknown): string[] {
  if (typeof value === 'string') return /^#[0-9a-f]{6}$/.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(hexes) : []
}

describe.each(themes)('the %s theme', (theme, token) => {
  test('[LOO1] text is read on every ground', () => {
    for (const text of texts)
      for (const ground of grounds)
        expect({ text, ground, ratio: contrast(token[text]!, token[ground]!) }).toSatisfy(({ ratio }) => ratio >= 4.5)
    for (const [text, ground] of Object.entries(onOne))
      expect({ text, ratio: contrast(token[text]!, token[ground]!) }).toSatisfy(({ ratio }) => ratio >= 4.5)
  })

  test('[LOO1] so are the names on the map', () => {
    const labels = labelsOf(theme)
    expect(labels.length).toBeGreaterThan(5)
    for (const { colour, halo } of labels)
      expect({ colour, halo, ratio: contrast(colour, halo) }).toSatisfy(({ ratio }) => ratio >= 4.5)
  })

  test('[LOO2] symbols are seen on every ground', () => {
    for (const symbol of symbols)
      for (const ground of grounds)
        expect({ symbol, ground, ratio: contrast(token[symbol]!, token[ground]!) }).toSatisfy(({ ratio }) => ratio >= 3)
  })

  test('[LOO2] so is the frame of what is written into or chosen from', () => {
    const frames = frameTokens()
    expect(frames).toContain('--line-input')
    for (const frame of frames)
      for (const ground of grounds)
        expect({ frame, ground, ratio: contrast(token[frame]!, token[ground]!) }).toSatisfy(({ ratio }) => ratio >= 3)
  })

  test.each(Object.entries(sights))('[LOO3] lights are apart for eyes with %s sight', (_, see) => {
    const lights = [...new Set(Object.values(lightTokens))]
    expect(lights).toHaveLength(4)
    for (const [i, a] of lights.entries())
      for (const b of lights.slice(i + 1))
        expect({ a, b, apart: distance(see(token[a]!), see(token[b]!)) }).toSatisfy(({ apart }) => apart >= 18)
  })

  test('[LOO4] nothing else comes near the hues of lights: neither a token nor the map', () => {
    const others = Object.entries(token).filter(([name]) => !alarms.includes(name))
    const onMap = [baseStyle({ theme, lang: 'en', tiles: '' }).layers, plainStyle(theme, null).layers].flatMap(hexes)
    expect(others.length).toBeGreaterThan(10)
    expect(onMap.length).toBeGreaterThan(30)
    for (const [name, colour] of [...others, ...onMap.map((hex) => ['map', hex] as const)])
      for (const alarm of alarms)
        expect({ name, colour, alarm, apart: distance(token[alarm]!, colour) }).toSatisfy(({ apart }) => apart >= 15)
  })
})

test('[LOO1] the style sheets write and paint with no other tokens than those that were looked at', () => {
  const alarmed = ['--red', '--yellow', '--idle']
  expect([...used('color')].filter((name) => ![...texts, ...Object.keys(onOne), ...alarmed].includes(name))).toEqual([])
  const bars = [
    '--line',
    '--line-strong',
    '--text-dim',
    '--red',
    '--yellow',
    '--text-colour',
    '--accent',
    '--pending',
    '--veil',
    '--paper',
  ]
  expect([...used('background(?:-color)?')].filter((name) => ![...grounds, ...bars].includes(name))).toEqual([])
  // Faint writing is not what its token is.
  const faint = sheets.flatMap(([file, css]) =>
    [...css.matchAll(/([^{}]*)\{([^}]*)\}/g)].flatMap(([, selector = '', rules = '']) =>
      /\bopacity:/.test(rules) && !/svg(\[[^\]]*\])?\s*$|@keyframes/.test(selector)
        ? [`${file}: ${selector.trim()}`]
        : [],
    ),
  )
  expect(faint).toEqual([])
})

test('[LOO4] alarm hues are used by lights, alarms, the bar of a clock and the state of the link alone; no colour has no name', () => {
  const users = sources.filter(([, text]) => /--(red|yellow|green)\b/.test(text)).map(([file]) => file)
  expect(users.sort()).toEqual([
    'console/alarms/alarm-mark.tsx',
    'console/alarms/alarms.module.css',
    'console/board/cells/cells.module.css',
    'console/strip/strip.module.css',
    'ui/light-shapes.ts',
    'ui/tokens.css',
  ])
  const named = ['ui/tokens.css', 'console/map/base-style.ts', 'console/map/plain-style.ts']
  const literal = /#(?:[0-9a-f]{3}|[0-9a-f]{6})\b(?!\d)|\brgba?\(|\bhsla?\(/i
  const strangers = sources.filter(([file, text]) => !named.includes(file) && literal.test(text.replace(/\/\/.*/g, '')))
  expect(strangers.map(([file]) => file)).toEqual([])
})
