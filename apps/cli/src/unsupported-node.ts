/** The versions of Node that package.json names in `engines`: the first of each line that has what the command uses. */
export const SUPPORTED_NODE = '^20.19.0 || >=22.12.0';

/** Why the command does not run on this version of Node, in one line; undefined if it does. */
export function unsupportedNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  return isSupported
    ? undefined
    : `lenet5: this version of Node is not supported (${version}) — install Node 20.19, or 22.12 or later`;
}
