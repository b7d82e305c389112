import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** The folders of `src`, each importing only from folders before it: the domain first, then the views. */
const FOLDERS = [
  ...[
    'design',
    'language',
    'explain',
    'settings',
    'scheduling',
    'page',
    'worker',
    'data',
    'network',
    'analysis',
    'digit',
    'inference',
  ],
  ...[
    'run',
    'components',
    'charts',
    'why',
    'class-set',
    'f6-map',
    'network-1998',
    'train',
    'draw',
    'look-inside',
    'lesson',
    'other-network',
    'model-files',
    'share',
    'shell',
  ],
];

/** Folders that are built or run separately. No other folder imports from them. */
const SEPARATE = ['e2e', 'service-worker'];

/** Views, which do not import from each other. */
const VIEWS = ['train', 'draw', 'look-inside'];

const SRC = fileURLToPath(new URL('.', import.meta.url));

const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => relative(SRC, join(parentPath, name)).split(sep).join('/'));

const folderOf = (file: string): string => (file.includes('/') ? (file.split('/', 1)[0] ?? '') : '');

/** The imports from one folder to another, as `from → to`. */
function arrows(): Set<string> {
  const found = new Set<string>();
  const sources = files.filter((file) => /(?<!\.test)\.tsx?$/.test(file) && FOLDERS.includes(folderOf(file)));
  for (const file of sources) {
    const imports = readFileSync(join(SRC, file), 'utf8').matchAll(/(?:from|import|import\() ?'(\.[^']+)'/g);
    for (const [, target = ''] of imports) {
      const [from, to] = [folderOf(file), folderOf(posix.join(dirname(file), target))];
      if (from !== to) found.add(`${from} → ${to}`);
    }
  }
  return found;
}

test('every folder of src is listed', () => {
  const folders = new Set(files.map(folderOf).filter((folder) => folder !== ''));
  expect([...folders].sort()).toEqual([...FOLDERS, ...SEPARATE].sort());
});

test('a folder imports only from folders below it, and a view from no other view', () => {
  const found = [...arrows()];
  expect(found).toContain('train → run');
  const wrong = found.filter((arrow) => {
    const [from = '', to = ''] = arrow.split(' → ');
    const isBack = FOLDERS.indexOf(to) >= FOLDERS.indexOf(from);
    return isBack || !FOLDERS.includes(to) || (VIEWS.includes(from) && VIEWS.includes(to));
  });
  expect(wrong).toEqual([]);
});
