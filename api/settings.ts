import type { JWK } from 'jose'
import { issuerKeyIn } from '../client/library/issuer-key.ts'
import { EnvironmentFault } from '../schemas/environment.ts'
import { type WebhookSettings, webhookSettings } from '../schemas/webhook-settings.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { type IdentitySettings, readIdentitySettings } from './identity/settings.ts'

export type ApiSettings = {
  environment: Environment
  identity: IdentitySettings
  /** By which every command is signed for whoever called. */
  key: JWK
  webhooks?: WebhookSettings
}

/** What the API needs, also from the files that its environment names; an `EnvironmentFault` names every wrong setting. */
export const readSettings = (variables: NodeJS.ProcessEnv): ApiSettings => {
  const environment = readEnvironment(variables)
  const identity = readIdentitySettings(variables)
  const key = issuerKeyIn(environment.KELISU_ISSUER_KEY)
  if (key === undefined)
    throw new EnvironmentFault('API', ['KELISU_ISSUER_KEY: must name a file with a private JWK, Ed25519 or P-256'])
  return { environment, identity, key, ...webhookSettings(environment) }
}
