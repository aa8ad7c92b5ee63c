// What codes and names are called in the reader's language, for columns, groups and chips.
import i18next, { type TFunction } from 'i18next'
import type { Facet, Grouping } from '../../../shared/ipc/board-look.ts'
import { unreachable } from '../../../shared/model/unreachable.ts'
import { entities } from '../data/entity-store.ts'
import { customerName, technicianName } from '../data/names.ts'
import { policyName } from '../data/policy-name.ts'
import type { Words } from './rows/sort-keys.ts'
import { nobody, ownStaff } from './rows/ticket-record.ts'

export function boardWords(): Words {
  const { t } = i18next
  const language = i18next.language === 'zh' ? 'zh' : 'en'
  const { compare } = new Intl.Collator(language)
  // Asked for of every ticket, and there are few.
  const once = (name: (code: string) => string) => {
    const known = new Map<string, string>()
    return (code: string) => {
      let found = known.get(code)
      if (found === undefined) known.set(code, (found = name(code)))
      return found
    }
  }
  return {
    category: once((code) => t(`category.${code}`, code)),
    area: once((code) => t(`area.${code}`, code)),
    policy: once((id) => policyName(id, t)),
    skill: once((code) => t(`skill.${code}`, code)),
    customer: ({ ticket }) => customerName(ticket, language),
    technician: ({ technician }) => (technician ? technicianName(technician, language) : null),
    compare,
  }
}

export function groupName(group: Grouping, key: string, t: TFunction): string {
  switch (group) {
    case 'none':
      return ''
    case 'area':
      return t(`area.${key}`, key)
    case 'policy':
      return policyName(key, t)
    case 'category':
      return t(`category.${key}`, key)
    case 'team':
      return key === '' ? t('board.group.noTeam') : t(`area.${key}`, key)
    case 'partner':
      return key === '' ? t('board.chip.nobody') : partnerName(key, t)
    default:
      return unreachable(group)
  }
}

function partnerName(partner: string, t: TFunction): string {
  return partner === ownStaff ? t('board.group.ownStaff') : partner
}

export function valueName(facet: Facet, value: string, t: TFunction): string {
  switch (facet) {
    case 'priority':
      return `P${value}`
    case 'light':
      return t(`light.${value}`)
    case 'state':
      return t(`ticketState.${value}`)
    case 'tier':
      return t(`tier.${value}`)
    case 'category':
      return t(`category.${value}`, value)
    case 'area':
      return t(`area.${value}`, value)
    case 'technician': {
      if (value === nobody) return t('board.chip.nobody')
      const technician = entities.value('technician', value)
      return technician ? technicianName(technician, i18next.language === 'zh' ? 'zh' : 'en') : value
    }
    case 'partner':
      return value === nobody ? t('board.chip.nobody') : partnerName(value, t)
    default:
      return unreachable(facet)
  }
}
