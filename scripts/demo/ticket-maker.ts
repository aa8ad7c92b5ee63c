// Makes tickets: who reports what, where, how urgent, and since when. The seed decides; nothing here knows of seats.
import { categories, type Category } from '../../shared/model/categories.ts'
import type { Milliseconds } from '../../shared/model/ids.ts'
import type { Priority, Tier } from '../../shared/model/priority.ts'
import type { TicketFacts } from '../../shared/model/ticket.ts'
import type { AddressBook } from '../../shared/geo/address-book.ts'
import type { Chance } from './chance.ts'
import { anySite } from './city.ts'
import { makeCustomer } from './customers.ts'
import { ageOf, prioritiesOf, type Look } from './ticket-looks.ts'
import { trades } from './trades.ts'

export interface NewTicket {
  facts: TicketFacts
  /** how long ago it was reported */
  age: Milliseconds
}

const tiers: Readonly<Record<Tier, number>> = { platinum: 12, gold: 28, standard: 60 }
const secondSkill = 0.1

export class TicketMaker {
  private readonly addresses: AddressBook
  private readonly chance: Chance
  private readonly canDo: (skills: readonly string[]) => boolean

  /** @param canDo whether there are technicians with all these skills */
  constructor(addresses: AddressBook, chance: Chance, canDo: (skills: readonly string[]) => boolean) {
    this.addresses = addresses
    this.chance = chance
    this.canDo = canDo
  }

  make(look: Look): NewTicket {
    const { chance } = this
    const priority = Number(chance.weighted(prioritiesOf[look])) as Priority
    const category = this.category(priority, look)
    const tier = chance.weighted(tiers)
    const { urgent, reports } = trades[category]
    const facts: TicketFacts = {
      summary: chance.pick(priority === 1 ? urgent : reports),
      category,
      priority,
      tier,
      customer: makeCustomer(chance, tier),
      site: anySite(this.addresses, chance),
      skills: this.skills(category),
    }
    return { facts, age: ageOf(look, facts, chance) }
  }

  private category(priority: Priority, look: Look): Category {
    const weights = categories
      .filter((category) => priority > 1 || trades[category].urgent.length > 0)
      // An enquiry has 15 minutes for its answer and a day for the visit: too far apart to look late in both.
      .filter((category) => category !== 'enquiry' || (priority > 2 && !look.startsWith('visit')))
      .map((category) => [category, trades[category].weight])
    return this.chance.weighted(Object.fromEntries(weights) as Partial<Record<Category, number>>)
  }

  private skills(category: Category): string[] {
    const { skill, sometimes } = trades[category]
    if (skill === null) return []
    const both = sometimes !== null && this.chance.happens(secondSkill) ? [skill, sometimes] : [skill]
    return this.canDo(both) ? both : [skill]
  }
}
