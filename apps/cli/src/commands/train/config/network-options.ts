import type { Lenet5Architecture, Lenet5Variant } from '@lenet5/core';
import { CONFIG_OPTIONS, type TrainConfig } from './train-config.js';

/** The options that weights without layers need: `--from` and `--teacher` take them, too. */
const OF_WEIGHTS = ['activation', 'pooling', 'padding'] as const;

/** The given options of a config that say of which layers the weights of `--from` or `--teacher` are. */
export function weightsOptions(config: Partial<TrainConfig>): Partial<Lenet5Variant> {
  const given = Object.entries(networkOptions(config));
  return Object.fromEntries(given.filter(([key]) => OF_WEIGHTS.some((one) => one === key)));
}

/** The given options of a config that change the layers of LeNet-5. */
export function networkOptions(config: Partial<TrainConfig>): Lenet5Architecture {
  const options = CONFIG_OPTIONS.filter(([, { group }]) => group === 'network');
  const given = options.map(([key]) => [key, config[key]] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== null && value !== undefined));
}
