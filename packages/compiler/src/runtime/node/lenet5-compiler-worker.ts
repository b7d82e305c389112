import { parentPort } from 'node:worker_threads';
import { serveWorker } from '../serve-worker.js';

parentPort?.on(
  'message',
  serveWorker((message) => parentPort?.postMessage(message)),
);
