/** Twelve digits of their own that begin with a date, then the century: what an individual identification number looks like. */
const shape = /(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[0-6]\d{5}(?!\d)/g

/**
 * The text without what may be an individual number. Only the shape is asked: a number that is hidden in vain costs a sender a look at what
 * he sent, one that is shown in vain stays in logs.
 */
export const withoutPersonalNumbers = (text: string): string => text.replaceAll(shape, '************')
