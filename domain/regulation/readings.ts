import type { Citation } from './citations.ts'

type Reading = {
  /** What the text leaves open. */
  question: string
  /** The part that leaves it open, or the provision elsewhere that the default borrows. */
  citation: Citation
  alternatives: readonly [string, ...string[]]
  /** Ours, never presented as law. */
  default: string
  /** The alternative that rests on a time of day, which no provision gives: who chooses it names the hour. */
  withHour?: string
  /** It concerns the route, before there is an approving body: it is chosen for the whole deployment (`*`). */
  forAll?: true
}

/**
 * The open points of the text, one table; every use names its reading. An approving body chooses an alternative
 * by its own decision from a date on (registry, kind `readings`); a case keeps those that are not the default.
 */
export const readings = {
  consentBySilence: {
    question: 'Is silence after seven working days consent?',
    citation: 'part-10',
    alternatives: ['none'],
    default: 'none',
  },
  lateRequest: {
    question: 'What follows from a late request?',
    citation: 'part-6',
    alternatives: ['flagged'],
    default: 'flagged',
  },
  incompleteRequest: {
    question: "What happens to a request without the head's signature or the draft?",
    citation: 'part-4',
    alternatives: ['keptIncomplete', 'returnedAtIntake'],
    default: 'keptIncomplete',
  },
  reasons: {
    question: 'Must a decision give reasons?',
    citation: 'part-11',
    alternatives: ['offered', 'required'],
    default: 'offered',
  },
  resubmission: {
    question: 'What is a request sent again?',
    citation: 'part-4',
    alternatives: ['newLinkedCase'],
    default: 'newLinkedCase',
  },
  stoppingTheTerm: {
    question: 'Can the seven working days be stopped or extended?',
    citation: 'part-10',
    alternatives: ['clockRuns'],
    default: 'clockRuns',
  },
  proposalBinding: {
    question: 'Does the proposal bind who decides?',
    citation: 'part-7',
    alternatives: ['no'],
    default: 'no',
  },
  receiptDay: {
    question: 'Which day is the first of the seven?',
    citation: 'part-10',
    alternatives: ['nextWorkingDay', 'receiptDay'],
    default: 'nextWorkingDay',
  },
  sendBy: {
    question: 'How are the ten working days before the end of the term counted?',
    citation: 'part-6',
    alternatives: ['plain', 'strict'],
    default: 'plain',
  },
  receivedMoment: {
    question: 'When is a request received, when sent?',
    citation: 'APPC-44-1',
    alternatives: ['registration', 'deliveryTime'],
    default: 'registration',
  },
  editionDate: {
    question: 'Which date picks the edition of the Regulation?',
    citation: 'part-10',
    alternatives: ['receipt', 'act', 'sending', 'decision'],
    default: 'receipt',
  },
  headDecides: {
    question: 'Do the seven working days bind the head who decides himself?',
    citation: 'part-10',
    alternatives: ['yes'],
    default: 'yes',
  },
  actingHeadSigns: {
    question: 'May an acting head sign the request?',
    citation: 'APPC-44-3',
    alternatives: ['withOrder', 'headOnly'],
    default: 'withOrder',
  },
  delegationAct: {
    question: "What is the head's act of delegation?",
    citation: 'part-9',
    alternatives: ['datedWrittenAct'],
    default: 'datedWrittenAct',
  },
  administrativeTerms: {
    question: 'Does part 6 apply to terms of the APPC?',
    citation: 'part-6',
    alternatives: ['appcTerm', 'notApplied'],
    default: 'appcTerm',
  },
  thirdLevelTerritorialBody: {
    question: 'Which item of part 1 applies to a third-level territorial body?',
    citation: 'part-1',
    alternatives: ['item4', 'item3or2'],
    default: 'item4',
    forAll: true,
  },
  fourthLevelTerritorialBody: {
    question: 'Who approves for a fourth-level territorial body?',
    citation: 'part-1',
    alternatives: ['noRoute', 'nearestSuperior'],
    default: 'noRoute',
    forAll: true,
  },
  knbSubdivisions: {
    question: 'Are territorial bodies of the KNB and subdivisions of its departments exempt?',
    citation: 'part-2',
    alternatives: ['routed', 'humanChooses'],
    default: 'routed',
    forAll: true,
  },
  apparatusAsParty: {
    question: "Who approves for an akim's apparatus?",
    citation: 'part-1',
    alternatives: ['noRoute', 'asItsAkim'],
    default: 'noRoute',
    forAll: true,
  },
  receiptOnDayOff: {
    question: 'What is the day of a receipt on a day off or after closing?',
    citation: 'part-10',
    alternatives: ['actualDay', 'nextWorkingDay'],
    default: 'actualDay',
    withHour: 'nextWorkingDay',
  },
  seventhDayEnds: {
    question: 'When does the seventh day end?',
    citation: 'CPC-123-5',
    alternatives: ['midnight', 'closeOfBusiness'],
    default: 'midnight',
    withHour: 'closeOfBusiness',
  },
  paperDecisionDate: {
    question: 'Which date counts for a decision signed on paper and registered later?',
    citation: 'part-10',
    alternatives: ['signing', 'registration'],
    default: 'signing',
  },
  actingHeadDecides: {
    question: 'May an acting head decide, and may he delegate?',
    citation: 'part-9',
    alternatives: ['decidesWithOrder', 'decidesAndDelegates'],
    default: 'decidesWithOrder',
  },
  substituteOfVested: {
    question: 'Is the substitute of a vested person vested?',
    citation: 'part-9',
    alternatives: ['no', 'yes'],
    default: 'no',
  },
  headKeepsPower: {
    question: 'Does the head keep the power after delegating it?',
    citation: 'part-9',
    alternatives: ['yes', 'no'],
    default: 'yes',
  },
  issuerLeaves: {
    question: 'Does the act stand when the head who issued it leaves?',
    citation: 'part-9',
    alternatives: ['stands', 'lapses'],
    default: 'stands',
  },
  sameProposerAndDecider: {
    question: 'May one person propose and decide?',
    citation: 'part-7',
    alternatives: ['flagged', 'refused'],
    default: 'flagged',
  },
  decisionBeforeProposal: {
    question: 'May the decision come before any proposal?',
    citation: 'part-7',
    alternatives: ['refused', 'withReason'],
    default: 'refused',
  },
  wrongAddressee: {
    question: 'What follows when a request is addressed to the wrong body?',
    citation: 'part-1',
    alternatives: ['routedRight', 'returned'],
    default: 'routedRight',
  },
  approverReorganised: {
    question: 'Who goes on when the approver is reorganised?',
    citation: 'part-8',
    alternatives: ['successor', 'humanChooses'],
    default: 'successor',
  },
} as const satisfies Record<string, Reading>

/** The id of an open point. */
export type ReadingId = keyof typeof readings

/** The alternatives of an open point. */
export type Alternative<Id extends ReadingId> = (typeof readings)[Id]['alternatives'][number]

/** A local time of day, `HH:mm`. */
export type Hour = `${number}:${number}`

/** The readings in force that are not the default, and the hours that some of them rest on; what is left out is the default. */
export type ReadingsInForce = { readonly [Id in ReadingId]?: Alternative<Id> } & {
  readonly hours?: { readonly [Id in ReadingId]?: Hour }
}

/** An open point's row, with what only some rows have. */
export const readingOf = (id: ReadingId): Reading => readings[id]
