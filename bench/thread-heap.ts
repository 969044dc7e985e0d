import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads'

/**
 * Loaded into every thread of a worker process (`--import`), since workflows run in a thread with a heap of its own: clears the
 * thread's garbage and tells its heap when the main thread asks. Needs `--expose-gc`.
 */
const channel = new BroadcastChannel('heap')

if (!isMainThread) {
  channel.onmessage = ({ data }: MessageEvent | { data: unknown }) => {
    if (data === 'ask') channel.postMessage({ threadId, heapUsed: cleanHeap() })
  }
  channel.unref()
}

/** Bytes in use in this thread after its garbage is gone. */
export const cleanHeap = (): number => {
  for (let turn = 0; turn < 4; turn++) globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

/** Bytes in use in all threads of the process; `threads` is how many besides this one answer. */
export const heapOfAllThreads = async (threads: number): Promise<{ main: number; workflows: number }> => {
  const others = new Map<number, number>()
  const answered = new Promise<void>(resolve => {
    channel.onmessage = (message: unknown) => {
      const { data } = message as { data: { threadId: number; heapUsed: number } }
      others.set(data.threadId, data.heapUsed)
      if (others.size >= threads) resolve()
    }
  })
  channel.postMessage('ask')
  await answered
  return { main: cleanHeap(), workflows: [...others.values()].reduce((sum, heap) => sum + heap, 0) }
}
