const IMPORT_SECTION = 2;
const MEMORY = 2;
const SHARED_FLAG = 2;

/**
 * Turns a module that imports a shared memory into one that imports an unshared memory, for pages without
 * SharedArrayBuffer. Atomic instructions are valid on both. Changes one bit: the flag of the import's limits (WebAssembly
 * core specification, "Import Section"; threads proposal, "Limits").
 * @throws RangeError if the module imports no memory
 */
export function unshareMemory(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const reader = new Reader(bytes, 8);
  for (;;) {
    const section = reader.byte();
    const size = reader.number();
    if (section === IMPORT_SECTION) break;
    reader.skip(size);
  }
  const unshared = bytes.slice();
  for (let left = reader.number(); left > 0; left--) {
    reader.skip(reader.number());
    reader.skip(reader.number());
    if (reader.byte() === MEMORY) {
      unshared[reader.at] = (bytes[reader.at] ?? 0) & ~SHARED_FLAG;
      return unshared;
    }
    reader.number();
  }
  throw new RangeError('the kernels import no memory');
}

class Reader {
  at: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  byte(): number {
    const value = this.#bytes[this.at++];
    if (value === undefined) throw new RangeError('the kernels end early');
    return value;
  }

  skip(bytes: number): void {
    this.at += bytes;
  }

  /** Reads an unsigned LEB128 number. */
  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
}
