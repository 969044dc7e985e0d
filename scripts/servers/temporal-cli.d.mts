/** The path of a usable Temporal command line (server, UI and client in one file), fetched if it must be. */
export function temporalCli(progress?: (text: string) => void): Promise<string>
