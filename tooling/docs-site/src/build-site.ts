import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readApiReference } from '@lenet5/api-reference';
import { bundleLive } from './bundle-live.js';
import { siteDocuments } from './documents.js';
import { liveBlocks } from './live-blocks.js';
import { adaptPages, addDocuments, pageOptions } from './pages.js';
import { writeDigits } from './write-digits.js';

const THEME_SCRIPT = fileURLToPath(new URL('../assets/theme.js', import.meta.url));

/** The built web app. It has a folder of its own: its service worker answers every address in its folder. */
const WEB_APP = fileURLToPath(new URL('../../../apps/web/dist', import.meta.url));

/** What the build of the site found. */
export interface BuiltSite {
  /** Names of the entry points in the API reference. */
  readonly entryPoints: readonly string[];
  /** Names of the programs that run in pages. */
  readonly programs: readonly string[];
  /** Missing docstrings and broken links in Markdown and docstrings, one per line. */
  readonly problems: readonly string[];
}

/**
 * Builds the documentation site as static files. All links are relative, so that the site works from any path.
 *
 * @param out the folder to write; its old content is removed.
 * @param options.highlight whether code blocks have colors; `true` by default.
 */
export async function buildSite(out: string, options: { highlight?: boolean } = {}): Promise<BuiltSite> {
  const documents = siteDocuments();
  const programs = liveBlocks(documents);
  const reference = await readApiReference(pageOptions(documents, options.highlight ?? true), (app) => {
    addDocuments(app, documents);
    adaptPages(app);
  });
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await reference.write(out);
  await cp(THEME_SCRIPT, join(out, 'assets/theme.js'));
  await cp(WEB_APP, join(out, 'app'), { recursive: true });
  await bundleLive(programs, join(out, 'assets/live'));
  await writeDigits(join(out, 'assets/digits'));
  return {
    entryPoints: reference.entryPoints,
    programs: programs.map(({ name }) => name),
    problems: reference.problems,
  };
}
