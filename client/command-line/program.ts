import { Command, Option } from '@commander-js/extra-typings'
import { type Language, languages, type Text } from '../../domain/texts/languages.ts'
import { verbsWithExamples } from './verbs-with-examples.ts'

/** The program with what all verbs share. */
export const newProgram = () =>
  new Command('kelisu')
    .description(
      'Approval (келісу) of the right to appeal or to contest a judicial act, by the algorithm of Res. 1072.',
    )
    .option('--json', 'print one JSON document and nothing else')
    .addOption(
      new Option('--lang, --language <language>', 'language of messages')
        .choices(languages)
        .default('en' as const)
        .env('KELISU_LANGUAGE'),
    )
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('afterAll', whereItAsks)
    .showSuggestionAfterError()
    .helpCommand(false)

/** The language asked for; before the words are parsed the environment has not been read by them. */
export const languageOf = (program: Program): Language => {
  const wished = languages.find(language => language === process.env.KELISU_LANGUAGE)
  return program.getOptionValueSource('language') === 'default' && wished ? wished : program.opts().language
}

/** Says in its help, in Kazakh and Russian too, what each verb does; options stay in English. */
export const describeIn = (program: Program, language: Language): void => {
  if (language === 'en') return
  const verbs = new Map(verbsWithExamples(language).map(({ verb, does }) => [verb, does]))
  for (const command of program.commands) {
    command.description(verbs.get(command.name()) ?? command.description())
    command.configureHelp({ ...command.configureHelp(), styleTitle: title => titleTexts[title]?.[language] ?? title })
  }
  program.configureHelp({ ...program.configureHelp(), styleTitle: title => titleTexts[title]?.[language] ?? title })
}

const titleTexts: Record<string, Omit<Text, 'en'>> = {
  'Usage:': { kk: 'Қолдану:', ru: 'Как вызвать:' },
  'Arguments:': { kk: 'Аргументтер:', ru: 'Аргументы:' },
  'Options:': { kk: 'Опциялар:', ru: 'Параметры:' },
  'Global Options:': { kk: 'Ортақ опциялар:', ru: 'Общие параметры:' },
  'Commands:': { kk: 'Командалар:', ru: 'Команды:' },
}

/** What a verb is added to. */
export type Program = ReturnType<typeof newProgram>

const whereItAsks = `
By KELISU_URL without TEMPORAL_ADDRESS, cases are asked over HTTP, as who is logged in ("login") or whose token KELISU_TOKEN is.
By TEMPORAL_ADDRESS and KELISU_DATABASE_URL the servers themselves are asked, --as a person; by none of them, what "npm start" runs.
Over HTTP, "calendar" and "deadlines" are counted here by the program's own calendar editions ("explain" asks the API). On the servers
only: receipt, replay, simulate, recompute, restore-log, notices, demo, links, registry, "calendar import" and "calendar activate".`
