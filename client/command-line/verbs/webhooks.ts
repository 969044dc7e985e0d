import { Argument, Option } from '@commander-js/extra-typings'
import type { Language, Text } from '../../../domain/texts/languages.ts'
import { webhookEventNames } from '../../../domain/webhooks/events.ts'
import { everyPage } from '../every-page.ts'
import { localTime } from '../local-time.ts'
import { type Api, apiInUse } from '../over-http/api.ts'
import type { Print } from '../print.ts'
import type { Program } from '../program.ts'
import { pairs, table } from '../table.ts'
import { withoutMissing } from '../without-missing.ts'
import { words } from '../words.ts'

/** `webhooks …`: which systems are told of events, what was sent to them, and what did not arrive. Always by the HTTP API. */
export const addWebhooks = (program: Program, print: Print): void => {
  const webhooks = program
    .command('webhooks')
    .description('which systems are told of events, by the HTTP API (docs/webhooks.md)')

  webhooks
    .command('list')
    .description('the subscriptions that are yours to manage')
    .action(async () => {
      const answer = await (await apiInUse(print)).get<{ webhooks: Webhook[] }>(path())
      print.answer(answer.webhooks, language => listed(answer.webhooks, language))
    })

  webhooks
    .command('add')
    .description('subscribe a system; the secret is shown only now')
    .argument('<address>', 'where messages are sent: public and https')
    .addOption(new Option('--events <events...>', 'only these events; else all').choices(webhookEventNames))
    .option('--body <body>', 'whose cases; else those of the body for which the system acts, * for all')
    .option('--system <system>', 'the id of the registered system, where a person subscribes it')
    .action(async (address, options) => {
      const api = await apiInUse(print)
      const made = await api.change<{ webhook: Webhook; secret: string }>('POST', path(), {
        address,
        ...withoutMissing(options),
      })
      print.answer(made, language =>
        pairs([
          [words.id[language], made.webhook.id],
          [said.address[language], made.webhook.address],
          [said.secret[language], made.secret],
        ]),
      )
    })

  webhooks
    .command('switch')
    .description('switch a subscription off, and on again')
    .argument('<webhook>', 'its id')
    .addArgument(new Argument('<state>', 'what').choices(['on', 'off'] as const))
    .action(async (id, state) => {
      const changed = await (await apiInUse(print)).change<Webhook>('PATCH', path(id), { on: state === 'on' })
      print.answer(changed, language => listed([changed], language))
    })

  webhooks
    .command('rotate')
    .description('make a new secret; for a day the one before signs too')
    .argument('<webhook>', 'its id')
    .action(async id => {
      const api = await apiInUse(print)
      const made = await api.change<{ secret: string; previousSecretUntil: string }>('POST', path(id, 'secret'))
      print.answer(made, language =>
        pairs([
          [said.secret[language], made.secret],
          [said.previousUntil[language], localTime(made.previousSecretUntil as never)],
        ]),
      )
    })

  webhooks
    .command('test')
    .description('send a message of the type Test, about no case')
    .argument('<webhook>', 'its id')
    .action(async id => {
      const sent = await (await apiInUse(print)).change<{ webhookId: string }>('POST', path(id, 'test'))
      print.answer(sent, language => `${said.willBeSent[language]}: ${sent.webhookId}`)
    })

  webhooks
    .command('deliveries')
    .description('what was sent and what waits, the newest first; --status failed: the dead letters')
    .argument('<webhook>', 'its id')
    .addOption(new Option('--status <status>', 'only these').choices(['pending', 'sent', 'failed'] as const))
    .action(async (id, { status }) => {
      const found = await everyDelivery(await apiInUse(print), id, status, print)
      print.answer(found, language => (found.length === 0 ? said.none[language] : deliveriesListed(found, language)))
    })

  webhooks
    .command('resend')
    .description('send dead letters again: all, or those named')
    .argument('<webhook>', 'its id')
    .argument('[deliveries...]', 'ids of deliveries; else all that failed')
    .action(async (id, webhookIds) => {
      const api = await apiInUse(print)
      const asked = webhookIds.length === 0 ? {} : { webhookIds }
      const { resent } = await api.change<{ resent: number }>('POST', path(id, 'resend'), asked)
      print.answer({ resent }, language => `${said.resent[language]}: ${resent}`)
    })

  webhooks
    .command('remove')
    .description('end a subscription for good')
    .argument('<webhook>', 'its id')
    .action(async id => {
      await (await apiInUse(print)).change('DELETE', path(id))
      print.answer({ removed: id }, language => `${said.removed[language]}: ${id}`)
    })
}

type Webhook = {
  id: string
  system: string
  body: string
  address: string
  events: string[] | null
  on: boolean
  offBecause: string | null
}

type Delivery = {
  webhookId: string
  type: string
  status: 'pending' | 'sent' | 'failed'
  attempts: number
  lastError: string | null
  createdAt: string
}

const path = (...parts: string[]): string => ['/api/v1/webhooks', ...parts.map(encodeURIComponent)].join('/')

const everyDelivery = (api: Api, id: string, status: string | undefined, print: Print): Promise<Delivery[]> => {
  const pageAfter = async (after: string | undefined) => {
    const query = new URLSearchParams({ limit: '500', ...withoutMissing({ status, after }) })
    const page = await api.get<{ deliveries: Delivery[]; next: string | null }>(`${path(id, 'deliveries')}?${query}`)
    return { items: page.deliveries, next: page.next }
  }
  return everyPage(pageAfter, print, count => ({ kk: `${count}`, ru: `${count}`, en: `${count}` }))
}

const listed = (webhooks: readonly Webhook[], language: Language): string =>
  webhooks.length === 0
    ? said.none[language]
    : table(
        [words.id, said.system, words.body, said.address, said.events, words.state].map(text => text[language]),
        webhooks.map(({ id, system, body, address, events, on, offBecause }) => [
          id,
          system,
          body,
          address,
          events?.join(', ') ?? said.all[language],
          on ? said.on[language] : `${said.off[language]} (${offBecause})`,
        ]),
      )

const deliveriesListed = (deliveries: readonly Delivery[], language: Language): string =>
  table(
    [words.id, said.event, words.state, said.attempts, words.date, words.reason].map(text => text[language]),
    deliveries.map(({ webhookId, type, status, attempts, createdAt, lastError }) => [
      webhookId,
      type,
      said[status][language],
      attempts,
      localTime(createdAt as never),
      lastError ?? '',
    ]),
  )

const said = {
  address: { kk: 'мекенжай', ru: 'адрес', en: 'address' },
  all: { kk: 'барлығы', ru: 'все', en: 'all' },
  attempts: { kk: 'талпыныс', ru: 'попыток', en: 'attempts' },
  event: { kk: 'оқиға', ru: 'событие', en: 'event' },
  events: { kk: 'оқиғалар', ru: 'события', en: 'events' },
  failed: { kk: 'жетпеді', ru: 'не доставлено', en: 'failed' },
  none: { kk: 'Ештеңе жоқ.', ru: 'Ничего нет.', en: 'None.' },
  off: { kk: 'өшірулі', ru: 'выключена', en: 'off' },
  on: { kk: 'қосулы', ru: 'включена', en: 'on' },
  pending: { kk: 'кезекте', ru: 'в очереди', en: 'pending' },
  previousUntil: {
    kk: 'бұрынғы құпия кілт жарамды',
    ru: 'прежний секрет действует до',
    en: 'the one before signs until',
  },
  removed: { kk: 'Жойылды', ru: 'Удалена', en: 'Removed' },
  resent: { kk: 'Қайта жіберіледі', ru: 'Будет отправлено снова', en: 'Will be sent again' },
  secret: {
    kk: 'құпия кілт (тек қазір көрсетіледі)',
    ru: 'секрет (показан только сейчас)',
    en: 'secret (shown only now)',
  },
  sent: { kk: 'жіберілді', ru: 'отправлено', en: 'sent' },
  system: { kk: 'жүйе', ru: 'система', en: 'system' },
  willBeSent: { kk: 'Жіберіледі', ru: 'Будет отправлено', en: 'Will be sent' },
} as const satisfies Record<string, Text>
