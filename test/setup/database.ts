import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'
import type { Templates } from './global.ts'

export type FreshDatabase = {
  url: string
  /** Ends every session on the database and removes it. */
  drop(): Promise<void>
}

/** A migrated database of the caller's own, empty or with the sample registry. */
export async function freshDatabase(kind: keyof Templates = 'empty'): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(`create database ${name} template ${inject('templateDatabases')[kind]} strategy file_copy`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`
  return { url: url.href, drop: () => asAdmin(`drop database if exists ${name} with (force)`) }
}

async function asAdmin(statement: string): Promise<void> {
  const admin = new Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}
