import { settingKey } from '../space/expand-space.js';
import type { Objective } from '../space/sweep-spec.js';
import { meanOf } from './mean.js';
import type { SettingResult, TrialResult } from './sweep-results.js';

/** The settings of a sweep, the best first, and which of them is the baseline. */
export interface GroupedSettings {
  readonly settings: readonly SettingResult[];
  readonly baseline: number;
}

/**
 * Groups trials over their seeds and compares each setting with the baseline in pairs of the same seed.
 *
 * @param baselineTrial A trial of the baseline.
 */
export function groupSettings(
  trials: readonly TrialResult[],
  objective: Objective,
  baselineTrial: number | undefined,
): GroupedSettings {
  const groups = new Map<string, TrialResult[]>();
  for (const trial of trials) {
    const key = settingKey(trial.options);
    groups.set(key, [...(groups.get(key) ?? []), trial]);
  }
  const all = [...groups.values()];
  const base = all.find((group) => group.some(({ trial }) => trial === baselineTrial)) ?? all[0] ?? [];
  const compared = all.map((group) => ({ group, result: describe(group, base, objective) }));
  compared.sort((a, b) => compare(a.result, b.result, objective));
  return {
    settings: compared.map(({ result }) => result),
    baseline: compared.findIndex(({ group }) => group === base),
  };
}

function describe(
  group: readonly TrialResult[],
  base: readonly TrialResult[],
  objective: Objective,
): SettingResult {
  const [{ options } = { options: { seed: 0 } }] = group;
  const { seed, ...setting } = options;
  const val_accuracy = meanOf(scoresOf(group, 'val_accuracy'));
  const val_loss = meanOf(scoresOf(group, 'val_loss'));
  const difference = group === base ? undefined : meanOf(differences(group, base, objective));
  return {
    options: setting,
    trials: group.map(({ trial }) => trial),
    states: group.map(({ state }) => state),
    epoch: Math.max(...group.map(({ epoch }) => epoch)),
    ...(val_accuracy && { val_accuracy }),
    ...(val_loss && { val_loss }),
    ...(difference && { difference }),
  };
}

const hasEnded = ({ state }: TrialResult): boolean => state === 'completed' || state === 'stopped';

function scoresOf(group: readonly TrialResult[], objective: Objective): number[] {
  return group.filter(hasEnded).flatMap((trial) => trial[objective] ?? []);
}

function differences(
  group: readonly TrialResult[],
  base: readonly TrialResult[],
  objective: Objective,
): number[] {
  return group.filter(hasEnded).flatMap((trial) => {
    const pair = base.find(({ options, epoch, ...other }) => {
      return (
        options.seed === trial.options.seed && epoch === trial.epoch && hasEnded({ options, epoch, ...other })
      );
    });
    const value = trial[objective];
    const other = pair?.[objective];
    return value === undefined || other === undefined ? [] : [value - other];
  });
}

/** More epochs first: the score of a trial that was stopped early is not comparable. */
function compare(a: SettingResult, b: SettingResult, objective: Objective): number {
  const sign = objective === 'val_loss' ? 1 : -1;
  const worst = sign * Infinity;
  const [first = worst, second = worst] = [a[objective]?.mean, b[objective]?.mean];
  return b.epoch - a.epoch || (first === second ? 0 : sign * (first - second));
}
