import type { StoredDocument } from '../approval/request.ts'
import type { IsoDate } from '../calendar/dates.ts'
import type { Means } from '../deadlines/facts.ts'
import type { Hour, ReadingId } from '../regulation/readings.ts'
import type { AkimUnit, BodyKind, PositionName, RoleName } from './kinds.ts'
import type { KnownTime, ValidTime } from './validity.ts'

/** Everything an office registers, as plain arrays: what files hold, what the store keeps, what a snapshot indexes. */
export type RegistryRecords = {
  bodies: Body[]
  people: Person[]
  positions: Position[]
  acts: Act[]
  issuers: Issuer[]
  readings: ReadingChoice[]
  grants: RoleGrant[]
}

type AnyBody = ValidTime &
  KnownTime & {
    /** `[a-z0-9-]{1,40}`, the same through all versions of the body. */
    id: string
    /** The body directly above; for a local executive body the akim whose akimat created it. */
    parent?: string
    name: { kk: string; ru: string }
    /** The body that goes on with its affairs after `validTo`. */
    successor?: string
    /** The subdivision other than the legal service that the body charged with examining requests (part 7). */
    designatedUnit?: string
    /** How its records service writes incoming numbers (`fitsFormat`); any number where there is none. */
    receiptNumberFormat?: string
  }

/** An akim. His people sit in his `apparatus`, which registers and examines but never approves. */
export type Akim = AnyBody & { kind: 'akim'; unit: AkimUnit; apparatus?: string }

/** One version of a body. */
export type Body = Akim | (AnyBody & { kind: Exclude<BodyKind, 'akim'> })

/** A person who acts in the procedure. The id is opaque: it is all that leaves the registry in ids and attributes. */
export type Person = KnownTime & {
  id: string
  name: { kk?: string; ru: string }
  email?: string
  language: 'kk' | 'ru'
}

/** Number and date of a written order. */
export type Order = { number: string; date: IsoDate }

/** A person in a position of a body. `acting` replaces the holder and proves it by an order (APPC 44(3)). */
export type Position = ValidTime &
  KnownTime & {
    person: string
    body: string
    position: PositionName
    /** Which subdivision, for `otherUnit`: compared with the body's `designatedUnit`. */
    unit?: string
    acting: boolean
    order?: Order
  }

type AnyAct = ValidTime &
  KnownTime & {
    id: string
    /** Whose head issued it. */
    body: string
    number: string
    date: IsoDate
    /** The person who issued it. */
    issuedBy: string
    /** From this day on the act is no longer in force. */
    revokedOn?: IsoDate
  }

/** The head vests the decision in a person or in the holder of a position (part 9). */
export type Delegation = AnyAct & {
  kind: 'delegation'
  person?: string
  /** What the vested person holds; without a `person`, whoever holds it. */
  position?: PositionName
  /** Where the head has vested less than all: only for these means, only for requests of these bodies. Part 9 has no word on it. */
  scope?: { means?: readonly Means[]; requesters?: readonly string[] }
  /** The signed act itself. */
  document?: StoredDocument
}

/** The order by which the units under a state body approve instead of the routes (part 3). */
export type MilitaryOrder = AnyAct & { kind: 'militaryOrder'; approver: string; terms?: string }

/** An act of a head. */
export type Act = Delegation | MilitaryOrder

/** A public key in JWK form. */
export type PublicKey = { kty: string; [parameter: string]: unknown }

/** Who may sign credentials, for the people of one body or of all (`*`); from `revokedOn` on nothing that it signs counts. */
export type Issuer = ValidTime & KnownTime & { id: string; actsFor: string; publicKey: PublicKey; revokedOn?: IsoDate }

/** How a body reads an open point of the text from a day on, by its own dated decision; body `*` is the whole deployment. */
export type ReadingChoice = ValidTime &
  KnownTime & {
    body: string
    reading: ReadingId
    alternative: string
    /** Where the alternative rests on a time of day. */
    hour?: Hour
    number: string
    date: IsoDate
  }

/** A role that a person has for the cases or records of a body (or of all, `*`) by a written order. */
export type RoleGrant = ValidTime &
  KnownTime & {
    person: string
    body: string
    role: RoleName
    order: Order
    /** From this day on it gives nothing. */
    revokedOn?: IsoDate
  }
