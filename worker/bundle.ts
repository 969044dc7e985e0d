import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker'

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** The path of the module that decodes what arrives; workflow bundle and worker must use the same. */
export const payloadConverterPath = pathOf('./payload-converter.ts')

/** The workflow code as one script, built once per process. */
export const bundle = (): Promise<WorkflowBundleWithSourceMap> =>
  bundleWorkflowCode({
    workflowsPath: pathOf('../workflows/index.ts'),
    payloadConverterPath,
    logger: new DefaultLogger('WARN'),
    // Positions are enough for stack traces; the sources themselves would be a third of the bundle.
    webpackConfigHook: config => ({ ...config, devtool: 'inline-nosources-source-map' }),
  })
