import { type ImageSet, readSome, type StreamedSet } from '@lenet5/mnist';

/** A set that reads its images from another one, and counts the reads. */
export function streamedSet(set: ImageSet): StreamedSet & { reads: number } {
  const { images, ...rest } = set;
  return {
    ...rest,
    reads: 0,
    async readImages(indices, to) {
      this.reads += 1;
      to.set((await readSome(set, indices)).images);
    },
    close: async () => undefined,
  };
}
