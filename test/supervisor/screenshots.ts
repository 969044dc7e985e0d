import { fileURLToPath } from 'node:url'
import { settings } from '../../client/command-line/settings.ts'
import { supervisorLinks } from '../../client/command-line/supervisor-links.ts'
import { openBrowser } from './browser.ts'
import { temporalUi } from './temporal-ui.ts'

// The pictures of the README, taken from the demo of a running `npm start`: `npm run screenshots`.
const { KELISU_UI_URL: uiUrl, TEMPORAL_NAMESPACE: namespace = 'default' } = settings()
if (!uiUrl) throw new Error('Nothing runs here to take pictures of. Start everything with: npm start')

const picture = (name: string) => fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url))
const links = supervisorLinks(uiUrl, namespace)
const shown = 'approval-dgd-karaganda.demo-04'

const browser = await openBrowser()
try {
  const list = await temporalUi(browser, { height: 460 })
  await list.listed(links.overdue)
  await list.page.screenshot({ path: picture('overdue'), animations: 'disabled' })

  const one = await temporalUi(browser, { height: 840 })
  await one.listed(links.overdue)
  await one.details(shown)
  await one.page.screenshot({ path: picture('case'), animations: 'disabled' })
} finally {
  await browser.close()
}
