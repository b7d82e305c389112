import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE_START, sampleEpochs } from '../testing/sample-events.js';
import { writeSampleRun } from '../testing/sample-run.js';
import { holdsRun, readSavedRun } from './saved-run.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saved-run-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('readSavedRun(folder)', () => {
  test('reads what the run wrote', async () => {
    await writeSampleRun(folder, { epochs: 3 });
    const run = await readSavedRun(folder);
    const { engine, kernels, threads, epochs, trainSize, validationSize } = SAMPLE_START;
    expect(run).toMatchObject({
      config: { epochs: 10, seed: 42 },
      environment: { engine: 'tfjs' },
      history: { accuracy: [0.898, 0.968, 0.978], val_accuracy: [0.982, 0.9831, 0.984] },
      epochs: sampleEpochs(3),
      start: { engine, kernels, threads, epochs, trainSize, validationSize },
      status: 'completed',
      reason: 'completed',
    });
  });

  test.each([
    [{ stopped: 'completed', reason: 'completed' }, 'completed'],
    [{ stopped: 'interrupted', reason: 'interrupted' }, 'interrupted'],
    [{ stopped: 'early', reason: 'early-stopping' }, 'early'],
    [{ stopped: 'early', reason: 'time-limit' }, 'timed-out'],
    [{ stopped: 'early', reason: 'time-limit', why: 'any sentence' }, 'timed-out'],
  ] as const)('the end event %j gives the status %s', async (end, status) => {
    await writeSampleRun(folder, { epochs: 2, stopped: null });
    await appendFile(join(folder, 'metrics.jsonl'), JSON.stringify({ type: 'end', ...end }));
    expect(await readSavedRun(folder)).toMatchObject({ status, reason: end.reason });
  });

  test.each([
    [{ stopped: 'completed' }, 'completed', 'completed'],
    [{ stopped: 'interrupted', why: 'the run was interrupted' }, 'interrupted', 'interrupted'],
    [{ stopped: 'early', why: 'the limit of 10 s is reached' }, 'time-limit', 'timed-out'],
    [
      { stopped: 'early', why: 'no better validation accuracy for 3 epochs after epoch 1' },
      'early-stopping',
      'early',
    ],
  ] as const)('the end event %j of an earlier version gives the reason %s', async (end, reason, status) => {
    await writeSampleRun(folder, { epochs: 2, stopped: null });
    await appendFile(join(folder, 'metrics.jsonl'), JSON.stringify({ type: 'end', ...end }));
    expect(await readSavedRun(folder)).toMatchObject({ status, reason });
  });

  test('uses the last start event of a resumed run', async () => {
    await writeSampleRun(folder, { epochs: 2, stopped: 'interrupted' });
    expect((await readSavedRun(folder)).status).toBe('interrupted');
    await appendFile(join(folder, 'metrics.jsonl'), `${JSON.stringify({ ...SAMPLE_START, epochs: 20 })}\n`);
    const run = await readSavedRun(folder);
    expect([run.status, run.reason, run.start?.epochs]).toEqual(['unfinished', undefined, 20]);
  });

  test('reads a run that has just started, and one whose log lacks epochs', async () => {
    await writeSampleRun(folder, { epochs: 0, stopped: null });
    expect((await readSavedRun(folder)).history.loss).toEqual([]);
    await writeSampleRun(folder, { epochs: 2 });
    await writeFile(join(folder, 'metrics.jsonl'), '{"type":"epoch","epo');
    await rm(join(folder, 'env.json'));
    const run = await readSavedRun(folder);
    expect([run.epochs, run.start, run.status]).toEqual([[undefined, undefined], undefined, 'unfinished']);
  });

  test('reads a loss that was not finite, which JSON stores as null', async () => {
    await writeSampleRun(folder, { epochs: 1, validated: false });
    const path = join(folder, 'history.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace(/"loss": \[[^\]]*\]/, '"loss": [null]'));
    expect((await readSavedRun(folder)).history.loss).toEqual([Number.NaN]);
  });

  test.each([
    ['{', 'it is not valid JSON'],
    ['[]', 'it is not a JSON object'],
    ['{"loss":[1],"accuracy":["high"]}', 'accuracy is not a list of numbers'],
    ['{"loss":[1],"accuracy":[98],"val_loss":[],"val_accuracy":[]}', 'accuracy[0] is not a valid score'],
    ['{"loss":[1],"accuracy":[],"val_loss":[],"val_accuracy":[]}', 'accuracy is not a valid score'],
  ])('rejects the history.json %s', async (text, reason) => {
    await writeSampleRun(folder, { epochs: 1 });
    await writeFile(join(folder, 'history.json'), text);
    await expect(readSavedRun(folder)).rejects.toThrow(
      expect.objectContaining({
        code: 'CLI_RUN_DAMAGED',
        message: expect.stringContaining(`history.json is damaged (${reason}) — `),
      }),
    );
  });

  test('reports the missing file of a folder that is not a run folder', async () => {
    expect(holdsRun(folder)).toBe(false);
    await expect(readSavedRun(folder)).rejects.toThrow(
      `${folder} is not a run folder (it has no config.json) — use one that lenet5 train created, such as runs/1`,
    );
    await writeSampleRun(folder, { epochs: 1 });
    expect(holdsRun(folder)).toBe(true);
    await rm(join(folder, 'history.json'));
    await expect(readSavedRun(folder)).rejects.toThrow('(it has no history.json)');
  });
});
