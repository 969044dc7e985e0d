import { type Client, ScheduleAlreadyRunning, ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client'

/** Of the ordinary queue `kelisu-replay`; another deployment in the same namespace has its own. */
export const replayScheduleId = (taskQueue: string): string =>
  taskQueue === 'approvals' ? 'kelisu-replay' : `kelisu-replay-${taskQueue}`

/**
 * Makes the schedule be as this version has it: every night at 02:00 in Almaty all cases are derived again, one run at a time;
 * a night in which the server was down is caught up in the morning. Switched off, there is no schedule. Safe to repeat;
 * a schedule that a person has paused stays paused.
 */
export const keepReplaySchedule = async (
  client: Client,
  { taskQueue, nightly }: { taskQueue: string; nightly: boolean },
): Promise<void> => {
  const scheduleId = replayScheduleId(taskQueue)
  const handle = client.schedule.getHandle(scheduleId)
  if (!nightly) {
    await handle.delete().catch((error: unknown) => {
      if (!(error instanceof ScheduleNotFoundError)) throw error
    })
    return
  }
  const wanted = {
    spec: { calendars: [{ hour: 2, minute: 0 }], timezone: 'Asia/Almaty' },
    action: {
      type: 'startWorkflow' as const,
      workflowType: 'replayCases',
      workflowId: scheduleId,
      taskQueue,
      args: [],
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '12 hours' as const },
  }
  try {
    await client.schedule.create({ scheduleId, ...wanted })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
    await handle.update(({ state }) => ({ ...wanted, state }))
  }
}
