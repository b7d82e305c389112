import { ACTIVATION, describeValues, LENET5_CHOICES, type Lenet5Variant } from '@lenet5/core';
import type { Command } from 'commander';
import { oneOf } from './one-of.js';

/** The flags for what a file of weights does not say about its layers, as commander parsed them. */
export type VariantFlags = { readonly [Part in keyof Lenet5Variant]?: Lenet5Variant[Part] };

/** Adds `--activation`, `--pooling` and `--padding`. */
export function addVariantFlags(command: Command): Command {
  return command
    .option(
      '--activation <name>',
      `of weights without layers: ${describeValues(ACTIVATION)} (default ${ACTIVATION.default})`,
      oneOf('--activation', LENET5_CHOICES.activation),
    )
    .option(
      '--pooling <name>',
      'of weights without layers: average or max (default average)',
      oneOf('--pooling', LENET5_CHOICES.pooling),
    )
    .option(
      '--padding <name>',
      'of conv1, checked against the weights: valid or same (padding=2 in PyTorch)',
      oneOf('--padding', LENET5_CHOICES.padding),
    );
}

/** The parts of the network that the flags give. */
export function variantOf({ activation, pooling, padding }: VariantFlags): Partial<Lenet5Variant> {
  return { ...(activation && { activation }), ...(pooling && { pooling }), ...(padding && { padding }) };
}
