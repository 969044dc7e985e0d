import type { Command } from '@commander-js/extra-typings'
import { commandNames } from '../../../domain/approval/commands.ts'
import { refusedInStage } from '../../../domain/approval/stages.ts'
import { stageTexts } from '../../../domain/texts/stages.ts'
import { citationInWords } from '../citation-words.ts'
import type { Print } from '../print.ts'
import { table } from '../table.ts'

/** `law stages`: each command in each stage, accepted or refused with what the refusal rests on. */
export const addLawStages = (law: Command, print: Print): void => {
  law
    .command('stages')
    .description('which command is taken in which stage, and on what each refusal rests')
    .action(() => {
      const stages = Object.keys(stageTexts) as (keyof typeof stageTexts)[]
      const rows = commandNames.map(command => ({
        command,
        in: Object.fromEntries(
          stages.map(stage => {
            const refused = refusedInStage(command, stage)
            return [stage, refused ? { refused: refused.code, citation: refused.citation } : { accepted: true }]
          }),
        ),
      }))
      print.answer(rows, language =>
        table(
          ['', ...stages.map(stage => stageTexts[stage].label[language])],
          commandNames.map(command => [
            command,
            ...stages.map(stage => {
              const refused = refusedInStage(command, stage)
              if (!refused) return '+'
              return refused.citation === 'design' ? '–' : `– ${citationInWords(refused.citation, language)}`
            }),
          ]),
        ),
      )
    })
}
