import type { Network } from '../lower/network.js';

/** The class "none of these" as operands. */
export function rejectOperands({ rejectLogit }: Pick<Network, 'rejectLogit'>): {
  rejects: boolean;
  reject: number;
} {
  return { rejects: rejectLogit !== undefined, reject: rejectLogit ?? 0 };
}
