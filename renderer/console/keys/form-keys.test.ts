// The keys of forms: what they mean, and that whoever listens and the sheet of keys have them from one table.
import '../../../test/support/page-stub.ts'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { paneKeys } from '../commands/pane-keys.ts'
import { actsIn, formAct, formPlaces } from './form-keys.ts'

const press = (key: string, more: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

test('[KEY25] a form’s key means in its place what the sheet says, and nothing with other keys held', () => {
  const ctrl = { ctrlKey: true }
  expect(formAct('intake', press('Enter', ctrl))).toBe('make')
  expect(formAct('intake', press('Enter'))).toBe('next')
  expect(formAct('intake', press('n', { ...ctrl, shiftKey: true }))).toBe('startOver')
  expect(formAct('intake', press('N', { ...ctrl, shiftKey: true }))).toBe('startOver')
  expect(formAct('intake', press('F4'))).toBe('same')
  expect(formAct('intake', press('Escape'))).toBe('putAway')
  expect(formAct('intake', press('s', ctrl))).toBeUndefined()
  expect(formAct('settings', press('s', ctrl))).toBe('save')
  expect(formAct('settings', press('s'))).toBeUndefined()
  for (const key of '123456789') expect(formAct('reasons', press(key))).toBe('choose')
  expect(formAct('reasons', press('0'))).toBeUndefined()
  expect(formAct('reasons', press('3', { shiftKey: true }))).toBe('choose')
  expect(formAct('reasons', press('3', ctrl))).toBeUndefined()
  expect(formAct('heads', press('ArrowLeft'))).toBe('walk')
  expect(formAct('heads', press('ArrowRight', ctrl))).toBe('move')
  expect(formAct('heads', press('ArrowRight', { shiftKey: true }))).toBe('size')
  expect(formAct('heads', press('ArrowRight', { altKey: true }))).toBeUndefined()
  expect(formAct('heads', press('Delete'))).toBe('takeAway')
})

test('[KEY25] every place has a listener that asks the table, and all of its keys are on the sheet', () => {
  const root = path.resolve(import.meta.dirname, '..')
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
  for (const place of formPlaces) {
    expect([place, sources.some((text) => text.includes(`formAct('${place}', `))]).toEqual([place, true])
    const shown = paneKeys.filter(({ scope }) => scope !== 'everywhere' && scope.includes(place))
    expect(shown.map(({ label, keys }) => [label, keys])).toEqual(
      actsIn(place).map(([act, keys]) => [`formKey.${place}.${act}`, keys]),
    )
  }
})
