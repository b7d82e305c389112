/** A value of an option. */
export type OptionValue = string | number | boolean;

/** One trial of a sweep. */
export interface SweepTrial {
  /** Its number in the sweep. */
  readonly trial: number;
  /** Such as `completed`, `stopped` or `failed`. */
  readonly state: string;
  readonly options: Readonly<Record<string, OptionValue>>;
  /** The objective after each epoch. */
  readonly curve: readonly number[];
}

/** The trials of one setting, that is of all seeds. */
export interface SweepSetting {
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly trials: number;
  readonly epochs: number;
  /** The mean of the objective after the last epoch; absent if no trial has ended. */
  readonly mean?: number;
  /** Its standard error; absent for a single trial. */
  readonly standardError?: number;
}

/** The results of a sweep. */
export interface SweepReportData {
  /** Default `Sweep report`. */
  readonly title?: string;
  readonly objective: 'val_accuracy' | 'val_loss';
  /** The options with several values, in the order of the axes. */
  readonly varied: readonly string[];
  readonly trials: readonly SweepTrial[];
  /** The best first. */
  readonly settings: readonly SweepSetting[];
  /** Something that the reader must know about the comparison, in a sentence. */
  readonly warning?: string;
  /** A line at the end of the page. */
  readonly note?: string;
}

/** The objective of a trial after its last epoch; undefined before the first. */
export function lastValue({ curve }: SweepTrial): number | undefined {
  return curve.at(-1);
}

/** Formats a value of the objective. */
export function formatObjective(value: number, objective: SweepReportData['objective']): string {
  return objective === 'val_accuracy' ? `${(value * 100).toFixed(2)} %` : value.toFixed(4);
}

/** The best trial, if any has an epoch. Those with the most epochs are compared. */
export function bestTrial({
  trials,
  objective,
}: Pick<SweepReportData, 'trials' | 'objective'>): SweepTrial | undefined {
  const most = Math.max(0, ...trials.map(({ curve }) => curve.length));
  const sign = objective === 'val_loss' ? -1 : 1;
  const whole = trials.filter(({ curve }) => curve.length === most && most > 0);
  return whole.toSorted((a, b) => sign * ((lastValue(b) ?? 0) - (lastValue(a) ?? 0)))[0];
}
