import { readFileSync } from 'node:fs';
import type { Peer } from './peer.js';

/** A peer that cannot run on this machine, as a line of `--json`. */
export interface MissingPeer {
  readonly name: string;
  readonly threads: number;
  /** What is not installed. */
  readonly missing: string;
  /** The command that installs it. */
  readonly install: string;
}

const COMPILER = 'a C++ compiler';
const REQUIREMENTS = new URL('../../../../benchmarks/peers/requirements.txt', import.meta.url);

/**
 * Says how to install what a peer misses.
 *
 * @param python the command that starts Python.
 */
export function missingPeer(
  { name, threads, requirement }: Peer,
  missing: string,
  python: string,
): MissingPeer {
  return { name, threads, missing, install: installCommand(requirement, missing, python) };
}

function installCommand(requirement: string | undefined, missing: string, python: string): string {
  if (requirement === undefined) return 'npm install --prefix benchmarks/peers';
  if (missing === COMPILER) return 'sudo apt-get install g++';
  if (missing === python) return 'install Python 3.11 or newer, or set --python or PYTHON to its path';
  const pinned = readFileSync(REQUIREMENTS, 'utf8').trim().split('\n');
  const wanted = requirement.split(' ').map((name) => pinned.find((line) => line.startsWith(`${name}==`)));
  return `${python} -m pip install ${wanted.join(' ')}`;
}
