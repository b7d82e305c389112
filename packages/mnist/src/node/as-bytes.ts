/** A `Uint8Array` of the same memory, without the differences of a Buffer, such as a `slice` that does not copy. */
export function asBytes(buffer: Buffer<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}
