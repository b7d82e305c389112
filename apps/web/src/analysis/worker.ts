import { expose } from 'comlink';
import { sendErrorReports } from '../worker/error-reports.js';
import { AnalysisWorker } from './analysis-worker.js';

sendErrorReports();
expose(new AnalysisWorker());
