import type { WorkflowInterceptors } from '@temporalio/workflow'

const reserved = '__temporal_'

/**
 * The SDK fails the task of a signal or an update whose name begins as its own do, and a signal stays in history: one such message
 * would stop a case for ever. Under another name it comes to the inbox and is refused as any unknown command.
 */
export const interceptors = (): WorkflowInterceptors => ({
  internals: [
    {
      activate(input, next) {
        for (const { signalWorkflow, doUpdate } of input.activation.jobs ?? []) {
          if (signalWorkflow?.signalName?.startsWith(reserved))
            signalWorkflow.signalName = renamed(signalWorkflow.signalName)
          if (doUpdate?.name?.startsWith(reserved)) doUpdate.name = renamed(doUpdate.name)
        }
        next(input)
      },
    },
  ],
})

const renamed = (name: string): string => `reserved ${name}`
