/**
 * How many copies of a buffer there are: one; one for each thread; one for each group of 4 samples of a batch; or one for
 * each slot, of which every thread has as many as it works on groups at once.
 */
export type Copies = 'one' | 'thread' | 'group' | 'slot';

/** A named piece of the arena. */
export interface Buffer {
  readonly name: string;
  /** What lies in one copy, for a reader: `f32 [6][24][24][4]`. */
  readonly layout: string;
  readonly copies: Copies;
  /** From the memory's start to the first copy, in bytes. */
  readonly offset: number;
  /** One copy, in bytes; the next begins after `stride`. */
  readonly bytes: number;
  readonly stride: number;
  /** How many copies. */
  readonly count: number;
}

/** A place in the arena, as an operand: `offset` bytes into a buffer, and `stride` more for each thread, group or slot. */
export interface Address {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly stride: number;
  readonly per: Exclude<Copies, 'one'>;
}

/** The place `offset` bytes into the copy of a buffer that belongs to the thread, group or slot at hand. */
export function at(buffer: Buffer, offset = 0): Address {
  const { copies, stride } = buffer;
  if (copies === 'one') return { buffer, offset, stride: 0, per: 'thread' };
  return { buffer, offset, stride, per: copies };
}

/** The place `bytes` further into a buffer with each group, whatever lies there. */
export function atGroup(buffer: Buffer, bytes: number): Address {
  return { buffer, offset: 0, stride: bytes, per: 'group' };
}

/** The place in a matrix (`[units][groups]` vectors) where the columns of the group or thread at hand begin. */
export function atColumn(buffer: Buffer): Address {
  return atGroup(buffer, 16);
}
