import { encodeListing } from './encode.js';
import type { Listings, Plan } from './plan.js';

/** What is written into the memory once, before anything runs. */
export interface MemoryImage {
  /** The whole memory, in bytes. */
  readonly bytes: number;
  /** Where the words of each listing begin. */
  readonly programs: Readonly<Record<keyof Listings, number>>;
  readonly pieces: readonly { readonly offset: number; readonly words: Int32Array }[];
}

/** The words of a plan: its listings, after all its buffers, and its tables. */
export function makeMemoryImage(plan: Plan): MemoryImage {
  const pieces = plan.tables.map(({ buffer, words }) => ({ offset: buffer.offset, words }));
  let bytes = plan.bytes;
  const place = (listing: keyof Listings): number => {
    const offset = bytes;
    const words = encodeListing(plan.listings[listing]);
    pieces.push({ offset, words });
    bytes += words.byteLength;
    return offset;
  };
  const programs = {
    prepare: place('prepare'),
    train: place('train'),
    evaluate: place('evaluate'),
    predict: place('predict'),
    predictOne: place('predictOne'),
  };
  return { bytes, programs, pieces };
}
