import { createHash } from 'node:crypto'

export type FormPart = { name: string; content: string | Buffer; file?: string; type?: string }

/** A multipart body as clients of HTTP make it, with its header. */
export const aForm = async (...parts: FormPart[]): Promise<{ body: Buffer; headers: Record<string, string> }> => {
  const form = new FormData()
  for (const { name, content, file, type } of parts) {
    const blob = new Blob(
      [typeof content === 'string' ? content : new Uint8Array(content)],
      type === undefined ? {} : { type },
    )
    if (file === undefined && type === undefined) form.append(name, content.toString())
    else form.append(name, blob, file)
  }
  const made = new Response(form)
  return {
    body: Buffer.from(await made.arrayBuffer()),
    headers: { 'content-type': made.headers.get('content-type') ?? '' },
  }
}

export const sha256Of = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex')
