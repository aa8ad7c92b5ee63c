import { describe, expect, it } from 'vitest'
import { Chance } from './chance.ts'
import { makeCustomer, phoneNumber } from './customers.ts'
import { personNames } from './person-names.ts'

describe('personNames', () => {
  const people = personNames(new Chance('names'), 60)

  it('gives different people, readable in Chinese and in Latin letters', () => {
    expect(new Set(people.map(({ name }) => name)).size).toBe(60)
    expect(new Set(people.map(({ latin }) => latin)).size).toBe(60)
    for (const { name, latin } of people) {
      expect(name).toMatch(/^\p{Script=Han}{2,3}$/u)
      expect(latin).toMatch(/^[A-Z][a-zü]+ [A-Z][a-zü']+$/u)
    }
  })

  it('gives the same people for the same seed', () => {
    expect(personNames(new Chance('names'), 60)).toEqual(people)
    expect(personNames(new Chance('others'), 60)).not.toEqual(people)
  })

  it('separates syllables that would run together', () => {
    const apart = personNames(new Chance('apart'), 300).filter(({ latin }) => /[a-z]'[aoe]/.test(latin))
    expect(apart.length).toBeGreaterThan(0)
  })
})

describe('makeCustomer', () => {
  it('names companies and people in both scripts, with a number nobody has', () => {
    const chance = new Chance('customers')
    const customers = (['platinum', 'gold', 'standard'] as const).flatMap((tier) =>
      Array.from({ length: 40 }, () => makeCustomer(chance, tier)),
    )
    for (const { name, nameLatin, phone } of customers) {
      expect(name).toMatch(/^\p{Script=Han}+$/u)
      expect(nameLatin).toMatch(/^[A-Z][\p{Script=Latin}' ]+$/u)
      expect(phone).toMatch(/^\+7 000 \d{3} \d\d \d\d$/)
    }
    expect(customers.some(({ nameLatin }) => /^M[rs] /.test(nameLatin ?? ''))).toBe(true)
    expect(phoneNumber(new Chance('x'))).toBe(phoneNumber(new Chance('x')))
  })
})
