import { mkdir } from 'node:fs/promises';
import { emptyHistory } from '@lenet5/metrics';
import { DEFAULT_CONFIG, type TrainConfig } from '../commands/train/config/train-config.js';
import { runLayout } from '../run-folder/layout.js';
import { RunRecord } from '../run-folder/run-record.js';
import { SAMPLE_START, sampleEpochs } from './sample-events.js';

/** Options of a sample run. */
export interface SampleRun {
  /** Number of finished epochs, at most ten. Default 10. */
  readonly epochs?: number;
  /** Default true. */
  readonly validated?: boolean;
  /** How the run ended; null if it was killed. Default `completed`. */
  readonly stopped?: 'completed' | 'interrupted' | null;
  readonly config?: Partial<TrainConfig>;
}

/** Writes the folder of a run like the published one, without a model. */
export async function writeSampleRun(folder: string, run: SampleRun = {}): Promise<void> {
  const { epochs = 10, validated = true, stopped = 'completed', config } = run;
  await mkdir(folder, { recursive: true });
  const record = new RunRecord(runLayout(folder));
  await record.writeConfig({ ...DEFAULT_CONFIG, ...config });
  await record.writeEnvironment({ startedAt: '2026-01-02T03:04:05.678Z', engine: SAMPLE_START.engine });
  await record.rewind(emptyHistory());
  record.append({ ...SAMPLE_START, validationSize: validated ? SAMPLE_START.validationSize : 0 });
  for (const event of sampleEpochs(epochs, validated)) await record.addEpoch(event);
  if (stopped !== null) record.append({ type: 'end', epochs, stopped, reason: stopped });
}
