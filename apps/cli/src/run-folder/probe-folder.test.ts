import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { probeFolder } from './probe-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'probe-folder-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('probeFolder(folder)', () => {
  test('removes the folders and the file that it creates', async () => {
    await probeFolder(join(folder, 'a/b/c'));
    await probeFolder(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('reports a path that is not a folder', async () => {
    writeFileSync(join(folder, 'file'), 'mine');
    await expect(probeFolder(join(folder, 'file/run'))).rejects.toThrow(
      expect.objectContaining({ code: 'CLI_RUN_WRITE' }),
    );
    expect(readdirSync(folder)).toEqual(['file']);
  });

  test('reports a folder that does not accept files', async () => {
    // Permissions do not stop root, but /proc accepts no files from anyone.
    const shut = existsSync('/proc/self') ? '/proc/self' : join(folder, 'shut');
    if (!existsSync(shut)) mkdirSync(shut, { mode: 0o555 });
    await expect(probeFolder(shut)).rejects.toThrow(`cannot write ${shut} (`);
  });
});
