import type { Peer } from './peer.js';
import type { Expected } from './reference-inputs.js';

/**
 * Largest relative difference between the loss of a peer and that of the compiled engine in the same step. Rounding in float32
 * makes differences below 1e-4 in 20 steps; another network, initial weight, batch or optimizer makes more than 1e-2.
 */
const TOLERANCE = 1e-3;

/**
 * Checks that a peer trains the network of the reference job: as many weights, the same losses from the same initial weights,
 * and a loss that falls.
 *
 * @returns the largest relative difference of its losses.
 * @throws Error if the peer trains another network
 */
export function checkNetwork(
  { name, epsilonMode }: Pick<Peer, 'name' | 'epsilonMode'>,
  measured: { readonly parameters: number; readonly losses: readonly number[] },
  expected: Expected,
): number {
  if (measured.parameters !== expected.parameters)
    throw new Error(
      `${name} trains another network (${measured.parameters} weights, not ${expected.parameters})`,
    );
  const reference = expected.losses[epsilonMode];
  const differences = reference.map((loss, step) =>
    Math.abs((measured.losses[step] ?? Number.NaN) / loss - 1),
  );
  const step = differences.findIndex((difference) => !(difference <= TOLERANCE));
  if (step !== -1)
    throw new Error(
      `${name} trains another network (the loss of step ${step + 1} is ${measured.losses[step]}, not ${reference[step]})`,
    );
  const [first = 0, last = 0] = [measured.losses[0], measured.losses.at(-1)];
  if (!(last < first)) throw new Error(`${name} does not learn (the loss goes from ${first} to ${last})`);
  return Math.max(...differences);
}
