import { type CommandUnknownOpts, Option } from '@commander-js/extra-typings'
import { roleNames } from '../../../domain/bodies/kinds.ts'
import type { RoleGrant } from '../../../domain/bodies/records.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { dateArgument } from '../arguments.ts'
import { localTime } from '../local-time.ts'
import { apiInUse } from '../over-http/api.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { table } from '../table.ts'
import { withoutMissing } from '../without-missing.ts'

/** `grants …`: who is charged with which role (supervisor, auditor, administrator), by which order. Always by the HTTP API. */
export const addGrants = (program: Program, print: Print): void => {
  const grants = program
    .command('grants')
    .description('who is charged with which role for a body, or for all (*), by an order; by the HTTP API')

  grants
    .command('list')
    .description('every version of the roles of a body that was ever known')
    .argument('<body>', "the body's id, or *")
    .action(async body => {
      const { grants: found } = await (await apiInUse(print)).get<{ grants: RoleGrant[] }>(path(body))
      print.answer(found, language => (found.length === 0 ? said.none[language] : listed(found, language)))
    })

  grantVerb(grants, 'grant', 'grant a role; for the same person, role and first day, correct what was entered')
    .requiredOption('--order <number>', 'the number of the order')
    .requiredOption('--order-date <date>', 'its date', dateArgument)
    .option('--valid-to <date>', 'its last day', dateArgument)
    .action(async (body, { order, orderDate, validTo, ...which }) => {
      const asked = { ...which, order: { number: order, date: orderDate }, ...withoutMissing({ validTo }) }
      const grant = await (await apiInUse(print)).change<RoleGrant>('POST', path(body), asked)
      print.answer(grant, language => listed([grant], language))
    })

  grantVerb(grants, 'revoke', 'revoke a role from a day on; today ends it at once')
    .requiredOption('--on <date>', 'from this day on it gives nothing', dateArgument)
    .action(async (body, { on, ...which }) => {
      const asked = { ...which, revokedOn: on }
      const grant = await (await apiInUse(print)).change<RoleGrant>('POST', `${path(body)}/revocation`, asked)
      print.answer(grant, language => listed([grant], language))
    })
}

/** A verb about one role of one person. */
const grantVerb = (grants: CommandUnknownOpts, name: string, description: string) =>
  grants
    .command(name)
    .description(description)
    .argument('<body>', "the body's id, or *")
    .requiredOption('--person <person>', 'who')
    .addOption(new Option('--role <role>', 'what').choices(roleNames).makeOptionMandatory())
    .requiredOption('--valid-from <date>', 'its first day', dateArgument)

const path = (body: string): string => `/api/v1/bodies/${encodeURIComponent(body)}/grants`

const listed = (grants: readonly RoleGrant[], language: Language): string =>
  table(
    [said.person, said.role, said.order, said.inForce, said.revoked, said.knownFrom].map(text => text[language]),
    grants.map(({ person, role, order, validFrom, validTo, revokedOn, knownFrom }) => [
      person,
      role,
      `№ ${order.number}, ${order.date}`,
      `${validFrom} – ${validTo ?? ''}`,
      revokedOn ?? '',
      knownFrom ? localTime(knownFrom) : '',
    ]),
  )

const said = {
  inForce: { kk: 'қолданылу мерзімі', ru: 'действует', en: 'in force' },
  knownFrom: { kk: 'енгізілді', ru: 'внесено', en: 'entered' },
  none: { kk: 'Рөл берілмеген.', ru: 'Ролей нет.', en: 'No roles.' },
  order: { kk: 'бұйрық', ru: 'приказ', en: 'order' },
  person: { kk: 'тұлға', ru: 'лицо', en: 'person' },
  revoked: { kk: 'күші жойылды', ru: 'отозвана с', en: 'revoked on' },
  role: { kk: 'рөл', ru: 'роль', en: 'role' },
} as const satisfies Record<string, Text>
