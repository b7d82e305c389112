import { UsageError } from '../../../errors/usage-error.js';
import { flagName } from './flag-name.js';
import { DEFAULT_CONFIG, type TrainConfig } from './train-config.js';

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
    throw new UsageError(
      `${flagName(key)} ${config[key]} goes with ${flagName(owner)} ${value} alone, and it is ${config[owner]} — give both or neither`,
    );
  }
  const { warmupEpochs, epochs, earlyStopping, validation } = config;
  if (warmupEpochs !== null && warmupEpochs >= epochs) {
    throw new UsageError(
      `--warmup-epochs ${warmupEpochs} never reaches the learning rate — give fewer than the ${epochs} epochs of the run`,
    );
  }
  if (earlyStopping !== null && validation === 'none') {
    throw new UsageError(
      `--early-stopping ${earlyStopping} watches the validation accuracy, and --validation is none — give --validation ${DEFAULT_CONFIG.validation} or split:N`,
    );
  }
}
