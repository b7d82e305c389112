/** A generator of the same random numbers in every run and every engine (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A number from 0 to less than 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer in a range that includes both ends. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** One of the choices. */
  pick<T>(choices: readonly T[]): T {
    return choices[this.between(0, choices.length - 1)] as T;
  }

  /** `count` bytes from 0 to `limit`. */
  bytes(count: number, limit = 255): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.between(0, limit));
  }

  /** `count` numbers from −size to size. */
  values(count: number, size = 1): Float32Array {
    return Float32Array.from({ length: count }, () => (this.next() * 2 - 1) * size);
  }
}
