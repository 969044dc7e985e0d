/** How a person types `kelisu` in a checkout. */
export const typed = (rest: string): string => `npm run -s kelisu -- ${rest}`
