import {
  ACTIVATION,
  type ChannelNormalization,
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
  /** Of the inputs that the model was trained on, also for a file that describes its layers. */
  readonly normalization?: ChannelNormalization;
}

/** The flags of {@link addVariantFlags}, as commander parsed them. */
export interface VariantFlags extends Omit<GivenVariant, 'normalization'> {
  readonly inputMean?: readonly number[];
  readonly inputStd?: readonly number[];
}

const STRIDE = { type: 'integer', min: 1, max: 16 } as const;

const MEAN = { type: 'number' } as const;
const STD = { type: 'number', above: 0 } as const;

/** Adds `--activation`, `--pooling`, `--padding`, `--strides`, `--layers`, `--input-mean` and `--input-std`. */
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
    )
    .option(
      '--input-mean <list>',
      'of a model of normalized inputs: the mean of the pixels, such as 0.1307, or one per channel',
      numbersIn('--input-mean', MEAN),
    )
    .option(
      '--input-std <list>',
      'of a model of normalized inputs: their standard deviation, such as 0.3081, or one per channel',
      numbersIn('--input-std', STD),
    );
}

/**
 * What the flags say about a model.
 * @throws UsageError if one of them conflicts with `--layers`, or if only one of `--input-mean` and `--input-std` is given
 */
export function variantOf(flags: VariantFlags): GivenVariant {
  const { layers, inputMean, inputStd, ...all } = flags;
  const { activation, pooling, padding, strides } = all;
  const parts = Object.entries({ activation, pooling, padding, strides }).filter(([, value]) => value);
  const [part] = parts;
  if (layers && part) {
    throw new UsageError({
      problem: `--${part[0]} does not apply with --layers, which has it`,
      found: String(part[1]),
      remedy: 'omit one of them',
    });
  }
  return {
    ...Object.fromEntries(parts),
    ...(layers && { layers }),
    ...normalizationOf(inputMean, inputStd),
  };
}

/** The normalization of `--input-mean` and `--input-std`. @throws UsageError if only one of them is given */
export function normalizationOf(
  mean: readonly number[] | null | undefined,
  std: readonly number[] | null | undefined,
): Pick<GivenVariant, 'normalization'> {
  if (mean && std) return { normalization: { mean, std } };
  if (!mean && !std) return {};
  const [given, other] = mean ? ['--input-mean', '--input-std'] : ['--input-std', '--input-mean'];
  throw new UsageError({ problem: `${given} needs ${other}`, remedy: `add ${other}, or omit ${given}` });
}
