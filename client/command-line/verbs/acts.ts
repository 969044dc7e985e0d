import { type CommandUnknownOpts, Option } from '@commander-js/extra-typings'
import { vestablePositions } from '../../../domain/authority/may-decide.ts'
import type { Delegation } from '../../../domain/bodies/records.ts'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { positionTexts } from '../../../domain/texts/positions.ts'
import { dateArgument } from '../arguments.ts'
import { apiInUse } from '../over-http/api.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { storedDocument } from '../stored-document.ts'
import { table } from '../table.ts'
import { withoutMissing } from '../without-missing.ts'
import { words } from '../words.ts'

/** `acts …`: the acts by which a head vests the decision in others (part 9). Always by the HTTP API. */
export const addActs = (program: Program, print: Print): void => {
  const acts = program
    .command('acts')
    .description('the acts by which a head vests the decision in others (part 9), by the HTTP API')

  acts
    .command('list')
    .description('the acts of a body, in force or not, and which overlap')
    .argument('<body>', "the body's id")
    .action(async body => {
      const { acts: found } = await (await apiInUse(print)).get<{ acts: Act[] }>(path(body))
      print.answer(found, language => (found.length === 0 ? said.none[language] : listed(found, language)))
    })

  acts
    .command('history')
    .description('every version of an act that was ever known')
    .argument('<body>', "the body's id")
    .argument('<act>', "the act's id")
    .action(async (body, act) => {
      const { versions } = await (await apiInUse(print)).get<{ versions: Act[] }>(path(body, act))
      print.answer(versions, language => listed(versions, language))
    })

  actVerb(acts, 'issue', 'register an act').action(async (body, options) => {
    const act = await (await apiInUse(print)).change<Act>('POST', path(body), await written(options))
    print.answer(act, language => listed([act], language))
  })

  actVerb(acts, 'correct', 'correct what was entered of an act; nothing of it is overwritten')
    .requiredOption('--act <act>', 'the id of the act')
    .option('--revoked-on <date>', 'from this day on it vests nobody', dateArgument)
    .action(async (body, { act: id, revokedOn, ...options }) => {
      const corrected = { ...(await written(options)), ...withoutMissing({ revokedOn }) }
      const act = await (await apiInUse(print)).change<Act>('PUT', path(body, id), corrected)
      print.answer(act, language => listed([act], language))
    })

  acts
    .command('revoke')
    .description('revoke an act from a day on; decisions made under it stand')
    .argument('<body>', "the body's id")
    .argument('<act>', "the act's id")
    .requiredOption('--on <date>', 'from this day on it vests nobody', dateArgument)
    .action(async (body, id, { on }) => {
      const asked = { revokedOn: on }
      const act = await (await apiInUse(print)).change<Act>('POST', `${path(body, id)}/revocation`, asked)
      print.answer(act, language => listed([act], language))
    })
}

/** A verb that takes a whole act. */
const actVerb = (acts: CommandUnknownOpts, name: string, description: string) =>
  acts
    .command(name)
    .description(description)
    .argument('<body>', "the body's id")
    .requiredOption('--number <number>', 'the number of the act')
    .requiredOption('--date <date>', 'its date', dateArgument)
    .requiredOption('--issued-by <person>', 'the head who signed it')
    .option('--person <person>', 'whom it vests; without it, whoever holds the position')
    .addOption(new Option('--position <position>', 'the closed list of part 9').choices(vestablePositions))
    .requiredOption('--valid-from <date>', 'its first day', dateArgument)
    .option('--valid-to <date>', 'its last day', dateArgument)
    .addOption(new Option('--means <means...>', 'only for these').choices(['appeal', 'cassation'] as const))
    .option('--requesters <bodies...>', 'only for requests of these bodies')
    .option('--document <file>', 'the signed act; only its name and sha256 are sent')

type Written = ReturnType<ReturnType<typeof actVerb>['opts']>

const written = async ({ means, requesters, document, ...options }: Written) => ({
  ...withoutMissing(options),
  ...(means || requesters ? { scope: withoutMissing({ means, requesters }) } : {}),
  ...(document === undefined ? {} : { document: await storedDocument(document) }),
})

/** `overlaps` only in lists, `knownFrom` and `knownTo` only in histories. */
type Act = Delegation & { overlaps?: string[] }

const path = (body: string, ...act: string[]): string =>
  ['/api/v1/bodies', encodeURIComponent(body), 'acts', ...act.map(encodeURIComponent)].join('/')

const listed = (acts: readonly Act[], language: Language): string =>
  table(
    [words.id, said.number, words.date, said.vests, said.inForce, said.revoked, said.overlaps].map(
      text => text[language],
    ),
    acts.map(({ id, number, date, person, position, validFrom, validTo, revokedOn, overlaps }) => [
      id,
      number,
      date,
      [person, position && positionTexts[position][language]].filter(part => part).join(', '),
      `${validFrom} – ${validTo ?? ''}`,
      revokedOn ?? '',
      overlaps?.join(', ') ?? '',
    ]),
  )

const said = {
  inForce: { kk: 'қолданылу мерзімі', ru: 'действует', en: 'in force' },
  none: { kk: 'Акт жоқ.', ru: 'Актов нет.', en: 'No acts.' },
  number: { kk: '№', ru: '№', en: '№' },
  overlaps: { kk: 'қабаттасады', ru: 'пересекается с', en: 'overlaps' },
  revoked: { kk: 'күші жойылды', ru: 'отозван с', en: 'revoked on' },
  vests: { kk: 'кімге жүктейді', ru: 'на кого возлагает', en: 'vests' },
} as const satisfies Record<string, Text>
