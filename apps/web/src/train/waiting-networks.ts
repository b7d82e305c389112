import type { Network } from '../network/network.js';

/** The most networks that wait to be shown: those of the first steps of a run. */
const MAX_WAITING = 20;

/**
 * The networks that wait to be shown after a new one is selected. Networks that a run makes faster than they are shown
 * wait in order, so that the reader sees each of them. Any other selection replaces those that wait.
 *
 * @param waiting The networks that wait, the next one first.
 * @param shown The network that is shown now.
 */
export function enqueue(
  waiting: readonly Network[],
  shown: Network | undefined,
  next: Network,
): readonly Network[] {
  const last = waiting.at(-1) ?? shown;
  const isLater = last?.of && next.of && last.of.run === next.of.run && last.of.steps < next.of.steps;
  return isLater ? [...waiting, next].slice(-MAX_WAITING) : [next];
}
