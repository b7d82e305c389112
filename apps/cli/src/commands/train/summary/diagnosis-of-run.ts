import { diagnose, type History, type Verdict } from '@lenet5/metrics';
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
 * @param classes the number of classes; undefined for a network that ends in Softmin, whose loss starts far above that of guessing.
 */
export function diagnosisOfRun(
  history: History,
  { validationSize, trainSize }: Pick<StartEvent, 'validationSize' | 'trainSize'>,
  classes: number | undefined,
): RunDiagnosis {
  const counts = {
    validationCount: validationSize || 1,
    trainingCount: trainSize,
    ...(classes === undefined ? {} : { classes }),
  };
  const diagnosis = diagnose(history, counts);
  const { verdict } = diagnosis;
  const failed = verdict === 'diverged' || verdict === 'not-learned';
  return { verdict, sentence: diagnosisSentence(history, diagnosis), failed };
}
