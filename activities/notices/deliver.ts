import type { EventOf } from '../../domain/approval/events.ts'
import type { ApprovalRequest, Receipt } from '../../domain/approval/request.ts'
import type { CaseSummary } from '../../domain/approval/summary.ts'
import type { LocalTime } from '../../domain/calendar/dates.ts'
import type { Name } from '../../domain/texts/languages.ts'
import type { DeliverInput, DeliverResult } from '../activities.ts'
import { loggedCase, type ReadCase } from '../logged-case.ts'
import type { Directory } from './recipients.ts'

/** A signed decision on its way to the requesting body (part 11), with the facts a letter needs. */
export type DecisionToDeliver = {
  /** `<caseId>/<seq>`: the same for every attempt. */
  deliveryId: string
  decided: EventOf<'Decided'>
  /** Who decided; the name as the registry has it. */
  signer: { person: string; name: Name; claimed: boolean }
  /** Who registered a decision signed on paper. */
  registrar?: Name
  summary: CaseSummary
  request: ApprovalRequest
  receipt: Receipt | null
  nameOf: (body: string) => Name
}

/** How a decision travels: by e-mail here; documents and exchange systems come behind the same port. */
export type DeliveryChannel = {
  /** `how` is kept in the log: no address in it. Throws `DeliveryImpossible` where trying again cannot help. */
  deliver(decision: DecisionToDeliver, directory: Directory): Promise<DeliverResult>
}

/** The decision cannot be delivered this way; a person has to find another. */
export class DeliveryImpossible extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'DeliveryImpossible'
  }
}

export type DeliverDependencies = {
  readCase: ReadCase
  registry: () => Promise<Directory>
  channel: DeliveryChannel
  localTime: LocalTime
}

/** Delivers the decision that the case's event `seq` is. Safe to repeat: the delivery's id is the same, and so is the mail's Message-ID. */
export const createDeliver =
  ({ readCase, registry, channel, localTime }: DeliverDependencies) =>
  async ({ caseId, seq }: DeliverInput): Promise<DeliverResult> => {
    const directory = await registry()
    const told = loggedCase(await readCase(caseId))
    const decided = told?.event(seq)
    // The log is written before anything is delivered; what is not there yet may come.
    if (!told || decided === undefined) throw new Error(`event ${seq} of ${caseId} is not in the log`)
    if (decided.type !== 'Decided') throw new DeliveryImpossible(`event ${seq} is no decision`)
    const { summary, request, receipt } = told
    const on = localTime.dateOf(decided.judged.at)
    const by = decided.by
    const person = by && 'person' in by ? by.person : ''
    const nameOfPerson = (id: string): Name => {
      const known = directory.person(id)?.name
      return { kk: known?.kk ?? known?.ru ?? id, ru: known?.ru ?? id }
    }
    const registrar = decided.paper?.registeredBy
    return channel.deliver(
      {
        deliveryId: `${caseId}/${seq}`,
        decided,
        signer: { person, name: nameOfPerson(person), claimed: by?.claimed === true },
        ...(registrar ? { registrar: nameOfPerson(registrar) } : {}),
        summary,
        request,
        receipt,
        nameOf: id => directory.standing(id, on)?.name ?? { kk: id, ru: id },
      },
      directory,
    )
  }
