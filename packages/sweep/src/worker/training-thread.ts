// The entry of a thread that trains segments, so that several of them use several processors.
import { parentPort } from 'node:worker_threads';
import type { ThreadAnswer, ThreadRequest } from './thread-messages.js';
import { trainSegment } from './train-segment.js';

let controller = new AbortController();

async function answer(request: Extract<ThreadRequest, { type: 'train' }>): Promise<ThreadAnswer> {
  controller = new AbortController();
  try {
    return { type: 'result', result: await trainSegment(request.task, controller.signal) };
  } catch (error) {
    const { message = String(error), code = '' } = Object(error);
    return { type: 'error', message: String(message), code: String(code) };
  }
}

parentPort?.on('message', async (request: ThreadRequest) => {
  if (request.type === 'abort') controller.abort();
  else parentPort?.postMessage(await answer(request));
});
