import { describe, expect, it } from 'vitest'
import { decide, intent } from '../../shared/commands/decide.ts'
import { evolve } from '../../shared/events/evolve.ts'
import { EntityTables } from '../../shared/model/entities.ts'
import { stopClock, worstClock, type Light } from '../../shared/model/sla.ts'
import { Chance } from './chance.ts'
import { smallCity } from './small-city.ts'
import type { Look } from './ticket-looks.ts'
import { TicketMaker, type NewTicket } from './ticket-maker.ts'
import { categories, type Category } from '../../shared/model/categories.ts'
import { skillCodes, trades } from './trades.ts'

const now = Date.UTC(2026, 10, 22, 9, 41)
const city = smallCity()
const maker = (seed: string, canDo = () => true) => new TicketMaker(city.addresses, new Chance(seed), canDo)
const many = (look: Look, count: number, seed: string = look) => {
  const one = maker(seed)
  return Array.from({ length: count }, () => one.make(look))
}

/** The light as the relay would give it. @param answered a technician has accepted it */
function lightOf({ facts, age }: NewTicket, answered: boolean): Light {
  const state = new EntityTables()
  const actor = { id: 'intake', name: 'Intake', role: 'integrator' } as const
  const decision = decide(state, intent('create-ticket', { ticketId: 't', facts, reportedAt: now - age }, {}), {
    at: now,
    madeAt: now,
    actor,
    seat: 'intake',
    seatTechnicianId: null,
    guess: false,
  })
  if (decision.kind !== 'events') throw new Error(JSON.stringify(decision))
  for (const event of decision.events) evolve(state, event, { at: now, actor, seat: 'intake' })
  const { clocks } = state.get('ticket', 't')!
  return worstClock(answered ? { ...clocks, respond: stopClock(clocks.respond, now) } : clocks, now)!.light
}

describe('TicketMaker', () => {
  it('makes tickets that the relay takes, readable in both languages', () => {
    for (const { facts } of many('fresh', 300)) {
      expect(facts.summary).toMatch(/^\p{Script=Han}+ · [A-Z][\x20-\x7e]+$/u)
      expect(facts.site.address).toMatch(/^улица Тестовая, \d+б$/)
      expect(facts.site.addressLatin).toMatch(/^Testovaya Street \d+b$/)
      expect(categories).toContain(facts.category)
      for (const skill of facts.skills) expect(skillCodes).toContain(skill)
    }
  })

  it('asks for the skill of the category, for a second one only where people have both', () => {
    const list = many('fresh', 400)
    for (const { facts } of list) {
      const { skill } = trades[facts.category as Category]
      expect(facts.skills[0]).toBe(skill ?? undefined)
    }
    expect(list.some(({ facts }) => facts.skills.length === 2)).toBe(true)
    const alone = maker('alone', () => false)
    for (let at = 0; at < 200; at += 1) expect(alone.make('fresh').facts.skills.length).toBeLessThan(2)
  })

  it('mixes priorities about 5, 25, 50 and 20 in a hundred', () => {
    const list = many('earlier', 4_000)
    const share = (priority: number) => list.filter(({ facts }) => facts.priority === priority).length / list.length
    expect(share(1)).toBeCloseTo(0.05, 1)
    expect(share(2)).toBeCloseTo(0.25, 1)
    expect(share(3)).toBeCloseTo(0.5, 1)
    expect(share(4)).toBeCloseTo(0.2, 1)
  })

  it.each<[Look, boolean, Light]>([
    ['fresh', false, 'green'],
    ['earlier', false, 'green'],
    ['earlier', true, 'green'],
    ['answer-late', false, 'yellow'],
    ['answer-missed', false, 'red'],
    ['visit-late', true, 'yellow'],
    ['visit-missed', true, 'red'],
  ])('makes a ticket that looks %s (answered: %s) burn %s', (look, answered, light) => {
    for (const ticket of many(look, 150)) expect(lightOf(ticket, answered)).toBe(light)
  })

  it('is the same for the same seed', () => {
    expect(many('fresh', 20, 'same')).toEqual(many('fresh', 20, 'same'))
    expect(many('fresh', 20, 'same')).not.toEqual(many('fresh', 20, 'other'))
  })
})
