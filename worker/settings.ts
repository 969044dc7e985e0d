import type { Signer } from '../client/library/client.ts'
import { issuerKeyIn } from '../client/library/issuer-key.ts'
import { EnvironmentFault } from '../schemas/environment.ts'
import { type WebhookSettings, webhookSettings } from '../schemas/webhook-settings.ts'
import { type Environment, readEnvironment } from './environment.ts'

export type WorkerSettings = { environment: Environment; signer?: Signer; webhooks?: WebhookSettings }

/** What a worker needs, also from the files that its environment names; an `EnvironmentFault` names every wrong setting. */
export const readSettings = (variables: NodeJS.ProcessEnv): WorkerSettings => {
  const environment = readEnvironment(variables)
  return { environment, ...signerOf(environment), ...webhookSettings(environment) }
}

const signerOf = ({ KELISU_ISSUER: issuer, KELISU_ISSUER_KEY: file }: Environment): { signer?: Signer } => {
  if (issuer === undefined && file === undefined) return {}
  if (issuer === undefined || file === undefined)
    throw new EnvironmentFault('worker', [
      `${issuer ? 'KELISU_ISSUER_KEY' : 'KELISU_ISSUER'}: must be set too: an issuer signs by its key`,
    ])
  const key = issuerKeyIn(file)
  if (key === undefined)
    throw new EnvironmentFault('worker', ['KELISU_ISSUER_KEY: must name a file with a private JWK, Ed25519 or P-256'])
  return { signer: { issuer, key } }
}
