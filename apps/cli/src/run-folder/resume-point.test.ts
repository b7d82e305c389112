import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSafetensors } from '@lenet5/core';
import { emptyHistory } from '@lenet5/metrics';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleCheckpoint } from '../testing/sample-checkpoint.js';
import { type RunLayout, runLayout } from './layout.js';
import { findResumePoint } from './resume-point.js';
import { RunRecord } from './run-record.js';

let layout: RunLayout;
beforeEach(async () => {
  layout = runLayout(await mkdtemp(join(tmpdir(), 'resume-point-')));
  await mkdir(layout.checkpoints);
});
afterEach(() => rm(layout.folder, { recursive: true }));

const cut = (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 1);

describe('findResumePoint(layout)', () => {
  test('is undefined before the first checkpoint', async () => {
    expect(await findResumePoint(layout)).toBeUndefined();
  });

  test('is the last checkpoint', async () => {
    const bytes = await sampleCheckpoint(2);
    await writeFile(layout.lastCheckpoint, bytes);
    await writeFile(layout.previousCheckpoint, await sampleCheckpoint(1));
    expect(await findResumePoint(layout)).toEqual({
      bytes: Buffer.from(bytes),
      path: layout.lastCheckpoint,
      position: { epoch: 2, step: 0 },
    });
  });

  test('is the previous checkpoint if the last one is damaged or missing, and says why', async () => {
    await writeFile(layout.lastCheckpoint, cut(await sampleCheckpoint(2)));
    await writeFile(layout.previousCheckpoint, await sampleCheckpoint(1));
    expect(await findResumePoint(layout)).toMatchObject({
      path: layout.previousCheckpoint,
      position: { epoch: 1, step: 0 },
      insteadOfLast: expect.stringMatching(
        /last\.safetensors cannot be read: the checkpoint is truncated \([\d,]+ bytes instead of at least [\d,]+\)$/,
      ),
    });
    await rm(layout.lastCheckpoint);
    expect(await findResumePoint(layout)).toMatchObject({
      position: { epoch: 1, step: 0 },
      insteadOfLast: `${layout.lastCheckpoint} is missing`,
    });
  });

  test('is an error about the last checkpoint if both are damaged', async () => {
    const damaged = cut(await sampleCheckpoint(2));
    for (const path of [layout.lastCheckpoint, layout.previousCheckpoint]) await writeFile(path, damaged);
    await expect(findResumePoint(layout)).rejects.toMatchObject({
      code: 'CLI_RUN_CHECKPOINT',
      message: expect.stringContaining(`cannot resume from ${layout.lastCheckpoint}`),
    });
  });

  test('is an error if a later version wrote the last checkpoint', async () => {
    const newer = encodeSafetensors([], { 'lenet5.run': '{"version":1000}' });
    await writeFile(layout.lastCheckpoint, newer);
    await writeFile(layout.previousCheckpoint, await sampleCheckpoint(1));
    await expect(findResumePoint(layout)).rejects.toThrow('the checkpoint has a newer version');
  });

  test('after a resume from the previous checkpoint, the damaged one never takes its place', async () => {
    const [first, second] = [await sampleCheckpoint(1), await sampleCheckpoint(2)];
    await writeFile(layout.lastCheckpoint, cut(second));
    await writeFile(layout.previousCheckpoint, first);
    const record = new RunRecord(layout, await findResumePoint(layout));
    await record.rewind(emptyHistory());
    await record.addCheckpoint({ type: 'checkpoint', epoch: 2, step: 1, bytes: second });
    expect(await readFile(layout.lastCheckpoint)).toEqual(Buffer.from(second));
    expect(await readFile(layout.previousCheckpoint)).toEqual(Buffer.from(first));
    await record.addCheckpoint({ type: 'checkpoint', epoch: 2, step: 2, bytes: first });
    expect(await readFile(layout.previousCheckpoint)).toEqual(Buffer.from(second));
    expect(await readdir(layout.checkpoints)).toEqual(['last.safetensors', 'previous.safetensors']);
  });
});
