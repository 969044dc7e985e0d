import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'
import { bundle } from '../worker/bundle.ts'
import type { Measure } from './measure.ts'

export type Bundles = { approval: string; bare: string }

/** The code of both bundles, made the same way. */
export const makeBundles = async (): Promise<Bundles> => {
  const { code: approval } = await bundle()
  const { code: bare } = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./bare-workflow.ts', import.meta.url)),
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: config => ({ ...config, devtool: 'inline-nosources-source-map' }),
  })
  return { approval, bare }
}

/** The size of the script that each cached case evaluates, and whether zod or luxon came into it. */
export const bundleSize = ({ approval, bare }: Bundles): Measure[] => {
  const unwanted = modulesOf(approval).filter(path => /node_modules\/(zod|luxon)\//.test(path))
  const own = modulesOf(approval).filter(path => /^\.\/(?!node_modules)/.test(path))
  return [
    {
      name: 'workflow bundle',
      value: megabytes(approval),
      unit: 'MB',
      bare: megabytes(bare),
      bar: { is: '≤', value: 1.8 },
      because: `${modulesOf(approval).length} modules, ${own.length} of them ours; the rest is the SDK, as in the bare one`,
      details: { own },
    },
    {
      name: 'modules of zod and luxon in the bundle',
      value: unwanted.length,
      unit: '',
      bar: { is: '≤', value: 0 },
      because: unwanted.length > 0 ? unwanted.join(', ') : 'by the paths of its modules',
    },
  ]
}

/**
 * Every module stands in the bundle under its path: as a key, or before its text where several are joined into one.
 * A bundle in which the SDK is not found has another form, and nothing could be said of it.
 */
const modulesOf = (code: string): string[] => {
  const paths = [...code.matchAll(/^(?:\/\*{3}\/ ["']([^"'\n]+)["']:?|;\/\/ (\.\/\S+))$/gm)].map(
    ([, key, joined]) => (key ?? joined) as string,
  )
  if (!paths.some(path => path.includes('@temporalio/workflow')))
    throw new Error('The modules of the bundle are not found')
  return [...new Set(paths)]
}

const megabytes = (code: string): number => Buffer.byteLength(code) / 1e6
