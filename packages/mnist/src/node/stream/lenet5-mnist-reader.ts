import { parentPort } from 'node:worker_threads';
import { answerRead, type ScatteredRead } from './scattered-read.js';

parentPort?.on('message', (read: ScatteredRead) => {
  parentPort?.postMessage(answerRead(read));
});
