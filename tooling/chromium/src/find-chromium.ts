import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import bundled from '@sparticuz/chromium';

const INSTALLED = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];

const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * Returns the path of a Chromium binary: `CHROMIUM_PATH`, an installed browser, or (on Linux x64) the binary of an npm
 * package.
 * @throws Error if there is none; the message says what to install.
 */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(
      `the file in CHROMIUM_PATH does not exist (${named}) — set it to a Chromium or Chrome binary, or unset it`,
    );
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = INSTALLED.flatMap((name) => folders.map((folder) => join(folder, name)));
  const installed = [...candidates, MAC].find((path) => existsSync(path));
  if (installed) return installed;
  if (process.platform === 'linux' && process.arch === 'x64') return bundled.executablePath();
  throw new Error('no Chromium was found — install Chrome or Chromium, or set CHROMIUM_PATH to its path');
}
