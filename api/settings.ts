import { EnvironmentFault } from '../settings/environment.ts'
import { type WebhookSettings, webhookSettings } from '../settings/webhooks.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { type IdentitySettings, readIdentitySettings } from './identity/settings.ts'

export type ApiSettings = {
  environment: Environment
  identity: IdentitySettings
  webhooks?: WebhookSettings
}

/** What the API needs, also from the files that its environment names; an `EnvironmentFault` names every wrong setting. */
export const readSettings = (variables: NodeJS.ProcessEnv): ApiSettings => {
  const faults: string[] = []
  const orFault = <Settings>(read: () => Settings): Settings | undefined => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof EnvironmentFault)) throw error
      faults.push(...error.faults)
      return undefined
    }
  }
  const environment = orFault(() => readEnvironment(variables))
  const identity = orFault(() => readIdentitySettings(variables))
  if (!environment || !identity) throw new EnvironmentFault('API', faults)
  return { environment, identity, ...webhookSettings(environment) }
}
