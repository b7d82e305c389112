import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runCli, runLimited } from './testing/run-cli.js';
import { writeSmallData } from './testing/small-data.js';

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-disk-'));
const disk = join(cwd, 'disk');
mkdirSync(disk);

const sh = (...words: string[]): boolean => spawnSync(words[0] ?? '', words.slice(1)).status === 0;
const mount = (options: string): boolean => sh('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', disk);
const unmount = (): boolean => sh('umount', disk);

/** Only root may mount, and not in every container; elsewhere a limit on the size of files stands in. */
const canMount = process.platform === 'linux' && mount('size=1m') && unmount();

/** Fits checkpoints of 0.7 MB twice, the last and the best, and not a third time while one is replaced. */
const SIZE = 'size=1700k';

afterAll(() => rmSync(cwd, { recursive: true }));

beforeAll(() => writeSmallData(join(cwd, 'data')));

const train = (...words: string[]): ReturnType<typeof runCli> =>
  runCli(['train', '--data', 'data', '--quiet', ...words], { cwd });
const weights = (run: string): Buffer => readFileSync(join(cwd, run, 'model/weights.bin'));

describe('a disk that takes no large file', () => {
  /** Less than a checkpoint has, more than the other files. */
  const LIMIT = 300_000;

  test('loses nothing that was saved, and the run goes on elsewhere to the very same weights', async () => {
    expect((await train('--epochs', '4', '--out', 'limited-whole')).code).toBe(0);
    expect((await train('--epochs', '2', '--out', 'limited')).code).toBe(0);
    const saved = weights('limited');
    const { code, stderr } = await runLimited(LIMIT, ['train', '--resume', 'limited', '--epochs', '4'], {
      cwd,
    });
    expect([code, stderr.split('\n').slice(-3)]).toEqual([
      1,
      [
        expect.stringMatching(/^the run is kept as of its last checkpoint; to go on: .* --resume limited$/),
        'lenet5: cannot write limited/checkpoints/last.safetensors (file too large) — free some space, or use another folder with --out',
        '',
      ],
    ]);
    expect(weights('limited').equals(saved)).toBe(true);
    expect((await train('--resume', 'limited')).code).toBe(0);
    expect(weights('limited').equals(weights('limited-whole'))).toBe(true);
  });

  test('takes no export and keeps what was there', async () => {
    writeFileSync(join(cwd, 'lenet5.csv'), 'earlier');
    const words = ['export', 'limited', '--format', 'csv', '--force'];
    const { code, stderr } = await runLimited(LIMIT, words, { cwd });
    expect([code, stderr]).toEqual([
      1,
      'lenet5: cannot write lenet5.csv (file too large) — free some space, or use another folder with --out\n',
    ]);
    expect(readFileSync(join(cwd, 'lenet5.csv'), 'utf8')).toBe('earlier');
    expect(existsSync(join(cwd, 'lenet5.csv.tmp'))).toBe(false);
  });
});

if (!canMount) {
  test('a disk of its own cannot be mounted here: that takes root, on Linux', () => {
    console.warn('full-disk.test.ts: no disk can be mounted, so only a limit on the size of files was tried');
  });
}

describe.runIf(canMount)('a disk of its own', () => {
  beforeEach(() => {
    expect(mount(SIZE)).toBe(true);
  });
  afterEach(() => expect(unmount()).toBe(true));

  test('that is full in the middle of a run loses nothing that was saved, and the run goes on', async () => {
    const { code, stderr } = await train('--epochs', '8', '--out', 'disk/run');
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(
        /^the run is kept as of its last checkpoint; to go on: .* train --resume disk\/run\nlenet5: cannot write disk\/run\/\S+ \(no space left on device\) — free some space, or use another folder with --out\n$/,
      ),
    ]);
    expect(readdirSync(join(disk, 'run')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(sh('mount', '-o', 'remount,size=8m', disk)).toBe(true);
    expect((await train('--resume', 'disk/run')).code).toBe(0);
    expect((await train('--epochs', '8', '--out', 'whole')).code).toBe(0);
    expect(weights('disk/run').equals(weights('whole'))).toBe(true);
  });

  test('that is full takes no export and keeps what was there', async () => {
    expect((await train('--epochs', '1', '--out', 'small')).code).toBe(0);
    writeFileSync(join(disk, 'lenet5.csv'), 'earlier');
    writeFileSync(join(disk, 'filler'), new Uint8Array(1_600_000));
    const words = ['export', 'small', '--format', 'csv', '--out', 'disk/lenet5.csv', '--force'];
    const { code, stderr } = await runCli(words, { cwd });
    expect([code, stderr]).toEqual([
      1,
      'lenet5: cannot write disk/lenet5.csv (no space left on device) — free some space, or use another folder with --out\n',
    ]);
    expect(readFileSync(join(disk, 'lenet5.csv'), 'utf8')).toBe('earlier');
    expect(existsSync(join(disk, 'lenet5.csv.tmp'))).toBe(false);
  });

  test('that is read-only is told at once, by a run and by a dry run', async () => {
    mkdirSync(join(disk, 'earlier'));
    writeFileSync(join(disk, 'earlier/config.json'), '{}');
    expect(sh('mount', '-o', 'remount,ro', disk)).toBe(true);
    const forced = await train('--out', 'disk/earlier', '--force');
    expect([forced.code, forced.stderr]).toEqual([
      1,
      'lenet5: cannot write disk/earlier/config.json (read-only file system) — make it writable, or choose another folder with --out\n',
    ]);
    for (const words of [[], ['--dry-run']]) {
      const { code, stdout, stderr } = await train('--out', 'disk/run', ...words);
      expect([code, stdout, stderr]).toEqual([
        1,
        '',
        'lenet5: cannot write disk/run (read-only file system) — make it writable, or choose another folder with --out\n',
      ]);
    }
  });
});
