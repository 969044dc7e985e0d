import { fileURLToPath } from 'node:url'
import {
  type BundleOptions,
  bundleWorkflowCode,
  DefaultLogger,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker'

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** The path of the module that decodes what arrives; workflow bundle and worker must use the same. */
export const payloadConverterPath = pathOf('./payload-converter.ts')

const workflowsPath = pathOf('../workflows/index.ts')
const interceptorsPath = pathOf('../workflows/reserved-names.ts')

/** The workflow code as one script, built once per process. */
export const bundle = (): Promise<WorkflowBundleWithSourceMap> =>
  bundleWorkflowCode({
    workflowsPath,
    payloadConverterPath,
    workflowInterceptorModules: [interceptorsPath],
    preloadModules: [workflowsPath, interceptorsPath],
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: config => ({
      ...config,
      // Positions are enough for stack traces; the sources themselves would be a third of the bundle.
      devtool: 'inline-nosources-source-map',
      // Every cached case evaluates every module again: ours as one scope, with private fields as the engine has them,
      // weigh 13 KiB a case less than as twenty modules with fields kept in WeakMaps (npm run bench).
      optimization: { ...config.optimization, concatenateModules: true, providedExports: true, usedExports: true },
      module: { ...config.module, rules: config.module?.rules?.map(withTodaysSyntax) ?? [] },
    }),
  })

type Configuration = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0]
type Rule = NonNullable<NonNullable<Configuration['module']>['rules']>[number]

/** The SDK's own rule for TypeScript, without its translation to the JavaScript of 2017. */
const withTodaysSyntax = (rule: Rule): Rule => {
  if (!rule || typeof rule !== 'object' || typeof rule.use !== 'object' || !('options' in rule.use)) return rule
  const { options } = rule.use
  if (typeof options !== 'object' || !('jsc' in options)) return rule
  return { ...rule, use: { ...rule.use, options: { ...options, jsc: { ...options.jsc, target: 'es2022' } } } }
}
