import { formatValue } from '@lenet5/core';
import { UsageError } from '../../../errors/usage-error.js';
import { flagName } from './flag-name.js';
import type { TrainConfig } from './train-config.js';

/** Options that apply only if another option has a certain value. */
const PARTNERS: Partial<Record<keyof TrainConfig, Partial<TrainConfig>>> = {
  momentum: { optimizer: 'sgd' },
  weightDecay: { optimizer: 'adamw' },
  warmupEpochs: { schedule: 'cosine' },
  rateFloor: { schedule: 'cosine' },
  dropEpochs: { schedule: 'step' },
  dropFactor: { schedule: 'step' },
};

/** Each dependent option with the option it depends on (`owner`) and the value that it requires there. */
const DEPENDENCIES = Object.entries(PARTNERS).flatMap(([key, partner]) =>
  Object.entries(partner).map(([owner, value]) => ({
    key: key as keyof TrainConfig,
    owner: owner as keyof TrainConfig,
    value,
  })),
);

/**
 * Removes options of a config file that no longer apply because a flag overrides the option they depend on: `momentum`
 * if `--optimizer adam` overrides `sgd`.
 */
export function withoutOrphans(
  file: Partial<TrainConfig>,
  given: Partial<TrainConfig>,
): Partial<TrainConfig> {
  const orphans = DEPENDENCIES.filter(
    ({ owner, value }) => given[owner] !== undefined && given[owner] !== value,
  ).map(({ key }) => key as string);
  return Object.fromEntries(Object.entries(file).filter(([key]) => !orphans.includes(key)));
}

/** Throws {@link UsageError} if options conflict with each other or with the number of epochs. */
export function refuseConflicts(config: TrainConfig): void {
  const orphan = DEPENDENCIES.find(
    ({ key, owner, value }) => config[key] !== null && config[owner] !== value,
  );
  if (orphan) {
    const { key, owner, value } = orphan;
    throw new UsageError({
      problem: `${flagName(key)} does not apply to ${flagName(owner)} ${config[owner]}`,
      found: formatValue(config[key]),
      remedy: `use it with ${flagName(owner)} ${value}, or omit it`,
    });
  }
  const { warmupEpochs, epochs, earlyStopping, validation } = config;
  if (warmupEpochs !== null && warmupEpochs >= epochs) {
    throw new UsageError({
      problem: '--warmup-epochs is as long as the run',
      found: formatValue(warmupEpochs),
      remedy: `use a number less than ${epochs}, the epochs of the run`,
    });
  }
  if (earlyStopping !== null && validation === 'none') {
    throw new UsageError({
      problem: '--early-stopping needs validation images',
      found: formatValue(earlyStopping),
      remedy: 'use --validation test or split:N, or omit --early-stopping',
    });
  }
}
