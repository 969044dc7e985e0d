/** All mails of a case, in the order of its events. */
export { noticesOf as outboxOf } from '../../store/outbox.ts'
