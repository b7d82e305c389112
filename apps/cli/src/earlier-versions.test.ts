import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DATA_FOLDER, earlierVersions } from '@lenet5/earlier-versions';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { runProgram } from './program.js';
import { openRun } from './run-folder/open-run.js';

// A test trains, one of them with TensorFlow.js.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'lenet5-earlier-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command in this process and returns its stdout. */
async function lenet5(...words: string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    expect(await runProgram(words)).toBe(0);
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

/** Writes the files of a version, which name the folder of their data set. */
function writeFiles(target: string, files: ReadonlyMap<string, Buffer>): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    const isText = /\.jsonl?$/.test(path);
    const text =
      isText && bytes.toString().replaceAll(`"${DATA_FOLDER}"`, JSON.stringify(join(target, 'digits')));
    writeFileSync(join(target, path), text || bytes);
  }
}

const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/** The most that the steps of a run change a weight. They change no weight but zeros. */
const MAX_CHANGE = 1e-20;

function expectSameWeights(actual: Uint8Array, expected: Uint8Array): void {
  const [first, second] = [actual, expected].map((bytes) => new Float32Array(Uint8Array.from(bytes).buffer));
  expect(first?.length).toBe(second?.length);
  expect(first?.every((value, index) => Math.abs(value - (second?.[index] ?? NaN)) < MAX_CHANGE)).toBe(true);
}

const versions = [...earlierVersions()].map(([version, files]) => {
  const paths = [...files.keys()];
  const runs = paths.filter((path) => /^[^/]+\/config\.json$/.test(path)).map((path) => dirname(path));
  return { version, files, runs, exports: paths.filter((path) => path.startsWith('exports/')) };
});

/** The interrupted run of each version, and the first run of each kind: the others differ from these in nothing that counts. */
function runsToResume(version: string, runs: readonly string[]): string[] {
  const earlier = versions.slice(
    0,
    versions.findIndex((one) => one.version === version),
  );
  return runs.filter((run) => run === 'stopped' || !earlier.some((one) => one.runs.includes(run)));
}

describe.each(versions)('what $version has written', ({ version, files, runs, exports }) => {
  const home = join(folder, version);
  writeFiles(home, files);

  test('lists its runs, and finds the checkpoint of each', async () => {
    const lines = (await lenet5('runs', home, '--json')).trim().split('\n');
    const found = lines.map((line) => JSON.parse(line));
    expect(found.map(({ run }) => run).sort()).toEqual(runs.map((run) => join(home, run)).sort());
    for (const { run, status } of found) {
      expect([run, status]).toEqual([run, run.endsWith('stopped') ? 'timed-out' : 'completed']);
      expect((await openRun(run)).checkpoint).toBeDefined();
    }
  });

  test.each(['ended', ...exports])('scores %s as the version did', async (model) => {
    const { val_accuracy, val_loss } = readJson(join(home, 'ended/history.json'));
    const line = await lenet5(
      'evaluate',
      join(home, model),
      '--data',
      join(home, 'digits'),
      '--json',
      '--quiet',
    );
    const { images, accuracy, loss } = JSON.parse(line);
    expect(images).toBe(100);
    expect(accuracy).toBe(val_accuracy[1]);
    expect(loss).toBeCloseTo(val_loss[1], 5);
  });

  test.each(runsToResume(version, runs))(
    'resumes the run %s, keeps its history, and ends with its weights',
    async (run) => {
      const path = join(home, run);
      const before = readJson(join(path, 'history.json'));
      const epochs = before.loss.length + 1;
      await lenet5('train', '--resume', path, '--epochs', String(epochs), '--quiet');
      const after = readJson(join(path, 'history.json'));
      expect(after.loss.length).toBe(epochs);
      for (const [name, values] of Object.entries<number[]>(before))
        expect([name, after[name].slice(0, values.length)]).toEqual([name, values]);
      const weights = readFileSync(join(path, 'model/weights.bin'));
      expectSameWeights(weights, files.get(`${run}/model/weights.bin`) ?? Buffer.of());
    },
  );
});

describe('a run of a later version', () => {
  const home = join(folder, 'later');
  const run = join(home, 'stopped');
  writeFiles(home, versions.at(-1)?.files ?? new Map());
  const edit = (name: string, change: (json: Record<string, unknown>) => unknown) =>
    writeFileSync(join(run, name), JSON.stringify(change(readJson(join(run, name)))));
  edit('config.json', (config) => ({ ...config, invention: 3 }));

  test('is refused with the version that started it, if its options are unknown', async () => {
    edit('env.json', (environment) => ({ ...environment, versions: { lenet5: '9.8.7' } }));
    await expect(runProgram(['train', '--resume', run, '--quiet'])).rejects.toMatchObject({
      code: 'CLI_RUN_NEWER',
      found: expect.stringMatching(/^9\.8\.7, this is [^—]*: config\.json: unknown key "invention"$/),
      remedy: 'update @lenet5/cli to 9.8.7 or later',
    });
  });

  test('of this version, is refused with the unknown option', async () => {
    edit('env.json', (environment) => ({ ...environment, versions: { lenet5: '0.0.0' } }));
    await expect(runProgram(['train', '--resume', run, '--quiet'])).rejects.toMatchObject({
      code: 'CLI_NO_RUN',
      found: expect.stringContaining('invention'),
    });
  });
});
