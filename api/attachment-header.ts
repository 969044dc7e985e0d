/**
 * The header Content-Disposition by which a file is saved and never shown in place (RFC 6266). The name keeps its letters; what would make
 * it a path, or turn its letters round so that another ending is read, becomes an underscore.
 */
export const attachmentHeader = (name: string): string => {
  const safe = name
    .toWellFormed()
    .replaceAll(notInNames, '_')
    .replace(/^\.+|[. ]+$/g, '_')
  const plain = safe.replaceAll(/[^\x20-\x7e]|[%;]/g, '_')
  const encoded = encodeURIComponent(safe).replaceAll(
    /['()*!]/g,
    letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

const notInNames = /[\p{Cc}\p{Bidi_Control}/\\:*?"<>|]/gu
