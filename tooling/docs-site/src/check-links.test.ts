import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkLinks } from './check-links.js';

test('checkLinks(folder) reports missing files, missing anchors and absolute addresses', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'links-'));
  await mkdir(join(folder, 'sub'));
  const links = [
    'sub/page.html#there',
    'sub/page.html#gone',
    'gone.html',
    '/sub/page.html',
    '#top',
    '#none',
    'sub/',
    'https://a.b/c',
  ];
  const anchors = links.map((link) => `<a href="${link}">x</a>`).join('');
  await writeFile(join(folder, 'index.html'), `<h1 id="top">x</h1>${anchors}<img src="no.png">`);
  await writeFile(join(folder, 'sub/page.html'), '<h2 id="there">x</h2><a href="../index.html#top">x</a>');
  expect((await checkLinks(folder)).sort()).toEqual([
    'index.html: #none: no such anchor',
    'index.html: /sub/page.html: not relative',
    'index.html: gone.html: no such file',
    'index.html: no.png: no such file',
    'index.html: sub/: no such file',
    'index.html: sub/page.html#gone: no such anchor',
  ]);
  await rm(folder, { recursive: true });
});
