import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';

interface Page {
  readonly path: string;
  /** Addresses in `href` and `src`. */
  readonly links: readonly string[];
  /** Anchors: the values of `id` and `name`. */
  readonly anchors: ReadonlySet<string>;
}

/**
 * Checks every link of a static site to its own files: the file exists, and it has the anchor. Addresses that begin with `/`
 * are wrong, because the site must work from any path. Addresses of other sites are not checked.
 *
 * @returns the broken links, one per line. Empty if all are right.
 */
export async function checkLinks(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const pages = new Map<string, Page>();
  for (const path of files.filter((file) => file.endsWith('.html'))) pages.set(path, await readPage(path));
  const known = new Set(files);
  return [...pages.values()].flatMap((page) =>
    [...new Set(page.links)].flatMap((link) => {
      const problem = findProblem(page, link, known, pages);
      return problem === undefined ? [] : [`${relative(folder, page.path)}: ${link}: ${problem}`];
    }),
  );
}

async function readPage(path: string): Promise<Page> {
  const html = (await readFile(path, 'utf8')).replace(/<script>.*?<\/script>/gs, '');
  const values = (pattern: RegExp): string[] =>
    [...html.matchAll(pattern)].map(([, value = '']) => decode(value));
  return {
    path,
    links: values(/\s(?:href|src)="([^"]*)"/g),
    anchors: new Set(values(/\s(?:id|name)="([^"]*)"/g)),
  };
}

function decode(value: string): string {
  return value
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
}

function findProblem(
  { path }: Page,
  link: string,
  files: ReadonlySet<string>,
  pages: ReadonlyMap<string, Page>,
): string | undefined {
  if (/^(?:https?:|mailto:|data:)/.test(link)) return undefined;
  if (link.startsWith('/')) return 'not relative';
  const [address = '', anchor = ''] = link.split('#');
  const file = address.split('?')[0] ?? '';
  const target = file === '' ? path : resolve(dirname(path), decodeURIComponent(file));
  const found = [target, join(target, 'index.html')].find((candidate) => files.has(candidate));
  if (found === undefined) return 'no such file';
  if (anchor === '' || !found.endsWith('.html')) return undefined;
  return pages.get(found)?.anchors.has(decodeURIComponent(anchor)) ? undefined : 'no such anchor';
}
