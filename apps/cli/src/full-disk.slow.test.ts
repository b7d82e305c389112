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
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { runCli, runLimited } from './testing/run-cli.js';
import { writeSmallData } from './testing/small-data.js';

// A test runs the built program several times, and each run trains.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-disk-'));
const disk = join(cwd, 'disk');
mkdirSync(disk);

const sh = (...words: string[]): boolean => spawnSync(words[0] ?? '', words.slice(1)).status === 0;
const mount = (options: string): boolean => sh('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', disk);
const unmount = (): boolean => sh('umount', disk);

/** Only root can mount, and not in every container. Otherwise the tests use a limit on the size of files. */
const canMount = process.platform === 'linux' && mount('size=1m') && unmount();

/** Holds three checkpoints of 0.7 MB, the last, the previous and the best, but not a fourth one while one is replaced. */
const SIZE = 'size=2400k';

afterAll(() => rmSync(cwd, { recursive: true }));

beforeAll(() => writeSmallData(join(cwd, 'data')));

const train = (...words: string[]): ReturnType<typeof runCli> =>
  runCli(['train', '--data', 'data', '--quiet', ...words], { cwd });
const weights = (run: string): Buffer => readFileSync(join(cwd, run, 'model/weights.bin'));

describe('a disk that accepts no large files', () => {
  /** Less than the size of a checkpoint, more than that of any other file. */
  const LIMIT = 300_000;

  test('loses nothing that was saved, and the run resumes elsewhere to identical weights', async () => {
    expect((await train('--epochs', '4', '--out', 'limited-whole')).code).toBe(0);
    expect((await train('--epochs', '2', '--out', 'limited')).code).toBe(0);
    const saved = weights('limited');
    const { code, stderr } = await runLimited(LIMIT, ['train', '--resume', 'limited', '--epochs', '4'], {
      cwd,
    });
    expect([code, stderr.split('\n').slice(-3)]).toEqual([
      1,
      [
        expect.stringMatching(/^the run is saved up to its last checkpoint; to resume: .* --resume limited$/),
        'lenet5: cannot write limited/checkpoints/last.safetensors (file too large) — free some space, or use another folder',
        '',
      ],
    ]);
    expect(weights('limited').equals(saved)).toBe(true);
    expect((await train('--resume', 'limited')).code).toBe(0);
    expect(weights('limited').equals(weights('limited-whole'))).toBe(true);
  });

  test('rejects an export and keeps the existing file', async () => {
    writeFileSync(join(cwd, 'lenet5.csv'), 'earlier');
    const words = ['export', 'limited', '--format', 'csv', '--force'];
    const { code, stderr } = await runLimited(LIMIT, words, { cwd });
    expect([code, stderr]).toEqual([
      1,
      'lenet5: cannot write lenet5.csv (file too large) — free some space, or use another folder\n',
    ]);
    expect(readFileSync(join(cwd, 'lenet5.csv'), 'utf8')).toBe('earlier');
    expect(existsSync(join(cwd, 'lenet5.csv.tmp'))).toBe(false);
  });
});

if (!canMount) {
  test('cannot mount a disk here, which needs root on Linux', () => {
    console.warn(
      'full-disk.slow.test.ts: no disk can be mounted, so only a limit on the size of files was tried',
    );
  });
}

describe.runIf(canMount)('a disk of its own', () => {
  beforeEach(() => {
    expect(mount(SIZE)).toBe(true);
  });
  afterEach(() => expect(unmount()).toBe(true));

  test('that becomes full during a run loses nothing that was saved, and the run resumes', async () => {
    const { code, stderr } = await train('--epochs', '8', '--out', 'disk/run');
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(
        /^the run is saved up to its last checkpoint; to resume: .* train --resume disk\/run\nlenet5: cannot write disk\/run\/\S+ \(no space left on device\) — free some space, or use another folder\n$/,
      ),
    ]);
    expect(readdirSync(join(disk, 'run')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(sh('mount', '-o', 'remount,size=8m', disk)).toBe(true);
    expect((await train('--resume', 'disk/run')).code).toBe(0);
    expect((await train('--epochs', '8', '--out', 'whole')).code).toBe(0);
    expect(weights('disk/run').equals(weights('whole'))).toBe(true);
  });

  test('that is full rejects an export and keeps the existing file', async () => {
    expect((await train('--epochs', '1', '--out', 'small')).code).toBe(0);
    writeFileSync(join(disk, 'lenet5.csv'), 'earlier');
    writeFileSync(join(disk, 'filler'), new Uint8Array(1_600_000));
    const words = ['export', 'small', '--format', 'csv', '--out', 'disk/lenet5.csv', '--force'];
    const { code, stderr } = await runCli(words, { cwd });
    expect([code, stderr]).toEqual([
      1,
      'lenet5: cannot write disk/lenet5.csv (no space left on device) — free some space, or use another folder\n',
    ]);
    expect(readFileSync(join(disk, 'lenet5.csv'), 'utf8')).toBe('earlier');
    expect(existsSync(join(disk, 'lenet5.csv.tmp'))).toBe(false);
  });

  test('that is read-only is reported before training, by a run and by a dry run', async () => {
    mkdirSync(join(disk, 'earlier'));
    writeFileSync(join(disk, 'earlier/config.json'), '{}');
    expect(sh('mount', '-o', 'remount,ro', disk)).toBe(true);
    const forced = await train('--out', 'disk/earlier', '--force');
    expect([forced.code, forced.stderr]).toEqual([
      1,
      'lenet5: cannot write disk/earlier (read-only file system) — make it writable, or use another folder\n',
    ]);
    for (const words of [[], ['--dry-run']]) {
      const { code, stdout, stderr } = await train('--out', 'disk/run', ...words);
      expect([code, stdout, stderr]).toEqual([
        1,
        '',
        'lenet5: cannot write disk/run (read-only file system) — make it writable, or use another folder\n',
      ]);
    }
  });
});
