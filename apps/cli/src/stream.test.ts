import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { jsonLines, runCli } from './testing/run-cli.js';
import { DATA_FILES, writeSmallData } from './testing/small-data.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-stream-'));
afterAll(() => rmSync(cwd, { recursive: true }));
beforeAll(() => writeSmallData(join(cwd, 'data'), 400));

const RUN = ['train', '--data', 'data', '--kernels', 'simd', '--validation', 'split:100', '--rotation', '5'];

async function train(...words: readonly string[]): Promise<string> {
  const { code, stderr } = await runCli([...words], { cwd });
  expect([code, stderr.split('\n').filter((line) => line.includes('—'))]).toEqual([0, []]);
  return stderr;
}

const checkpoint = (run: string): Buffer => readFileSync(join(cwd, run, 'checkpoints/last.safetensors'));

describe('lenet5 train --stream', () => {
  test('ends with the checkpoint of a run in memory, also when it is resumed', async () => {
    await train(...RUN, '--epochs', '2', '--out', 'memory', '-q');
    const notes = await train(...RUN, '--epochs', '1', '--out', 'streamed', '--stream');
    expect(notes).toContain(
      'note: the 400 training images (1 MB) stay on disk, and are read when they are needed',
    );
    await train('train', '--resume', 'streamed', '--epochs', '2', '--stream', '-q');
    expect(checkpoint('streamed').equals(checkpoint('memory'))).toBe(true);
    const config = readFileSync(join(cwd, 'streamed/config.json'), 'utf8');
    expect(config).toBe(readFileSync(join(cwd, 'memory/config.json'), 'utf8'));
  });

  test('refuses data that are read as a whole', async () => {
    const pixels = Array.from({ length: 784 }, () => 0).join(',');
    writeFileSync(join(cwd, 'digits.csv'), `1,${pixels}\n2,${pixels}\n`);
    const { code, stderr } = await runCli(['train', '--data', 'digits.csv', '--stream', '-q'], { cwd });
    expect([code, stderr]).toEqual([
      1,
      `lenet5: ${join(cwd, 'digits.csv')} cannot be streamed (data that are read as a whole) — use IDX files, which lenet5 data convert writes, or load it into memory\n`,
    ]);
  });

  test('refuses the engine that trains on images in memory, before the data are loaded', async () => {
    const words = ['train', '--data', 'missing', '--stream', '--engine', 'tfjs', '-q'];
    const { code, stderr } = await runCli(words, { cwd });
    expect([code, stderr]).toEqual([
      2,
      'lenet5: --stream does not apply to --engine tfjs (the tfjs engine trains on images in memory) — omit one of them\n',
    ]);
  });

  test('keeps the last checkpoint if the images become unreadable, from which it resumes', async () => {
    writeSmallData(join(cwd, 'cut'), 400);
    const path = join(cwd, 'cut', DATA_FILES.trainImages);
    const words = ['train', '--data', 'cut', '--validation', 'none', '--epochs', '60', '--json', '--stream'];
    const { code, stdout, stderr } = await runCli([...words, '--out', 'broken'], {
      cwd,
      onStdout: (text) => {
        if (text.includes('"epoch":1,')) truncateSync(path, 1000);
      },
    });
    expect(code).toBe(1);
    expect(stderr).toContain('is truncated (1,000 bytes; its header requires 313,616)');
    expect(stderr).toContain('the run is saved up to its last checkpoint; to resume: ');
    const epochs = jsonLines(stdout).filter(({ type }) => type === 'epoch').length;
    expect(epochs).toBeLessThan(60);
    writeSmallData(join(cwd, 'cut'), 400);
    const resumed = await runCli(
      ['train', '--resume', 'broken', '--epochs', String(epochs + 1), '--json', '--stream'],
      { cwd },
    );
    expect(jsonLines(resumed.stdout)[0]).toMatchObject({ type: 'start', epochsDone: epochs });
    expect(resumed.code).toBe(0);
  });
});
