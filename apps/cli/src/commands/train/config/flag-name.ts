/** The flag of an option: `batchSize` is `--batch-size`. Everything that names a flag by its option uses this. */
export function flagName(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
