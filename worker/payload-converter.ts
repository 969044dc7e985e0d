import { DefaultPayloadConverter, type Payload, type PayloadConverter } from '@temporalio/common'

/**
 * Decodes what anyone may have sent: what cannot be decoded becomes `{malformed: reason}` and is refused by `prepare`.
 * The SDK decodes before our code runs, and an error there would fail the workflow task again and again.
 */
class NeverThrowing implements PayloadConverter {
  readonly #standard = new DefaultPayloadConverter()

  toPayload<T>(value: T): Payload {
    return this.#standard.toPayload(value)
  }

  fromPayload<T>(payload: Payload): T {
    try {
      return this.#standard.fromPayload<T>(payload)
    } catch (error) {
      return { malformed: error instanceof Error ? error.message.slice(0, 200) : 'not decodable' } as T
    }
  }
}

export const payloadConverter = new NeverThrowing()
