import type { Scenario } from '../scenario.js';
import { clockBack } from './clock-back.js';
import { clockJumps } from './clock-jumps.js';
import { denormals } from './denormals.js';
import { fullDisk } from './full-disk.js';
import { FUZZ } from './fuzz.js';
import { killAll } from './kill-all.js';
import { killCoordinator } from './kill-coordinator.js';
import { killRun } from './kill-run.js';
import { killServer } from './kill-server.js';
import { killWorkers } from './kill-workers.js';
import { LONG_RUNS } from './long-runs.js';
import { pageTraining } from './page-training.js';
import { powerLoss } from './power-loss.js';
import { reproducibleBuild } from './reproducible-build.js';
import { runLock } from './run-lock.js';
import { sleepingWorker } from './sleeping-worker.js';
import { writeErrors } from './write-errors.js';

/** All scenarios, in the order in which they run. Other parts of the repository add theirs here. */
export const SCENARIOS: readonly Scenario[] = [
  killWorkers,
  killServer,
  killCoordinator,
  sleepingWorker,
  fullDisk,
  clockBack,
  killAll,
  runLock,
  killRun,
  powerLoss,
  writeErrors,
  clockJumps,
  reproducibleBuild,
  ...FUZZ,
  ...LONG_RUNS,
  denormals,
  pageTraining,
];
