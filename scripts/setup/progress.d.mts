/** Prints one line of progress with the seconds since the command began. */
export function progress(text: string): void
