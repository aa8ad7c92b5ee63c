// An administrator's new calendars and policies, as a whole.
import { intent } from '../../../shared/commands/decide.ts'
import type { SettingsBody } from '../sla-settings/draft.ts'
import { submit } from './submit.ts'

/** @param revision of the settings that were changed @returns whether they were taken, or wait for the relay */
export async function configureSla(body: SettingsBody, revision: number): Promise<boolean> {
  const outcome = await submit(intent('configure-sla', body, { revision }), { key: 'said.slaConfigured', values: {} })
  return outcome.kind === 'queued'
}
