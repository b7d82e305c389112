/** Training images that are in the memory of the program. */
export interface ImagesInMemory {
  /** The position of the first one; the others follow in order. */
  readonly position: number;
  readonly count: number;
}

/** Which training images the memory of a program has. */
export interface TrainingImages {
  /**
   * Makes the first images of `order` available.
   * @param upcoming what will probably follow `order`
   * @throws what reading streamed images throws
   */
  load(order: Uint32Array, upcoming?: Uint32Array): Promise<ImagesInMemory>;
  /** Records that the next images were used. */
  advance(count: number): void;
  /** Makes exactly these images available, from position 0 on. */
  fill(indices: Uint32Array): Promise<void>;
  /** Waits until nothing is read. */
  idle(): Promise<void>;
}

/** The memory has all of them, each at its index. */
export const ALL_IMAGES: TrainingImages = {
  load: async (order) => ({ position: 0, count: order.length }),
  advance: () => undefined,
  fill: async () => undefined,
  idle: async () => undefined,
};
