import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runLayout } from './run-folder/layout.js';
import { BIN, type CliResult, jsonLines, runCli, runProcess } from './testing/run-cli.js';
import { writeSmallData } from './testing/small-data.js';

// A test runs the built program several times, and each run trains.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-interrupt-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const IMAGES = ['--limit', '1600', '--validation', 'split:320'];
/** The epochs of the run `whole`. */
const EPOCHS = 6;
/** A run with so many epochs is far from its end whenever a test interrupts it. */
const ENDLESS = [...IMAGES, '--epochs', '100000'];

const weights = (run: string): Buffer => readFileSync(join(cwd, run, 'model/weights.bin'));
const history = (run: string): string => readFileSync(join(cwd, run, 'history.json'), 'utf8');

/** Starts a run and calls a function when its first epoch has ended, or after a later epoch as soon as the run has a file. */
function interruptAfterFirstEpoch(
  out: string,
  act: (child: ChildProcess) => void,
  file = '.',
): Promise<CliResult> {
  let done = false;
  return runCli(['train', ...ENDLESS, '--json', '--out', out], {
    cwd,
    onStdout(stdout, child) {
      if (done || !stdout.includes('"epoch":1,') || !existsSync(join(cwd, out, file))) return;
      done = true;
      act(child);
    },
  });
}

/** Runs a number of epochs without an interruption. Returns the name of the run. */
async function trainWhole(epochs: number): Promise<string> {
  const run = epochs === EPOCHS ? 'whole' : `whole-${epochs}`;
  if (existsSync(join(cwd, run))) return run;
  const words = ['train', ...IMAGES, '--epochs', String(epochs), '--quiet', '--out', run];
  expect((await runCli(words, { cwd })).code).toBe(0);
  return run;
}

/** The number of epochs to resume an interrupted run to: it has more to do, and on most machines those of `whole`. */
function epochsToResume(run: string): number {
  return Math.max(EPOCHS, JSON.parse(history(run)).loss.length + 2);
}

/** Checks that a resumed run has the same weights and history as a run of so many epochs that was not interrupted. */
async function expectWhole(run: string, epochs: number): Promise<void> {
  const whole = await trainWhole(epochs);
  expect(weights(run).equals(weights(whole))).toBe(true);
  expect(history(run)).toBe(history(whole));
}

describe('an interrupted run', () => {
  beforeAll(() => trainWhole(EPOCHS));

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'by %s exits with %i, prints the command to resume, and resumes to identical weights',
    async (signal, code) => {
      const result = await interruptAfterFirstEpoch(signal, (child) => child.kill(signal));
      expect(result.code).toBe(code);
      expect(jsonLines(result.stdout).at(-1)).toMatchObject({
        type: 'end',
        stopped: 'interrupted',
        run: signal,
      });
      const [, command = ''] = /^stopped; to resume: (.*)\n$/m.exec(result.stderr) ?? [];
      expect(command).toMatch(new RegExp(`bin\\.js train --resume ${signal}$`));
      const epochs = epochsToResume(signal);
      const resumed = await runProcess('sh', ['-c', `${command} --epochs ${epochs} --quiet`], { cwd });
      expect(resumed).toEqual({ code: 0, signal: null, stdout: `${signal}\n`, stderr: '' });
      await expectWhole(signal, epochs);
    },
  );

  test('resumes from its last checkpoint to identical weights after kill -9', async () => {
    const { lastCheckpoint } = runLayout('killed');
    const kill = (child: ChildProcess): boolean => child.kill('SIGKILL');
    const killed = await interruptAfterFirstEpoch('killed', kill, relative('killed', lastCheckpoint));
    expect(killed.signal).toBe('SIGKILL');
    appendFileSync(join(cwd, 'killed/metrics.jsonl'), '{"type":"progress","epo');
    const epochs = epochsToResume('killed');
    const words = ['train', '--resume', 'killed', '--epochs', String(epochs), '--json'];
    const resumed = await runCli(words, { cwd });
    expect(resumed.code).toBe(0);
    // It does not train from the beginning, which would give the same weights.
    expect(jsonLines(resumed.stdout)[0]?.epochsDone).toBeGreaterThan(0);
    await expectWhole('killed', epochs);
    expect(readFileSync(join(cwd, 'killed/results.csv'), 'utf8').trim().split('\n')).toHaveLength(1 + epochs);
  });

  test('ends immediately on a second signal', async () => {
    const { code, stdout } = await interruptAfterFirstEpoch('twice', (child) => {
      // The stopped process receives both signals when it continues.
      for (const signal of ['SIGSTOP', 'SIGINT', 'SIGTERM', 'SIGCONT'] as const) child.kill(signal);
    });
    expect([130, 143]).toContain(code);
    expect(jsonLines(stdout).at(-1)).not.toMatchObject({ type: 'end' });
  });

  test('exits with 130 and leaves no folder if it is interrupted before it starts', async () => {
    // A server that does not answer, so that the run cannot start.
    const server = createServer(() => undefined).listen(0, 'localhost');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, stdout } = await runCli(
      ['train', '--data', `http://localhost:${port}/`, '--out', 'early'],
      { cwd, onStderr: (_, child) => child.kill('SIGINT') },
    );
    server.close();
    expect([code, stdout]).toEqual([130, '']);
    expect(() => history('early')).toThrow('ENOENT');
  });
});

describe('lenet5 train --resume', () => {
  test('continues a finished run to the weights of a longer run', async () => {
    await runCli(['train', ...IMAGES, '--epochs', '2', '--quiet', '--out', 'longer'], { cwd });
    const words = ['train', '--resume', 'longer', '--epochs', String(EPOCHS), '--quiet'];
    const { code } = await runCli(words, { cwd });
    expect(code).toBe(0);
    expect(weights('longer').equals(weights('whole'))).toBe(true);
  });

  test('rejects fewer epochs than the run has, and does not change the run', async () => {
    const before = history('whole');
    const { code, stderr } = await runCli(['train', '--resume', 'whole', '--epochs', '2', '--quiet'], {
      cwd,
    });
    expect([code, stderr]).toEqual([
      2,
      `lenet5: --epochs is less than the ${EPOCHS} epochs that the run already has (2) — use more than ${EPOCHS}\n`,
    ]);
    expect(history('whole')).toBe(before);
  });

  test('uses the kernels that the run started with, or reports that this Node lacks them', async () => {
    cpSync(join(cwd, 'whole'), join(cwd, 'rebuilt'), { recursive: true });
    const path = join(cwd, 'rebuilt/env.json');
    const environment = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...environment, kernels: 'relaxed-simd' }));
    const relaxed = ['--kernels', 'relaxed-simd', '--dry-run', '--quiet'];
    const hasRelaxed = (await runCli(['train', '--limit', '32', ...relaxed], { cwd })).code === 0;
    const { code, stdout, stderr } = await runCli(['train', '--resume', 'rebuilt', '--json', '--quiet'], {
      cwd,
    });
    expect([code, stderr, stdout.includes('"kernels":"relaxed-simd"')]).toEqual(
      hasRelaxed
        ? [0, '', true]
        : [
            1,
            `lenet5: rebuilt started with relaxed-simd kernels (not available in Node ${process.versions.node}) — resume it with Node 24 or later, or use --kernels simd, which changes its bits\n`,
            false,
          ],
    );
  });

  test('names the requested kernels in an error, not those that the run started with', async () => {
    const words = ['train', '--resume', 'whole', '--epochs', `${EPOCHS + 1}`, '--kernels', 'relaxed-simd'];
    const { code, stderr } = await runCli([...words, '--dry-run', '--quiet'], { cwd });
    const lacks = /^lenet5: this runtime does not support WebAssembly relaxed SIMD — .*\n$/;
    expect([code, stderr]).toEqual(code === 0 ? [0, ''] : [1, expect.stringMatching(lacks)]);
  });

  test('resumes with other kernels on request, and notes that the bits differ', async () => {
    const words = ['train', '--resume', 'rebuilt', '--kernels', 'simd', '--json'];
    const { code, stdout, stderr } = await runCli(words, { cwd });
    expect([code, jsonLines(stdout).at(0)]).toEqual([0, expect.objectContaining({ kernels: 'simd' })]);
    expect(stderr).toContain(
      '\nnot the same bits: the run started with relaxed-simd kernels and resumes with simd\n',
    );
    expect(stderr).toContain(`\nnothing left to train: the run already has ${EPOCHS} epochs\n`);
  });

  test.each([
    ['--resume', 'whole', '--epochs', '30'],
    ['--out', 'whole', '--force'],
  ])('rejects a run that another process is running: %s', async (...words) => {
    const lock = join(cwd, 'whole/.running');
    writeFileSync(lock, `${process.pid} ${hostname()}\n`);
    const { code, stderr } = await runCli(['train', '--quiet', ...words], { cwd });
    rmSync(lock);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^lenet5: whole is in use \(process \d+\) — .*\n$/),
    ]);
  });

  test('reports a damaged checkpoint in one line if it is the only one', async () => {
    cpSync(join(cwd, 'whole'), join(cwd, 'damaged'), { recursive: true });
    const path = join(cwd, 'damaged/checkpoints/last.safetensors');
    writeFileSync(path, readFileSync(path).subarray(0, 100));
    rmSync(join(cwd, 'damaged/checkpoints/previous.safetensors'));
    const { code, stderr } = await runCli(['train', '--resume', 'damaged', '--quiet'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^lenet5: cannot resume from damaged\/checkpoints\/last\.safetensors: .* — .*\n$/);
  });
});

test('resumes from the previous checkpoint, with a note, if the last one is damaged', async () => {
  cpSync(join(cwd, 'whole'), join(cwd, 'flipped'), { recursive: true });
  const path = join(cwd, 'flipped/checkpoints/last.safetensors');
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(path, bytes);
  const { code, stderr } = await runCli(['train', '--resume', 'flipped'], { cwd });
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /\nflipped\/checkpoints\/last\.safetensors cannot be read: the checkpoint is damaged \(its CRC-32C is .*\); resuming from the previous checkpoint, flipped\/checkpoints\/previous\.safetensors\n/,
  );
  expect(weights('flipped').equals(weights('whole'))).toBe(true);
});

describe('a closed pipe on stdout', () => {
  /** Runs a pipeline whose reader ends after one line. Stdout ends with the exit code of lenet5. */
  function pipeToHead(words: string): Promise<CliResult> {
    const line = `{ "${process.execPath}" "${BIN}" ${words}; echo $? >&3; } | head -1`;
    return runProcess('sh', ['-c', `{ ${line}; } 3>&1`], { cwd });
  }

  test('interrupts a run, which resumes to identical weights', async () => {
    const { stdout, stderr } = await pipeToHead(`train ${ENDLESS.join(' ')} --json --out piped`);
    const [start = '', code] = stdout.trim().split('\n');
    expect(JSON.parse(start)).toMatchObject({ type: 'start' });
    expect(code).toBe('141');
    expect(stderr).toContain('\nthe reader of the output has closed the pipe; stopping after a checkpoint');
    expect(stderr).toMatch(/\nstopped; to resume: .* train --resume piped\n$/);
    expect(existsSync(join(cwd, 'piped/.running'))).toBe(false);
    const epochs = epochsToResume('piped');
    const words = ['train', '--resume', 'piped', '--epochs', String(epochs), '--quiet'];
    expect((await runCli(words, { cwd })).code).toBe(0);
    await expectWhole('piped', epochs);
  });

  test('ends any other command without an error', async () => {
    const { stdout, stderr } = await pipeToHead('data info --quiet');
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n').at(-1)).toBe('0');
  });
});

describe('a refused --resume', () => {
  test('of other data changes no file of the run', async () => {
    cpSync(join(cwd, 'whole'), join(cwd, 'kept'), { recursive: true });
    const config = readFileSync(join(cwd, 'kept/config.json'), 'utf8');
    writeSmallData(join(cwd, 'other'), 2000);
    const words = ['train', '--resume', 'kept', '--epochs', '30', '--data', 'other', '--quiet'];
    const { code, stderr } = await runCli(words, { cwd });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^lenet5: .*fingerprint/)]);
    expect(readFileSync(join(cwd, 'kept/config.json'), 'utf8')).toBe(config);
    expect(existsSync(join(cwd, 'kept/.running'))).toBe(false);
  });

  test('without a checkpoint keeps the results of the run', async () => {
    cpSync(join(cwd, 'whole'), join(cwd, 'lost'), { recursive: true });
    rmSync(join(cwd, 'lost/checkpoints'), { recursive: true });
    const { code, stderr } = await runCli(['train', '--resume', 'lost', '--quiet'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(
        `^lenet5: cannot resume lost: its checkpoint lost/checkpoints/last.safetensors is missing \\(the run has ${EPOCHS} finished epochs\\) — restore the file, or train again from the beginning with .* train --config lost/config.json --out lost-again\n$`,
      ),
    );
    expect(history('lost')).toBe(history('whole'));
  });

  test('restarts a run that has neither a checkpoint nor an epoch, and notes it', async () => {
    mkdirSync(join(cwd, 'early'));
    writeFileSync(join(cwd, 'early/config.json'), '{"limit": 100, "epochs": 1, "validation": "none"}');
    const { code, stderr } = await runCli(['train', '--resume', 'early'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain('\nthe run has no checkpoint: training from the beginning\n');
  });
});

describe('a cosine schedule', () => {
  test('is reported to rise again when the run is continued', async () => {
    const recipe = ['--limit', '4000', '--validation', 'none', '--epochs', '1', '--schedule', 'cosine'];
    const first = await runCli(['train', ...recipe, '--out', 'cosine'], { cwd });
    expect(first.stderr).toMatch(
      /to continue: .* --epochs 2\nmore epochs stretch the cosine schedule, so the learning rate rises again\n$/,
    );
    const second = await runCli(['train', '--resume', 'cosine', '--epochs', '2'], { cwd });
    expect(second.stderr).toContain(
      '\nthe cosine schedule now spans 2 epochs instead of 1: the learning rate continues from its value in a run of 2, and so rises\n',
    );
  });
});

describe('a full disk', () => {
  // Not every system has /dev/full. The fallback is the shell's limit on the size of files.
  const [limit, target, reason] = existsSync('/dev/full')
    ? ['', '/dev/full', 'no space left on device']
    : ['ulimit -f 0 &&', 'full.jsonl', 'file too large'];

  test('on stdout is reported in one line', async () => {
    const line = `${limit} "${process.execPath}" "${BIN}" data info --json --quiet > ${target}`;
    const { code, stderr } = await runProcess('sh', ['-c', line], { cwd });
    expect([code, stderr]).toEqual([
      1,
      `lenet5: cannot write to standard output (${reason}) — redirect it to another file\n`,
    ]);
  });
});
