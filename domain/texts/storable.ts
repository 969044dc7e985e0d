/** A text as PostgreSQL can hold it: U+FFFD stands for the character NUL and for half a surrogate pair, the same each time. */
export const storable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed()
