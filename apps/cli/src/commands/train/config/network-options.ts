import type { Lenet5Architecture } from '@lenet5/core';
import { CONFIG_OPTIONS, type TrainConfig } from './train-config.js';

/** The given options of a config that change the layers of LeNet-5. */
export function networkOptions(config: Partial<TrainConfig>): Lenet5Architecture {
  const options = CONFIG_OPTIONS.filter(([, { group }]) => group === 'network');
  const given = options.map(([key]) => [key, config[key]] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== null && value !== undefined));
}
