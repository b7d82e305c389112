/** The largest file that Node reads at once. */
const LARGEST_FILE = 2 ** 31 - 1;

/** For a moment, the images are in memory up to three times: as they were read, divided, and in the program that trains on them. */
const FRACTION = 1 / 4;

/**
 * The most bytes of the pixels of a set that is loaded into memory. The images of a larger set stay on disk.
 *
 * @param available the memory that the process may still use, in bytes.
 */
export function memoryLimit(available: number = process.availableMemory()): number {
  return Math.min(LARGEST_FILE, Math.floor(available * FRACTION));
}
