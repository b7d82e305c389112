import { readFileSync } from 'node:fs';

/** The version of this package: workers refuse sweeps of another one, whose results might have other bits. */
export const PACKAGE_VERSION: string = readVersion();

function readVersion(): string {
  // The bundle of the command line is one folder below its package.json, this module two below.
  for (const path of ['../../package.json', '../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
      if (String(name).startsWith('@lenet5/')) return String(version);
    } catch {}
  }
  return 'unknown';
}
