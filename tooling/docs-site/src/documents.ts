import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { publishedPackages, ROOT } from '@lenet5/test-kit/repository';

/** A Markdown file of the repository that becomes a page. */
export interface SiteDocument {
  /** Absolute path. */
  readonly path: string;
  /** Its first heading. */
  readonly title: string;
  /** The section of the navigation. */
  readonly group: 'Guides' | 'Packages' | 'Project';
  /** Absolute paths of the folders that links to this page may name. */
  readonly folders: readonly string[];
}

/** The guides in the order in which a reader needs them. Other files of `docs` follow. */
const GUIDES = [
  'getting-started.md',
  'live-examples.md',
  'choosing-an-engine.md',
  'lenet5-1998.md',
  'reproducibility.md',
];
const LAST_GUIDE = 'faq.md';

const PROJECT = [
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'RELEASING.md',
  'tooling/benchmarks/README.md',
  'benchmarks/peers/README.md',
  'tooling/consumers/README.md',
  'tooling/docs-site/README.md',
  'tooling/reference/README.md',
];

/** All Markdown files that become pages, in the order of the navigation. */
export function siteDocuments(): SiteDocument[] {
  const packages = publishedPackages().map(({ folder }) => join(folder, 'README.md'));
  const releases = readdirSync(join(ROOT, 'docs/releases')).map((file) => join(ROOT, 'docs/releases', file));
  return [
    ...guides().map((path) => describe(path, 'Guides')),
    ...[...packages, join(ROOT, 'apps/web/README.md')].map((path) => describe(path, 'Packages')),
    ...PROJECT.map((path) => describe(join(ROOT, path), 'Project')),
    ...releases.map((path) => describe(path, 'Project')),
  ];
}

function guides(): string[] {
  const folder = join(ROOT, 'docs');
  const found = readdirSync(folder).filter((file) => file.endsWith('.md'));
  const rest = found.filter((file) => !GUIDES.includes(file) && file !== LAST_GUIDE).sort();
  const paths = [...GUIDES, ...rest, LAST_GUIDE].map((file) => join(folder, file));
  return [...paths, join(ROOT, 'examples/README.md')];
}

function describe(path: string, group: SiteDocument['group']): SiteDocument {
  const title = /^# (.+)$/m.exec(readFileSync(path, 'utf8'))?.[1];
  if (title === undefined) throw new Error(`${path} has no heading of level 1`);
  return { path, title, group, folders: path.endsWith('/README.md') ? [dirname(path)] : [] };
}
