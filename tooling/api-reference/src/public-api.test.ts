import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { apiReports } from './api-report.js';
import { notExported } from './not-exported.js';
import { type PublicApi, readPublicApi } from './public-api.js';
import { REPORTS } from './reports-folder.js';
import { builtApi } from './testing/built-api.js';

// The program of all declarations is large.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('the public interface of the packages', () => {
  test('names only types that callers can import', () => {
    expect(notExported(builtApi())).toEqual([]);
  });

  test('is that of the API reports; after a change, run npm run api:update and check the diff', async () => {
    const reports = apiReports(builtApi());
    expect(await readdir(REPORTS)).toEqual(reports.map(({ file }) => file).sort());
    for (const { file, text } of reports) {
      const message = `${file} is stale — run npm run api:update, and check its diff for breaking changes`;
      expect(await readFile(join(REPORTS, file), 'utf8'), message).toBe(text);
    }
  });
});

describe('a small package', () => {
  let folder: string;
  let api: PublicApi;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'public-api-'));
    const dist = join(folder, 'packages/sample/dist');
    await mkdir(dist, { recursive: true });
    await writeFile(join(dist, 'hidden.d.ts'), 'export interface Hidden { readonly size: number }');
    await writeFile(
      join(dist, 'index.d.ts'),
      [
        "import type { Hidden } from './hidden.js';",
        '/** Opens. */',
        'export declare function open(hidden: Hidden): Box;',
        'export declare class Box {',
        '  #secret;',
        '  private path: string;',
        '  /** Its width. */',
        '  readonly width: number;',
        '}',
      ].join('\n'),
    );
    api = readPublicApi([{ name: '@sample/box', declarations: join(dist, 'index.d.ts') }]);
  });

  afterAll(() => rm(folder, { recursive: true }));

  test('is reported if it refers to a type that it does not export', () => {
    expect(notExported(api)).toEqual(['@sample/box: open refers to Hidden, which is not exported']);
  });

  test('has a report without comments and private members', () => {
    expect(apiReports(api)).toEqual([
      {
        file: 'sample-box.api.md',
        text: [
          '# @sample/box\n\n```ts',
          'export declare class Box {\n    readonly width: number;\n}\n',
          'export declare function open(hidden: Hidden): Box;\n```\n',
        ].join('\n'),
      },
    ]);
  });
});
