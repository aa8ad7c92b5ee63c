// What a policy is called: its own name. Only those that nobody has named stand in the reader's language.
import type { TFunction } from 'i18next'
import { defaultPolicies } from '../../../shared/sla/policy.ts'
import { settingsNow } from './clock-standing.ts'

type Named = readonly { id: string; name: string }[]

/** @param policies those that hold, or those of a draft; one that is in neither has gone, and its tickets have not */
export function policyName(id: string, t: TFunction, policies: Named = settingsNow().policies): string {
  const nameIn = (list: Named) => list.find((policy) => policy.id === id)?.name
  const name = nameIn(policies)
  return name === undefined || name === nameIn(defaultPolicies) ? t(`policy.${id}`, name ?? id) : name
}
