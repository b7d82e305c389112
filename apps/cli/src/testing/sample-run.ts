import { mkdir } from 'node:fs/promises';
import { emptyHistory } from '@lenet5/metrics';
import type { EndEvent } from '@lenet5/trainer';
import { DEFAULT_CONFIG, type TrainConfig } from '../commands/train/config/train-config.js';
import { runLayout } from '../run-folder/layout.js';
import { RunRecord } from '../run-folder/run-record.js';
import { SAMPLE_START, sampleEpochs } from './sample-events.js';

/** What a sample run is like. */
export interface SampleRun {
  /** How many of its ten epochs have ended. Default all. */
  readonly epochs?: number;
  /** Default true. */
  readonly validated?: boolean;
  /** Null for a run that was killed. Default `completed`. */
  readonly stopped?: EndEvent['stopped'] | null;
  readonly config?: Partial<TrainConfig>;
}

/** Writes the folder of a run like the published one, by the code that writes real ones; it has no model. */
export async function writeSampleRun(folder: string, run: SampleRun = {}): Promise<void> {
  const { epochs = 10, validated = true, stopped = 'completed', config } = run;
  await mkdir(folder, { recursive: true });
  const record = new RunRecord(runLayout(folder));
  await record.writeConfig({ ...DEFAULT_CONFIG, ...config });
  await record.writeEnvironment({ startedAt: '2026-01-02T03:04:05.678Z', engine: SAMPLE_START.engine });
  await record.rewind(emptyHistory());
  record.append({ ...SAMPLE_START, validationSize: validated ? SAMPLE_START.validationSize : 0 });
  for (const event of sampleEpochs(epochs, validated)) await record.addEpoch(event);
  if (stopped !== null) record.append({ type: 'end', epochs, stopped });
}
