import { serveWorker } from '../serve-worker.js';
import type { ToWorker } from '../worker-messages.js';

const serve = serveWorker((message) => postMessage(message));

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => serve(data));
