import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@lenet5/test-kit/repository';
import { expect, test } from 'vitest';

/** A path of the repository in backticks, up to the first wildcard. */
const PATH = /`((?:apps|examples|packages|scripts|tooling)\/[^`*]*)/g;

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md'])('every path that %s names exists', (file) => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path ?? '');
  const paths = [...text.matchAll(PATH)].map(([, path]) => path ?? '');
  expect([...links, ...paths].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  expect(links.length + paths.length).toBeGreaterThan(1);
});
