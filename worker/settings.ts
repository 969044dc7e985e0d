import type { Signer } from '../client/library/client.ts'
import { type WebhookSettings, webhookSettings } from '../settings/webhooks.ts'
import { type Environment, readEnvironment } from './environment.ts'

export type WorkerSettings = { environment: Environment; signer?: Signer; webhooks?: WebhookSettings }

/** What a worker needs, also from the files that its environment names; an `EnvironmentFault` names every wrong setting. */
export const readSettings = (variables: NodeJS.ProcessEnv): WorkerSettings => {
  const environment = readEnvironment(variables)
  return { environment, ...signerOf(environment), ...webhookSettings(environment) }
}

const signerOf = ({ KELISU_ISSUER: issuer, KELISU_ISSUER_KEY: key }: Environment): { signer?: Signer } =>
  issuer === undefined || key === undefined ? {} : { signer: { issuer, key } }
