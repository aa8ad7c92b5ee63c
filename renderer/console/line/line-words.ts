// What the command line says: the sentence it has understood, what is wrong at a word, what may come next.
import type { TFunction } from 'i18next'
import type { Language } from '../../../shared/ipc/contract.ts'
import { unreachable } from '../../../shared/model/unreachable.ts'
import { loadOf } from '../data/candidates.ts'
import { entities } from '../data/entity-store.ts'
import { customerName, technicianName, ticketLabel } from '../data/names.ts'
import { useSession } from '../data/session.ts'
import { nextWords } from '../undo/act-words.ts'
import type { OfferOf } from './complete.ts'
import type { Filter } from './filter.ts'
import type { Lookup } from './lookup.ts'
import { selected, type Meaning } from './meaning.ts'
import type { Trouble } from './parse.ts'
import { readingNow } from '../data/session.ts'

interface Reader {
  t: TFunction
  language: Language
}

export function sentence(meaning: Meaning, lookup: Lookup, reader: Reader): string {
  const { t } = reader
  switch (meaning.verb) {
    case 'assign':
      return assignSentence(meaning, reader)
    case 'unassign':
    case 'resume':
    case 'edit':
    case 'ledger':
      return t(`line.means.${meaning.verb}`, { ticket: ticketWords(meaning.ticketId, reader) })
    case 'pause':
      return t('line.means.pause', {
        ticket: ticketWords(meaning.ticketId, reader),
        reason: t(`pauseReason.${meaning.reason}`),
      })
    case 'status':
      return t(meaning.text === '' ? 'line.means.status' : 'line.means.done', {
        ticket: ticketWords(meaning.ticketId, reader),
        step: t(`step.${meaning.step}`),
        text: meaning.text,
      })
    case 'note':
    case 'cancel':
      return t(`line.means.${meaning.verb}`, { ticket: ticketWords(meaning.ticketId, reader), text: meaning.text })
    case 'find':
      return t(meaning.text === '' ? 'line.means.findAll' : 'line.means.find', { text: meaning.text })
    case 'go':
      return t('line.means.go', {
        what: meaning.kind === 'ticket' ? ticketWords(meaning.id, reader) : nameOf(meaning.id, reader),
      })
    case 'select': {
      if (meaning.ticketIds.length + meaning.filters.length === 0) return t('line.means.selectNone')
      const what = [
        ...meaning.ticketIds.map((id) => ticketLabel(entities.value('ticket', id)?.number ?? null)),
        ...meaning.filters.map((filter) => filterWords(filter, t)),
      ].join(' · ')
      return t('line.means.select', { count: selected(meaning, lookup).length, what })
    }
    case 'undo':
    case 'redo': {
      const what = nextWords(useSession.getState().ownActs, meaning.verb, t, reader.language)
      return what === null ? t(`line.means.${meaning.verb}Nothing`) : t(`line.means.${meaning.verb}`, { what })
    }
    case 'acknowledge':
    case 'take':
    case 'handover':
    case 'kpi':
    case 'help':
      return t(`line.means.${meaning.verb}`)
    case 'shelve':
      return t('line.means.shelve', {
        minutes: meaning.minutes,
        reason: t(`alarm.shelveReason.${meaning.reason}`),
      })
    default:
      return unreachable(meaning)
  }
}

function assignSentence({ ticketIds, technicianId }: Extract<Meaning, { verb: 'assign' }>, reader: Reader): string {
  const { t } = reader
  const technician = nameOf(technicianId, reader)
  const [id = '', ...others] = ticketIds
  if (others.length > 0) return t('line.means.assignAll', { count: ticketIds.length, technician })
  const visit = entities.value('visit', entities.value('ticket', id)?.openVisitId)
  const ticket = ticketWords(id, reader)
  return visit
    ? t('line.means.reassign', { ticket, technician, from: nameOf(visit.technicianId, reader) })
    : t('line.means.assign', { ticket, technician })
}

/** `#1042 (Bakery South, North)` */
function ticketWords(id: string, { t, language }: Reader): string {
  const ticket = entities.value('ticket', id)
  if (!ticket) return '#?'
  return t('line.ticket', {
    number: ticketLabel(ticket.number),
    customer: customerName(ticket, language),
    area: t(`area.${ticket.site.area}`, ticket.site.area),
  })
}

function nameOf(id: string, { language }: Reader): string {
  const technician = entities.value('technician', id)
  return technician ? technicianName(technician, language) : id
}

function filterWords(filter: Filter, t: TFunction): string {
  switch (filter.by) {
    case 'area':
      return t(`area.${filter.code}`, filter.code)
    case 'skill':
      return t(`skill.${filter.code}`, filter.code)
    case 'light':
      return t(`light.${filter.code}`)
    case 'prio':
      return filter.from === filter.to ? t(`priority.${filter.from}`) : `P${filter.from}–P${filter.to}`
    default:
      return unreachable(filter)
  }
}

export function troubleWords({ problem, expects }: Trouble, reader: Reader): string {
  const { t, language } = reader
  const listed = (words: readonly string[]) => words.join(language === 'zh' ? '、' : ', ')
  const would = listed(expects.map((kind) => t(`line.slot.${kind}`)))
  const wrong = problemWords(problem, reader, listed)
  if (would === '') return wrong
  return problem.code === 'missing' ? t('line.expected', { what: would }) : t('line.wrong', { wrong, what: would })
}

function problemWords(
  problem: Trouble['problem'],
  { t, language }: Reader,
  listed: (words: readonly string[]) => string,
): string {
  switch (problem.code) {
    case 'noTicket':
      return readingNow() ? t('reading.copy') : t('line.problem.noTicket', { number: ticketLabel(problem.number) })
    case 'severalTechnicians':
      return t('line.problem.several', {
        what: listed(problem.ids.slice(0, 5).map((id) => `${nameOf(id, { t, language })} (${id})`)),
      })
    case 'several':
      return t('line.problem.several', { what: listed(problem.words) })
    case 'tooLong':
      return t('line.problem.tooLong', { most: problem.most })
    case 'unexpected':
    case 'unknownVerb':
    case 'missing':
    case 'noTechnician':
    case 'noSuchValue':
    case 'shelfLength':
    case 'nobodyFits':
    case 'oneTicket':
      return t(`line.problem.${problem.code}`)
    default:
      return unreachable(problem)
  }
}

/** What stands beside an offer. */
export function offerWords(of: OfferOf, reader: Reader): string {
  const { t, language } = reader
  switch (of.kind) {
    case 'verb':
      return t(`line.verb.${of.code}`)
    case 'technician': {
      const technician = entities.value('technician', of.id)
      return technician ? `${nameOf(of.id, reader)} · ${loadOf(of.id)}/${technician.capacity}` : ''
    }
    case 'ticket': {
      const ticket = entities.value('ticket', of.id)
      if (!ticket) return ''
      return `${customerName(ticket, language)} · ${t(`area.${ticket.site.area}`, ticket.site.area)} · P${ticket.priority}`
    }
    case 'reason':
      return t(`pauseReason.${of.code}`)
    case 'step':
      return t(`step.${of.code}`)
    case 'shelveReason':
      return t(`alarm.shelveReason.${of.code}`)
    case 'area':
    case 'skill':
    case 'light':
      return t(`${of.kind}.${of.code}`, of.code)
    case 'prio':
      return t(`priority.${of.code}`)
    case 'best':
    case 'resume':
    case 'none':
    case 'filter':
      return t(`line.offer.${of.kind === 'filter' ? of.code : of.kind}`)
    case 'minutes':
      return t('alarm.shelveFor', { count: Number(of.code) })
    default:
      return unreachable(of)
  }
}
