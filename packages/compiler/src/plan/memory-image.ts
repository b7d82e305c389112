import { encodeListing } from './encode.js';
import type { Listings, Plan } from './plan.js';

/** What is written into the memory once, before anything runs. */
export interface MemoryImage {
  /** The whole memory, in bytes. */
  readonly bytes: number;
  /** Where the words of each listing begin. */
  readonly programs: Readonly<Record<keyof Listings, number>>;
  readonly pieces: readonly { readonly offset: number; readonly words: Int32Array | Uint32Array }[];
}

/** The words of a plan: its listings after all its buffers, the tables of its convolutions, the sequence 0, 1, 2, … */
export function makeMemoryImage(plan: Plan): MemoryImage {
  let end = plan.bytes;
  const place = (words: Int32Array): { offset: number; words: Int32Array } => {
    const offset = end;
    end += words.byteLength;
    return { offset, words };
  };
  const prepare = place(encodeListing(plan.listings.prepare));
  const train = place(encodeListing(plan.listings.train));
  const evaluate = place(encodeListing(plan.listings.evaluate));
  const predict = place(encodeListing(plan.listings.predict));
  const sequence = Uint32Array.from({ length: plan.evaluationCount }, (_, index) => index);
  return {
    bytes: end,
    programs: {
      prepare: prepare.offset,
      train: train.offset,
      evaluate: evaluate.offset,
      predict: predict.offset,
    },
    pieces: [
      ...[prepare, train, evaluate, predict],
      ...plan.convolutions.map(({ offsets, offsetValues }) => ({
        offset: offsets.offset,
        words: offsetValues,
      })),
      { offset: plan.places.sequence.offset, words: sequence },
    ],
  };
}
