// The ticket that is being taken down from a call. It outlives the form: a call that is interrupted is there again when the
// form is opened again, also after a restart.
import { z } from 'zod'
import { create } from 'zustand'
import type { Intent } from '../../../shared/commands/command.ts'
import { intent } from '../../../shared/commands/decide.ts'
import { categories, skillsOf, type Category } from '../../../shared/model/categories.ts'
import type { TicketId } from '../../../shared/model/ids.ts'
import { type KnownCaller } from '../../../shared/model/known-caller.ts'
import { siteSchema } from '../../../shared/model/place.ts'
import { prioritySchema, tierSchema } from '../../../shared/model/priority.ts'
import { ticketFactsSchema, type TicketFacts } from '../../../shared/model/ticket.ts'

const draftSchema = z.strictObject({
  phone: z.string(),
  name: z.string(),
  nameLatin: z.string().nullable(),
  tier: tierSchema,
  contract: z.string().optional(),
  /** as it was typed, or as the site that was chosen is shown */
  address: z.string(),
  site: siteSchema.nullable(),
  summary: z.string(),
  category: z.enum(categories as [Category, ...Category[]]).nullable(),
  priority: prioritySchema,
  access: z.string(),
  /** what was filled in for a known phone, to be taken back when it was another phone after all */
  filled: z.strictObject({ name: z.string(), address: z.string() }).nullable(),
})
export type Draft = z.infer<typeof draftSchema>

export const emptyDraft: Draft = {
  phone: '',
  name: '',
  nameLatin: null,
  tier: 'standard',
  address: '',
  site: null,
  summary: '',
  category: null,
  priority: 3,
  access: '',
  filled: null,
}

/** The fields in the order in which they are asked for. */
export const intakeFields = ['phone', 'name', 'address', 'summary', 'category', 'priority', 'access'] as const
export type IntakeField = (typeof intakeFields)[number]

/** What keeps it from being a ticket, in the order of the form. */
export function missingOf({ name, site, summary, category }: Draft): IntakeField[] {
  const missing: Partial<Record<IntakeField, boolean>> = {
    name: name.trim() === '',
    address: site === null,
    summary: summary.trim() === '',
    category: category === null,
  }
  return intakeFields.filter((field) => missing[field])
}

/** @returns null: something is missing */
export function factsOf(draft: Draft): TicketFacts | null {
  const { name, nameLatin, phone, tier, contract, site, summary, category, priority } = draft
  if (site === null || category === null) return null
  const facts: TicketFacts = {
    summary: summary.trim(),
    category,
    priority,
    tier,
    customer: { name: name.trim(), nameLatin, phone: phone.trim() },
    site,
    skills: skillsOf(category),
    ...(contract !== undefined && { contract }),
  }
  return ticketFactsSchema.safeParse(facts).data ?? null
}

/** Made in one submission: the access note is a field that is edited, so it follows as a command of its own. */
export function intentsOf(ticketId: TicketId, facts: TicketFacts, access: string): Intent[] {
  const made = intent('create-ticket', { ticketId, facts, reportedAt: null }, {})
  if (access === '') return [made]
  return [made, intent('edit-ticket', { ticketId, fields: { access: { from: '', to: access } } }, {})]
}

/** The call as a note, when it is about a ticket that is here already. */
export function callerNote({ phone, name, summary, access }: Draft): string {
  const who = [phone, name].map((part) => part.trim()).filter(Boolean)
  return [`☎ ${who.join(' ')}`.trim(), summary.trim(), access.trim()].filter(Boolean).join(' · ').slice(0, 2000)
}

/** Fills in what is known of the phone, and takes back what another phone has filled in. What was typed stays. */
export function withCaller(draft: Draft, known: KnownCaller | null, shownAs: (site: Draft['site']) => string): Draft {
  const { filled } = draft
  const ownName = draft.name !== '' && draft.name !== filled?.name
  const ownAddress = draft.address !== '' && draft.address !== filled?.address
  const latest = known?.tickets[0]
  if (!latest) {
    if (!filled) return draft
    const { contract: _, ...rest } = draft
    return {
      ...rest,
      tier: emptyDraft.tier,
      ...(!ownName && { name: '', nameLatin: null }),
      ...(!ownAddress && { address: '', site: null }),
      filled: null,
    }
  }
  const { customer, site, tier, contract } = latest
  const { contract: _, ...rest } = draft
  return {
    ...rest,
    tier,
    ...(contract !== undefined && { contract }),
    ...(!ownName && { name: customer.name, nameLatin: customer.nameLatin }),
    ...(!ownAddress && { address: shownAs(site), site }),
    filled: { name: customer.name, address: shownAs(site) },
  }
}

const keptAs = 'new-ticket'

function kept(): Draft {
  try {
    return draftSchema.parse(JSON.parse(localStorage.getItem(keptAs) ?? ''))
  } catch {
    return emptyDraft
  }
}

export interface Intake {
  open: boolean
  /** how often the form was asked for: again, it takes the focus back */
  asked: number
  draft: Draft
}

export const useIntake = create<Intake>(() => ({
  open: false,
  asked: 0,
  draft: typeof localStorage === 'undefined' ? emptyDraft : kept(),
}))

useIntake.subscribe(({ draft }, before) => {
  if (draft === before.draft) return
  if (draft === emptyDraft) localStorage.removeItem(keptAs)
  else localStorage.setItem(keptAs, JSON.stringify(draft))
})

export function changeDraft(part: Partial<Draft>): void {
  useIntake.setState(({ draft }) => ({ draft: { ...draft, ...part } }))
}

export function emptyIntake(): void {
  useIntake.setState({ draft: emptyDraft })
}
