import {
  ACTIVATION,
  describeValues,
  LENET5_CHOICES,
  type Lenet5Variant,
  WEIGHTS_POOLING,
  type WeightsPooling,
} from '@lenet5/core';
import type { Command } from 'commander';
import { UsageError } from '../errors/usage-error.js';
import { numbersIn } from './numbers-in.js';
import { oneOf } from './one-of.js';
import { path } from './path.js';

/** What a file of weights does not say about its layers, as the flags give it. */
export interface GivenVariant {
  readonly activation?: Lenet5Variant['activation'];
  readonly pooling?: WeightsPooling;
  readonly padding?: Lenet5Variant['padding'];
  /** The stride of each convolution. */
  readonly strides?: readonly number[];
  /** The path of a model with the layers of the weights, instead of the others. */
  readonly layers?: string;
}

/** The flags of {@link addVariantFlags}, as commander parsed them. */
export type VariantFlags = GivenVariant;

const STRIDE = { type: 'integer', min: 1, max: 16 } as const;

/** Adds `--activation`, `--pooling`, `--padding`, `--strides` and `--layers`. */
export function addVariantFlags(command: Command): Command {
  return command
    .option(
      '--activation <name>',
      `of weights without layers: ${describeValues(ACTIVATION)} (default ${ACTIVATION.default})`,
      oneOf('--activation', LENET5_CHOICES.activation),
    )
    .option(
      '--pooling <name>',
      'of weights without layers: average, max, or none if convolutions have strides instead (default average)',
      oneOf('--pooling', WEIGHTS_POOLING),
    )
    .option(
      '--padding <name>',
      'of conv1, or without pooling of every convolution, checked against the weights: valid or same (padding=2 of 5×5 in PyTorch)',
      oneOf('--padding', LENET5_CHOICES.padding),
    )
    .option(
      '--strides <list>',
      'of weights without layers: the stride of each convolution, such as 2,1 (default: what the shapes say)',
      numbersIn('--strides', STRIDE),
    )
    .option(
      '--layers <model>',
      'of weights without layers: a model with these layers, or its JSON without weights',
      path('--layers', 'model'),
    );
}

/** The parts of the network that the flags give. @throws UsageError if one of them conflicts with `--layers` */
export function variantOf({ activation, pooling, padding, strides, layers }: VariantFlags): GivenVariant {
  const [part] = Object.entries({ activation, pooling, padding, strides }).filter(([, value]) => value);
  if (layers && part) {
    throw new UsageError({
      problem: `--${part[0]} does not apply with --layers, which has it`,
      found: String(part[1]),
      remedy: 'omit one of them',
    });
  }
  return {
    ...(activation && { activation }),
    ...(pooling && { pooling }),
    ...(padding && { padding }),
    ...(strides && { strides }),
    ...(layers && { layers }),
  };
}
