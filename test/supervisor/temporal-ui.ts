import type { Browser, Page } from 'playwright-core'

/** Temporal UI as a supervisor in Kazakhstan has it. */
export type TemporalUi = {
  page: Page
  /** Opens a link that Kelisu has printed; answers the ids of the cases it lists, sorted. */
  listed(link: string): Promise<string[]>
  /** Opens a case of the list that is open now, and its summary and details: the tab "User Metadata". */
  details(caseId: string): Promise<Details>
}

/** What the tab "User Metadata" shows, as text. */
export type Details = { summary: string; details: string; currentDetails: string }

/** Columns that tell a supervisor who holds a case since when; each browser keeps its own (README: "Configure Columns"). */
const columns = ['Workflow ID', 'ApprovalDueAt', 'ApprovalHolder', 'ApprovalStage', 'ApprovalApprover']

// A worker on a busy machine answers the query for the current details late.
const patience = 30_000

export const temporalUi = async (browser: Browser, { height = 720 } = {}): Promise<TemporalUi> => {
  const context = await browser.newContext({ timezoneId: 'Asia/Almaty', viewport: { width: 1280, height } })
  // The UI asks for news from outside; nothing here may depend on the network.
  await context.route(
    url => url.hostname !== '127.0.0.1',
    route => route.abort(),
  )
  await context.addInitScript(labels => {
    const kept = JSON.stringify({ default: labels.map(label => ({ label })) })
    globalThis.localStorage.setItem('namespace-workflow-table-columns', kept)
    // The menu at the side is of no use to a supervisor and takes a fifth of the width.
    globalThis.localStorage.setItem('navOpen', 'false')
  }, columns)
  const page = await context.newPage()
  page.setDefaultTimeout(patience)

  return {
    page,
    listed: async link => {
      await page.goto(link, { waitUntil: 'domcontentloaded' })
      await page
        .getByTestId('workflow-count')
        .or(page.getByRole('heading', { name: /\d+ Workflows?/ }))
        .first()
        .waitFor()
      const cases = page.locator('table a[href*="/workflows/approval-"]')
      await cases.first().waitFor()
      return [...new Set(await cases.allInnerTexts())].filter(text => text.startsWith('approval-')).sort()
    },
    details: async caseId => {
      await page.getByRole('link', { name: caseId, exact: true }).click()
      await page.getByText('User Metadata', { exact: true }).click()
      return readDetails(page)
    },
  }
}

const readDetails = async (page: Page): Promise<Details> => {
  // Each text is Markdown rendered in a frame of its own, in the order Summary, Details, Current Details; a frame is there before its text.
  const text = async (index: number) => {
    const body = page.locator('iframe').nth(index).contentFrame().locator('body')
    await body.filter({ hasText: /\S/ }).waitFor()
    return (await body.textContent()) ?? ''
  }
  return { summary: await text(0), details: await text(1), currentDetails: await text(2) }
}
