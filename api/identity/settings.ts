import { z } from 'zod'
import { EnvironmentFault, environmentOf } from '../../settings/environment.ts'
import { count, setting } from '../../settings/every-process.ts'
import { isLoopback } from '../../settings/loopback.ts'

const namesNoPath = (address: string) => URL.parse(address)?.href === `${URL.parse(address)?.origin}/`

/** Settings of login and tokens, from environment variables. What has no default here must be given: there is no secret to fall back on. */
const identitySchema = z.object({
  /** Where people reach the API: scheme, host, port. */
  KELISU_URL: z.url().refine(namesNoPath, 'must name no path'),
  KELISU_OIDC_ISSUER: z.url(),
  KELISU_OIDC_CLIENT_ID: setting,
  KELISU_OIDC_CLIENT_SECRET: setting,
  /** For whom access tokens must be issued (`aud`). */
  KELISU_OIDC_AUDIENCE: setting,
  KELISU_OIDC_SCOPE: setting.default('openid'),
  /** Which claim holds the person's id of the registry. */
  KELISU_OIDC_PERSON_CLAIM: setting.default('sub'),
  /** Which claim of an access token names the client it was issued to: `client_id` (RFC 9068), `azp` at some providers. */
  KELISU_OIDC_CLIENT_CLAIM: setting.default('client_id'),
  /** What stands in the tokens that a client gets for its own credentials, and in no person's, where the provider writes neither of the usual proofs. */
  KELISU_OIDC_SYSTEM_PROOF: setting
    .regex(/^.+=[^=]+$/, 'must be a claim and its value, claim=value')
    .transform(proof => ({
      claim: proof.slice(0, proof.lastIndexOf('=')),
      value: proof.slice(proof.lastIndexOf('=') + 1),
    }))
    .optional(),
  /** The client by which people log in at the command line; the tokens of all others are those of systems. */
  KELISU_OIDC_CLI_CLIENT: setting.optional(),
  KELISU_SESSION_IDLE_MINUTES: count.default(60),
  KELISU_SESSION_HOURS: count.default(12),
  /** How often one address may ask for the pages of login; a whole office may stand behind one. */
  KELISU_LOGINS_PER_MINUTE: count.default(600),
})

export type IdentitySettings = {
  url: URL
  issuer: URL
  clientId: string
  clientSecret: string
  audience: string
  scope: string
  personClaim: string
  clientClaim: string
  /** Instead of the usual proofs of a client's own credentials. */
  systemProof?: { claim: string; value: string }
  cliClient?: string
  idleSeconds: number
  lifetimeSeconds: number
  loginsPerMinute: number
}

/** The settings, or an `EnvironmentFault` that names every wrong one. Plain http is for this machine alone, and never for production. */
export const readIdentitySettings = (variables: NodeJS.ProcessEnv): IdentitySettings => {
  const read = environmentOf('API', identitySchema, variables)
  const isProduction = variables.NODE_ENV === 'production'
  const faults = (['KELISU_URL', 'KELISU_OIDC_ISSUER'] as const).flatMap(name =>
    isSafe(new URL(read[name]), isProduction)
      ? []
      : [`${name}: must be an https:// address; http:// is only for trying out, on the loopback`],
  )
  // Else the ID token of every login would do as an access token.
  if (read.KELISU_OIDC_AUDIENCE === read.KELISU_OIDC_CLIENT_ID)
    faults.push('KELISU_OIDC_AUDIENCE: must differ from KELISU_OIDC_CLIENT_ID')
  if (faults.length > 0) throw new EnvironmentFault('API', faults)
  return {
    url: new URL(read.KELISU_URL),
    issuer: new URL(read.KELISU_OIDC_ISSUER),
    clientId: read.KELISU_OIDC_CLIENT_ID,
    clientSecret: read.KELISU_OIDC_CLIENT_SECRET,
    audience: read.KELISU_OIDC_AUDIENCE,
    scope: read.KELISU_OIDC_SCOPE,
    personClaim: read.KELISU_OIDC_PERSON_CLAIM,
    clientClaim: read.KELISU_OIDC_CLIENT_CLAIM,
    ...(read.KELISU_OIDC_SYSTEM_PROOF === undefined ? {} : { systemProof: read.KELISU_OIDC_SYSTEM_PROOF }),
    ...(read.KELISU_OIDC_CLI_CLIENT === undefined ? {} : { cliClient: read.KELISU_OIDC_CLI_CLIENT }),
    idleSeconds: read.KELISU_SESSION_IDLE_MINUTES * 60,
    lifetimeSeconds: read.KELISU_SESSION_HOURS * 3600,
    loginsPerMinute: read.KELISU_LOGINS_PER_MINUTE,
  }
}

const isSafe = ({ protocol, hostname }: URL, isProduction: boolean): boolean =>
  protocol === 'https:' || (protocol === 'http:' && !isProduction && isLoopback(hostname))
