import type { LoginOffice } from './login-office.ts'

/** An access token that the real provider gives a system for its client secret. */
export const tokenOfSystem = async (
  { provider }: LoginOffice,
  system: string,
  resource = 'urn:kelisu:api',
): Promise<string> => {
  const response = await fetch(`${provider.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${system}:${provider.secretOf(system)}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource }),
  })
  const answer = (await response.json()) as { access_token: string }
  if (!response.ok) throw new Error(`The provider gave ${system} no token: ${JSON.stringify(answer)}`)
  return answer.access_token
}
