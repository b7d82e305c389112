import { diagnose, type History } from '@lenet5/metrics';
import type { StartEvent } from '@lenet5/trainer';

/** The diagnosis of a run in one sentence. Loads `@lenet5/report`, whose charts slow down startup, only when called. */
export async function diagnosisOfRun(
  history: History,
  { validationSize, trainSize }: Pick<StartEvent, 'validationSize' | 'trainSize'>,
): Promise<string> {
  const { diagnosisSentence } = await import('@lenet5/report');
  return diagnosisSentence(history, diagnose(history, validationSize || 1, trainSize));
}
