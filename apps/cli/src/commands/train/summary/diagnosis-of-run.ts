import { diagnose, type History, type Verdict } from '@lenet5/metrics';
import { CLASSES } from '@lenet5/mnist';
import { diagnosisSentence } from '@lenet5/report';
import type { StartEvent } from '@lenet5/trainer';

/** The diagnosis of a run. */
export interface RunDiagnosis {
  readonly verdict: Verdict;
  /** The diagnosis in one English sentence. */
  readonly sentence: string;
  /** Whether training failed, so that continuing the run is of no use. */
  readonly failed: boolean;
}

/**
 * Diagnoses a run.
 *
 * @param hasPenalties whether the network ends in Softmin: then its loss starts far above that of guessing.
 */
export function diagnosisOfRun(
  history: History,
  { validationSize, trainSize }: Pick<StartEvent, 'validationSize' | 'trainSize'>,
  hasPenalties: boolean,
): RunDiagnosis {
  const counts = {
    validationCount: validationSize || 1,
    trainingCount: trainSize,
    ...(hasPenalties ? {} : { classes: CLASSES }),
  };
  const diagnosis = diagnose(history, counts);
  const { verdict } = diagnosis;
  const failed = verdict === 'diverged' || verdict === 'not-learned';
  return { verdict, sentence: diagnosisSentence(history, diagnosis), failed };
}
