/** How many copies of a buffer there are: one, one for each group of 4 samples, or one for each thread. */
export type Copies = 'one' | 'group' | 'thread';

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

/** A place in the arena, as an operand: `offset` bytes into a buffer, and `group` bytes more with each group. */
export interface Address {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly group: number;
}

/** The place `offset` bytes into the copy of a buffer that belongs to the group or thread at hand. */
export function at(buffer: Buffer, offset = 0): Address {
  return { buffer, offset, group: buffer.copies === 'group' ? buffer.stride : 0 };
}

/** The place in a matrix (`[units][groups]` vectors) where the columns of the group or thread at hand begin. */
export function atColumn(buffer: Buffer): Address {
  return { buffer, offset: 0, group: 16 };
}
