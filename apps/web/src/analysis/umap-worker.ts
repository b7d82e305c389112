import { expose } from 'comlink';
import { nextTask } from '../scheduling/next-task.js';
import { sendErrorReports } from '../worker/error-reports.js';
import { holdLifeLock } from '../worker/life-lock.js';
import type { UmapApi } from './umap-api.js';
import { umapLayout } from './umap-layout.js';

const lifeLock = holdLifeLock();

const api: UmapApi = {
  lifeLock: () => lifeLock,
  async arrange(features, size, onLayout) {
    for (const layout of umapLayout(features, size)) {
      await onLayout(layout);
      await nextTask();
    }
  },
};

sendErrorReports();
expose(api);
