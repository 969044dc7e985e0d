import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { type AdapterConstructor, Provider } from 'oidc-provider'
// @ts-expect-error The provider's own memory has no types. Asked for by name it does not warn of itself at every start.
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js'
import { choicePage, page } from './identity-pages.ts'

/** Somebody who can be chosen at the local login. */
export type Account = { id: string; name: string; does: string }

export type LocalIdentityProvider = {
  issuer: string
  /** What the API needs to log people in here, and to trust the tokens given here. */
  environment: Record<
    | 'KELISU_OIDC_ISSUER'
    | 'KELISU_OIDC_CLIENT_ID'
    | 'KELISU_OIDC_CLIENT_SECRET'
    | 'KELISU_OIDC_AUDIENCE'
    | 'KELISU_OIDC_CLI_CLIENT',
    string
  >
  /** The secret by which a registered system gets its tokens (client credentials). */
  secretOf(system: string): string
  /** The private keys by which it signs, for tests that forge. */
  keys: JWK[]
  stop(): Promise<void>
}

/**
 * A real OpenID Connect provider on the loopback, for trying out and for tests: people are chosen from a list, without passwords.
 * Keys and secrets are made at the first start and kept in the folder; sessions and grants end with the process.
 */
export const startIdentityProvider = async ({
  folder,
  port,
  apiUrl,
  accounts,
  systems,
}: {
  folder: string
  /** 0 for a free one. */
  port: number
  apiUrl: string
  accounts: readonly Account[]
  /** Ids of registered issuers; each is a client of the same name. */
  systems: readonly string[]
}): Promise<LocalIdentityProvider> => {
  const { keys, secrets } = await keptSecrets(folder, ['kelisu-api', ...systems])
  const { server, issuer } = await listening(port)
  const byId = new Map(accounts.map(account => [account.id, account]))

  const provider = new Provider(issuer, {
    adapter: createMemoryAdapter(0) as AdapterConstructor,
    jwks: { keys },
    cookies: { keys: [secretOf('cookies')] },
    clients: [
      {
        client_id: 'kelisu-api',
        client_secret: secretOf('kelisu-api'),
        redirect_uris: [new URL('/auth/callback', apiUrl).href],
        post_logout_redirect_uris: [new URL('/auth/logged-out', apiUrl).href],
        backchannel_logout_uri: new URL('/auth/backchannel-logout', apiUrl).href,
        backchannel_logout_session_required: true,
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
      {
        client_id: 'kelisu-cli',
        client_name: 'kelisu',
        token_endpoint_auth_method: 'none',
        grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
        redirect_uris: [],
        response_types: [],
      },
      ...systems.map(system => ({
        client_id: system,
        client_secret: secretOf(system),
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      })),
    ],
    pkce: { required: () => true },
    scopes: ['openid'],
    issueRefreshToken: (_ctx, client) => Promise.resolve(client.grantTypeAllowed('refresh_token')),
    ttl: {
      Session: 12 * 3600,
      Interaction: 3600,
      Grant: 12 * 3600,
      IdToken: 600,
      AccessToken: 600,
      ClientCredentials: 600,
      DeviceCode: 600,
      RefreshToken: 12 * 3600,
    },
    findAccount: (_ctx, id) =>
      byId.has(id) ? { accountId: id, claims: () => Promise.resolve({ sub: id }) } : undefined,
    // All clients here are Kelisu's own: nobody is asked whether they may know who he is.
    loadExistingGrant: async ctx => {
      const { client, session } = ctx.oidc
      if (!client || !session?.accountId) return undefined
      const known = session.grantIdFor(client.clientId)
      if (known) return provider.Grant.find(known)
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid')
      grant.addResourceScope(audience, '')
      await grant.save()
      return grant
    },
    // By itself it reaches no private address; the only one that it is ever to reach is the API's, on this machine.
    fetch: async (address, { dispatcher: _, ...options }: RequestInit & { dispatcher?: unknown } = {}) =>
      typeof address === 'string' && new URL(address).origin === new URL(apiUrl).origin
        ? fetch(address, options)
        : Response.error(),
    interactions: { url: (_ctx, interaction) => `/choose/${interaction.uid}` },
    renderError: (ctx, out) => {
      ctx.type = 'html'
      ctx.body = page('Kelisu', [out.error, out.error_description ?? ''])
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      // A client revokes what was given to it.
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = page('Kelisu', ['Log out here too?'], form, ['op.logoutForm', 'logout'])
        },
        postLogoutSuccessSource: ctx => {
          ctx.body = page('Kelisu', ['You are logged out.'])
        },
      },
      deviceFlow: {
        enabled: true,
        userCodeInputSource: (ctx, form, _out, fault) => {
          const asked = fault ? 'This code is not known. Look at it again.' : 'The code that the command line shows:'
          ctx.body = page('Kelisu', [asked], form, ['op.deviceInputForm', ''])
        },
        userCodeConfirmSource: (ctx, form, _client, _device, code) => {
          ctx.body = page('Kelisu', [`Does the command line show ${code}?`], form, ['op.deviceConfirmForm', ''])
        },
        successSource: ctx => {
          ctx.body = page('Kelisu', ['You are logged in at the command line. This page can be closed.'])
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => ({
          audience: resource,
          scope: '',
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
        }),
      },
    },
  })

  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/choose/')) return next()
    const { params } = await provider.interactionDetails(ctx.req, ctx.res)
    const chosen = ctx.method === 'POST' ? ctx.query.person : undefined
    if (typeof chosen === 'string' && byId.has(chosen))
      return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: chosen } })
    ctx.type = 'html'
    ctx.body = choicePage(String(params.client_id), ctx.path, accounts)
  })
  const handle = provider.callback()
  server.on('request', (request, response) => void handle(request, response))

  function secretOf(client: string): string {
    const secret = secrets[client]
    if (secret === undefined) throw new Error(`${client} is no client of the local identity provider`)
    return secret
  }

  return {
    issuer,
    environment: {
      KELISU_OIDC_ISSUER: issuer,
      KELISU_OIDC_CLIENT_ID: 'kelisu-api',
      KELISU_OIDC_CLIENT_SECRET: secretOf('kelisu-api'),
      KELISU_OIDC_AUDIENCE: audience,
      KELISU_OIDC_CLI_CLIENT: 'kelisu-cli',
    },
    secretOf,
    keys,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const audience = 'urn:kelisu:api'

/** Made where they are missing, readable by this user alone. */
const keptSecrets = async (folder: string, clients: readonly string[]) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const secrets: Record<string, string> = await kept(join(folder, 'secrets.json'), async () => ({}))
  for (const client of ['cookies', ...clients]) secrets[client] ??= secret()
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify(secrets), { mode: 0o600 })
  return { secrets, keys: [await kept(join(folder, 'signing-key.json'), signingKey)] }
}

const kept = async <Kept>(file: string, made: () => Promise<Kept>): Promise<Kept> => {
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(await made()), { mode: 0o600 })
  return JSON.parse(readFileSync(file, 'utf8')) as Kept
}

const secret = (): string => randomBytes(32).toString('hex')

const signingKey = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), kid: secret().slice(0, 16), alg: 'RS256', use: 'sig' }
}

/** Listens before the provider is made, since its name holds the port. */
const listening = async (port: number): Promise<{ server: Server; issuer: string }> => {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { server, issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
