import { encodeProgram } from '../encode.js';
import type { Plan, Programs } from '../plan.js';

/** The initial contents of the memory. */
export interface MemoryImage {
  /** Size of the memory, in bytes. */
  readonly bytes: number;
  /** Address of each encoded program. */
  readonly programs: Readonly<Record<keyof Programs, number>>;
  readonly pieces: readonly { readonly offset: number; readonly words: Int32Array }[];
}

/** Encodes the programs of a plan, which follow its buffers, and collects its tables. */
export function makeMemoryImage(plan: Plan): MemoryImage {
  const pieces = plan.tables.map(({ buffer, words }) => ({ offset: buffer.offset, words }));
  let bytes = plan.bytes;
  const place = (name: keyof Programs): number => {
    const offset = bytes;
    const words = encodeProgram(plan.programs[name]);
    pieces.push({ offset, words });
    bytes += words.byteLength;
    return offset;
  };
  const programs = {
    prepare: place('prepare'),
    train: place('train'),
    curvature: place('curvature'),
    evaluate: place('evaluate'),
    predict: place('predict'),
    penalties: place('penalties'),
    predictOne: place('predictOne'),
  };
  return { bytes, programs, pieces };
}
