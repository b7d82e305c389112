import { expose } from 'comlink';
import { sendErrorReports } from './error-reports.js';
import { TrainingWorker } from './training-worker.js';

sendErrorReports();
expose(new TrainingWorker());
