import { instantiateKernels, type KernelExports } from './instantiate-kernels.js';
import type { FromWorker, ToWorker } from './worker-messages.js';

/** Makes the message handler of a worker thread: it instantiates the kernels on the shared memory, then runs programs. */
export function serveWorker(answer: (message: FromWorker) => void): (message: ToWorker) => Promise<void> {
  let kernels: KernelExports | undefined;
  return async (message) => {
    try {
      if (message.type === 'start') kernels = await instantiateKernels(message.modules, message.memory);
      else kernels?.run(message.program, message.frame);
      answer({ type: 'ready' });
    } catch (error) {
      answer({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  };
}
