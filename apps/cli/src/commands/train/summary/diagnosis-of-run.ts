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

/** Diagnoses a run. */
export function diagnosisOfRun(
  history: History,
  { validationSize, trainSize }: Pick<StartEvent, 'validationSize' | 'trainSize'>,
): RunDiagnosis {
  const counts = { validationCount: validationSize || 1, trainingCount: trainSize, classes: CLASSES };
  const diagnosis = diagnose(history, counts);
  const { verdict } = diagnosis;
  const failed = verdict === 'diverged' || verdict === 'not-learned';
  return { verdict, sentence: diagnosisSentence(history, diagnosis), failed };
}
