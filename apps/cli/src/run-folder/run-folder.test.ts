import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyHistory } from '@lenet5/metrics';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleCheckpoint } from '../testing/sample-checkpoint.js';
import { SAMPLE_PROGRESS, sampleEpochs } from '../testing/sample-events.js';
import { createNamedRun, createNumberedRun } from './create-run-folder.js';
import { runLayout } from './layout.js';
import { CARD_MARK, writeModelCard } from './model-card-file.js';
import { openRun } from './open-run.js';
import { RunRecord } from './run-record.js';
import { writeAtomically } from './write-atomically.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-folder-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

describe('createNumberedRun(parent)', () => {
  test('uses the number after the highest one, and ignores gaps and other names', async () => {
    const runs = join(folder, 'runs');
    expect((await createNumberedRun(runs)).layout.folder).toBe(join(runs, '1'));
    await mkdir(join(runs, '7'));
    await mkdir(join(runs, '9-notes'));
    expect((await createNumberedRun(runs)).layout.folder).toBe(join(runs, '8'));
  });

  test('creates different folders in concurrent calls', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => createNumberedRun(folder)));
    expect(new Set(made.map(({ layout }) => layout.folder)).size).toBe(20);
  });

  test('reports in one line that a file has the name of the folder', async () => {
    await writeFile(join(folder, 'runs'), '');
    await expect(createNumberedRun(join(folder, 'runs'))).rejects.toThrow(
      expect.objectContaining({
        code: 'CLI_RUN_WRITE',
        message: expect.stringMatching(/runs \(file already exists\) — /),
      }),
    );
  });
});

describe('createNamedRun(folder, force)', () => {
  test('creates the folder, or uses an existing one without a run', async () => {
    await writeFile(join(folder, 'notes.txt'), 'mine');
    for (const path of [folder, join(folder, 'a/b')]) {
      const { unlock } = await createNamedRun(path, false);
      expect(existsSync(join(path, '.running'))).toBe(true);
      unlock();
    }
    expect(existsSync(join(folder, 'a/b'))).toBe(true);
  });

  test('rejects a folder that holds a run', async () => {
    await writeFile(join(folder, 'config.json'), '{}');
    await expect(createNamedRun(folder, false)).rejects.toThrow(
      `${folder} already holds a run — use another folder, or --force to overwrite it`,
    );
  });

  test('with force, removes the run and nothing else', async () => {
    await writeFile(join(folder, 'config.json'), '{}');
    await mkdir(join(folder, 'checkpoints'));
    await writeFile(join(folder, 'checkpoints/last.safetensors'), '');
    await writeFile(join(folder, 'classes.json'), '["cat","dog"]');
    await writeFile(join(folder, 'notes.txt'), 'mine');
    (await createNamedRun(folder, true)).unlock();
    expect(await readdir(folder)).toEqual(['notes.txt']);
  });
});

describe('writeModelCard(path, card)', () => {
  test('overwrites the card of a run, but never a README.md of the user, even with force', async () => {
    const path = join(folder, 'README.md');
    expect(await writeModelCard(path, `---\n${CARD_MARK}\n---\nfirst`)).toBe(true);
    expect(await writeModelCard(path, `---\n${CARD_MARK}\n---\nsecond`)).toBe(true);
    expect(await read('README.md')).toContain('second');
    (await createNamedRun(folder, true)).unlock();
    expect(await readdir(folder)).toEqual([]);
    await writeFile(path, 'mine');
    expect(await writeModelCard(path, 'card')).toBe(false);
    (await createNamedRun(folder, true)).unlock();
    expect(await read('README.md')).toBe('mine');
  });
});

describe('writeAtomically(path, content)', () => {
  test('replaces a file and leaves no temporary file', async () => {
    await writeAtomically(join(folder, 'x'), 'first');
    await writeAtomically(join(folder, 'x'), Uint8Array.of(50));
    expect([await read('x'), await readdir(folder)]).toEqual(['2', ['x']]);
  });

  test('reports the file that cannot be written, and why', async () => {
    await expect(writeAtomically(join(folder, 'none/x'), '')).rejects.toThrow(
      `cannot write ${join(folder, 'none/x')} (no such file or directory) — `,
    );
  });
});

describe('RunRecord', () => {
  test('updates log, table and history after each epoch', async () => {
    const record = new RunRecord(runLayout(folder));
    await record.rewind(emptyHistory());
    record.append(SAMPLE_PROGRESS);
    for (const event of sampleEpochs(2)) await record.addEpoch(event);
    const log = (await read('metrics.jsonl'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(log.map(({ type }) => type)).toEqual(['progress', 'epoch', 'epoch']);
    expect((await read('results.csv')).split('\n').slice(0, 2)).toEqual([
      'epoch,loss,accuracy,val_loss,val_accuracy,seconds,imagesPerSecond,learningRate',
      `1,${3.4 * (1 - 0.898)},0.898,${3.2 * (1 - 0.982)},0.982,12.34,4862.2,0.001`,
    ]);
    expect(JSON.parse(await read('history.json'))).toEqual({
      loss: [0.898, 0.968].map((accuracy) => 3.4 * (1 - accuracy)),
      accuracy: [0.898, 0.968],
      val_loss: [0.982, 0.9831].map((accuracy) => 3.2 * (1 - accuracy)),
      val_accuracy: [0.982, 0.9831],
    });
  });

  test('saves the last checkpoint, the previous one and that of the best epoch', async () => {
    const record = new RunRecord(runLayout(folder));
    await record.rewind(emptyHistory());
    for (const event of sampleEpochs(10)) {
      await record.addEpoch(event);
      const { epoch } = event;
      await record.addCheckpoint({ type: 'checkpoint', epoch, step: 0, bytes: Uint8Array.of(epoch) });
    }
    await record.addCheckpoint({ type: 'checkpoint', epoch: 10, step: 5, bytes: Uint8Array.of(11) });
    expect([...(await readFile(record.layout.lastCheckpoint))]).toEqual([11]);
    expect([...(await readFile(record.layout.previousCheckpoint))]).toEqual([10]);
    expect([...(await readFile(record.layout.bestCheckpoint))]).toEqual([9]);
  });

  test('resumes after a crash: drops the incomplete line and the epochs after the checkpoint', async () => {
    const record = new RunRecord(runLayout(folder));
    await record.rewind(emptyHistory());
    for (const event of sampleEpochs(3)) await record.addEpoch(event);
    const whole = await read('metrics.jsonl');
    await writeFile(join(folder, 'metrics.jsonl'), `${whole}{"type":"epoch","epo`);
    const again = new RunRecord(runLayout(folder));
    const { history } = record;
    await again.rewind({
      loss: history.loss.slice(0, 2),
      accuracy: history.accuracy.slice(0, 2),
      val_loss: history.val_loss.slice(0, 2),
      val_accuracy: history.val_accuracy.slice(0, 2),
    });
    expect(again.epochs).toEqual(sampleEpochs(2));
    expect((await read('results.csv')).trim().split('\n')).toHaveLength(3);
    expect((await read('metrics.jsonl')).trim().split('\n')).toHaveLength(2);
  });

  test('restores epochs that the log lacks from the checkpoint, without times', async () => {
    const record = new RunRecord(runLayout(folder));
    await record.rewind({ loss: [0.5], accuracy: [0.9], val_loss: [], val_accuracy: [] });
    expect(record.history.loss).toEqual([0.5]);
    expect((await read('results.csv')).split('\n')[1]).toBe('1,0.5,0.9,,,,,');
  });
});

describe('openRun(folder)', () => {
  test('reads config and checkpoint, or no checkpoint if the run stopped before the first one', async () => {
    await writeFile(join(folder, 'config.json'), '{"epochs":2}');
    expect(await openRun(folder)).toEqual({ layout: runLayout(folder), config: '{"epochs":2}' });
    await mkdir(join(folder, 'checkpoints'));
    const bytes = await sampleCheckpoint(1);
    await writeFile(join(folder, 'checkpoints/last.safetensors'), bytes);
    expect((await openRun(folder)).checkpoint?.bytes).toEqual(Buffer.from(bytes));
  });

  test('reports why a folder cannot be resumed', async () => {
    await expect(openRun(folder)).rejects.toThrow(
      `cannot resume ${folder} (it has no config.json) — use a run folder`,
    );
    await writeFile(join(folder, 'file'), '');
    await expect(openRun(join(folder, 'file'))).rejects.toThrow(
      expect.objectContaining({ code: 'CLI_NO_RUN' }),
    );
    await symlink('loop', join(folder, 'loop'));
    await expect(openRun(join(folder, 'loop'))).rejects.toThrow(
      `cannot access ${join(folder, 'loop')} (too many symbolic links encountered) — check the path and its permissions`,
    );
  });
});
