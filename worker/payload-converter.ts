import { defaultPayloadConverter, type Payload, type PayloadConverter } from '@temporalio/common'

/**
 * Decodes what anyone may have sent: what cannot be decoded becomes `{malformed: reason}` and is refused by `prepare`.
 * The SDK decodes before our code runs, and an error there would fail the workflow task again and again.
 */
class NeverThrowing implements PayloadConverter {
  toPayload<T>(value: T): Payload {
    return defaultPayloadConverter.toPayload(value)
  }

  fromPayload<T>(payload: Payload): T {
    try {
      return defaultPayloadConverter.fromPayload<T>(payload)
    } catch (error) {
      return { malformed: error instanceof Error ? error.message.slice(0, 200) : 'not decodable' } as T
    }
  }
}

export const payloadConverter = new NeverThrowing()
