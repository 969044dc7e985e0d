import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Argument } from '@commander-js/extra-typings'
import { dayNumber, type IsoDate, instantOf, plusDays } from '../../../domain/calendar/dates.ts'
import { jsonText, type Print } from '../print.ts'
import type { Program } from '../program.ts'
import { today } from '../today.ts'

/** `example request`: the request of docs/examples as if it were sent today, ready for `submit`. */
export const addExample = (program: Program, print: Print): void => {
  program
    .command('example')
    .description('a request of the sample registry as if sent today, as JSON for submit')
    .addArgument(new Argument('<what>', 'what to print').choices(['request'] as const))
    .option('--id <id>', "the request's id; by default one that is not taken")
    .action(async (_, { id = `example-${randomUUID().slice(0, 8)}` }) => {
      const request = sentOn(await today(), await readFile(file, 'utf8'))
      // Signed now: a fixed hour of today may not have come yet.
      const signedNow = { ...request.signature, signedAt: instantOf(Date.now()) }
      const document = { ...request, requestId: id, signature: signedNow }
      print.answer(document, () => jsonText(document).trimEnd())
    })
}

const file = new URL('../../../docs/examples/request.json', import.meta.url)

type Example = { outgoing: { sentOn: IsoDate }; signature: object }

/** The example with all its dates moved so far that it is sent on that day. */
const sentOn = (day: IsoDate, text: string): Example => {
  const written: Example = JSON.parse(text)
  const days = dayNumber(day) - dayNumber(written.outgoing.sentOn)
  return JSON.parse(text, (_, value) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? plusDays(value as IsoDate, days) : value,
  )
}
