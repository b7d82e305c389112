import { type ChannelNormalization, formatQuantity, type StackConfig } from '@lenet5/core';
import { OptionsError } from '../errors/options-error.js';

/** The number of channels of the images of a network; those without an axis for it have one. */
export function channelsOf({ inputShape }: StackConfig): number {
  return inputShape.length === 3 ? (inputShape[2] ?? 1) : 1;
}

/** @throws OptionsError if a normalization is not valid for the images of a network */
export function checkNormalization(config: StackConfig, { mean, std }: ChannelNormalization): void {
  const example = '{ mean: [0.1307], std: [0.3081] }';
  const fail = (found: string): never => {
    throw new OptionsError('normalizeInput', found, example);
  };
  const channels = channelsOf(config);
  for (const [name, values] of Object.entries({ mean, std })) {
    if (!Array.isArray(values) || !values.every(Number.isFinite)) fail(`${name} ${String(values)}`);
    if (values.length !== 1 && values.length !== channels)
      fail(`${name} of ${formatQuantity(values.length, 'value')} for ${formatQuantity(channels, 'channel')}`);
  }
  const wrong = std.find((value) => value <= 0);
  if (wrong !== undefined) fail(`std ${wrong}`);
}
