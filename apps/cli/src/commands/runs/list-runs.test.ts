import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeSampleRun } from '../../testing/sample-run.js';
import { listRuns } from './list-runs.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'list-runs-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('listRuns(folder)', () => {
  test('lists the folder itself and its subfolders, if they are run folders', async () => {
    await writeSampleRun(folder);
    await writeSampleRun(join(folder, 'nested'));
    await mkdir(join(folder, 'notes'));
    await writeFile(join(folder, 'todo.txt'), '');
    expect((await listRuns(folder)).map((run) => run.folder)).toEqual([folder, join(folder, 'nested')]);
  });

  test('lists a subfolder that is not readable, with the reason', async () => {
    await symlink('loop', join(folder, 'loop'));
    expect(await listRuns(folder)).toEqual([
      {
        folder: join(folder, 'loop'),
        status: 'unreadable',
        damage: expect.stringMatching(/^cannot access .*loop.* \(too many symbolic links encountered\) — /),
        epochs: 0,
      },
    ]);
  });

  test('lists a run as damaged that was killed before its first file was complete', async () => {
    await writeSampleRun(join(folder, '1'), { epochs: 0, stopped: null });
    await rm(join(folder, '1/history.json'));
    expect(await listRuns(folder)).toEqual([
      {
        folder: join(folder, '1'),
        status: 'damaged',
        damage: expect.stringContaining('(it has no history.json)'),
        epochs: 0,
      },
    ]);
  });
});
