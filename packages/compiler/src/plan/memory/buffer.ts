/**
 * How many copies of a buffer exist: one; one per thread; one per lane group (4 samples) of a batch; or one per lane
 * group that any thread has in its current block.
 */
export type Copies = 'one' | 'thread' | 'group' | 'blockGroup';

/** A named range of the arena. */
export interface Buffer {
  readonly name: string;
  /** The contents of one copy, for a reader: `f32 [6][24][24][4]`. */
  readonly layout: string;
  readonly copies: Copies;
  /** Address of the first copy, in bytes. */
  readonly offset: number;
  /** Size of one copy, in bytes, and the distance from one copy to the next. */
  readonly bytes: number;
  readonly stride: number;
  /** Number of copies. */
  readonly count: number;
}

/**
 * A place in the arena, as an operand: `offset` bytes into a buffer, plus `stride` bytes times the index of the current
 * thread, lane group or group of the block.
 */
export interface Address {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly stride: number;
  readonly per: Exclude<Copies, 'one'>;
}

/** The place `offset` bytes into the current copy of a buffer. */
export function at(buffer: Buffer, offset = 0): Address {
  const { copies, stride } = buffer;
  if (copies === 'one') return { buffer, offset, stride: 0, per: 'thread' };
  return { buffer, offset, stride, per: copies };
}

/** The place in a buffer that moves by `bytes` per lane group. */
export function atGroup(buffer: Buffer, bytes: number): Address {
  return { buffer, offset: 0, stride: bytes, per: 'group' };
}

/** The column of the current lane group in a matrix (`[units][groups]` vectors). */
export function atColumn(buffer: Buffer): Address {
  return atGroup(buffer, 16);
}
