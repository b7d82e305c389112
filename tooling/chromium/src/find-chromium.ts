import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import bundled from '@sparticuz/chromium';

const INSTALLED = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];

const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * Where a Chromium is: `CHROMIUM_PATH`, else one that is installed, else the one inside an npm package (Linux x64).
 * @throws Error that says what to install where there is none.
 */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(
      `CHROMIUM_PATH (${named}) does not exist: set it to a Chromium or Chrome binary, or unset it`,
    );
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = INSTALLED.flatMap((name) => folders.map((folder) => join(folder, name)));
  const installed = [...candidates, MAC].find((path) => existsSync(path));
  if (installed) return installed;
  if (process.platform === 'linux' && process.arch === 'x64') return bundled.executablePath();
  throw new Error('no Chromium was found: install Chrome or Chromium, or set CHROMIUM_PATH to one');
}
