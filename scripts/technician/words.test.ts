import { describe, expect, it } from 'vitest'
import { readLine, readPlace, readReason, words, type Word } from './words.ts'

describe('readLine', () => {
  it('knows every word in English, Chinese and pinyin', () => {
    for (const [word, forms] of Object.entries(words))
      for (const form of forms) expect(readLine(`  ${form.toUpperCase()} `)?.word).toBe(word as Word)
  })

  it('no form stands for two words', () => {
    const forms = Object.values(words).flat()
    expect(new Set(forms).size).toBe(forms.length)
  })

  it('reads the number of a ticket where one belongs', () => {
    expect(readLine('accept 1042')).toEqual({ word: 'accept', number: 1042, rest: '' })
    expect(readLine('接受 #1042')).toEqual({ word: 'accept', number: 1042, rest: '' })
    expect(readLine('decline too-far 1042')).toEqual({ word: 'decline', number: 1042, rest: 'too-far' })
    expect(readLine('accept')).toEqual({ word: 'accept', number: null, rest: '' })
  })

  it('leaves numbers alone where text or degrees belong', () => {
    expect(readLine('done replaced 2')).toEqual({ word: 'done', number: null, rest: 'replaced 2' })
    expect(readLine('note call 42')).toEqual({ word: 'note', number: null, rest: 'call 42' })
    expect(readLine('pos 51.1 71.4')).toEqual({ word: 'pos', number: null, rest: '51.1 71.4' })
  })

  it('knows no other words', () => {
    expect(readLine('')).toBeUndefined()
    expect(readLine('constructor')).toBeUndefined()
    expect(readLine('acceptance')).toBeUndefined()
  })
})

describe('readReason', () => {
  it('takes the codes and their Chinese names', () => {
    expect(readReason('too-far')).toBe('too-far')
    expect(readReason(' 太远 ')).toBe('too-far')
    expect(readReason('xiaban')).toBe('end-of-shift')
    expect(readReason('')).toBeUndefined()
    expect(readReason('because')).toBeUndefined()
  })
})

describe('readPlace', () => {
  it('takes degrees with a space or a comma between, and nothing that is not on the earth', () => {
    expect(readPlace('51.17 71.42')).toEqual({ lat: 51.17, lon: 71.42 })
    expect(readPlace('51.17，71.42')).toEqual({ lat: 51.17, lon: 71.42 })
    expect(readPlace('-0.5,-180')).toEqual({ lat: -0.5, lon: -180 })
    expect(readPlace('91 0')).toBeUndefined()
    expect(readPlace('51.17')).toBeUndefined()
  })
})
