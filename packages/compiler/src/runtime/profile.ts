import type { Listing, Op } from '../plan/op.js';
import type { Plan } from '../plan/plan.js';
import { type Run, writeFrame } from './frame.js';
import type { KernelExports } from './instantiate-kernels.js';

/** How long one op of a program took. */
export interface OpProfile {
  readonly kernel: string;
  /** The layer or weight it serves. */
  readonly layer: string;
  /** Milliseconds of each step, over all groups. */
  readonly milliseconds: Float64Array;
}

/** Fields of assembly/frame.ts, in words. */
const FRAME = { groups: 11, group: 14 } as const;

/**
 * Runs a program as one thread, op by op from outside, and times each. A call and two looks at the clock cost some tenths
 * of a microsecond, so an op that runs for each group is told a little slower than it is.
 */
export function profile(
  memory: WebAssembly.Memory,
  plan: Plan,
  kernels: KernelExports,
  listing: Listing,
  run: Run,
): OpProfile[] {
  const frame = writeFrame(memory, plan, plan.options.threads, [0, 1], run);
  const words = new Int32Array(memory.buffer);
  const steps = Math.ceil(run.count / run.batchSize);
  const entries = addressesOf(words, listing, run.program);
  const times = entries.map(() => new Float64Array(steps));
  for (let step = 0; step < steps; step++) {
    kernels.begin(frame, step);
    for (const section of new Set(entries.map((entry) => entry.section))) {
      const ops = entries.filter((entry) => entry.section === section);
      const groups = listing[section]?.kind === 'each-group' ? (words[frame / 4 + FRAME.groups] ?? 0) : 1;
      for (let group = 0; group < groups; group++) {
        words[frame / 4 + FRAME.group] = group;
        for (const entry of ops) {
          const began = performance.now();
          kernels.execute(entry.address, frame);
          const time = times[entry.index];
          if (time) time[step] = (time[step] ?? 0) + performance.now() - began;
        }
      }
    }
  }
  return entries.map(({ op, index }) => ({
    kernel: op.kernel,
    layer: op.layer,
    milliseconds: times[index] ?? new Float64Array(steps),
  }));
}

interface Entry {
  readonly op: Op;
  readonly index: number;
  readonly section: number;
  readonly address: number;
}

/** Every op of a listing with the address of its words: see plan/encode.ts. */
function addressesOf(words: Int32Array, listing: Listing, program: number): Entry[] {
  const entries: Entry[] = [];
  let address = program;
  for (const [section, { ops }] of listing.entries()) {
    address += 8;
    for (const op of ops) {
      entries.push({ op, index: entries.length, section, address });
      address += (words[address / 4 + 1] ?? 0) * 4;
    }
  }
  return entries;
}
