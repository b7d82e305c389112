import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { BIN, runCli, runProcess } from './testing/run-cli.js';
import { runInTerminal, type TerminalResult, type TerminalRun } from './testing/run-in-terminal.js';
import { writeSmallData } from './testing/small-data.js';

// A test runs the built program several times, and each run trains.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-terminal-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const CTRL_C = '\u0003';
const KILLS = 8;
/** Allows for many starts of the program on a busy machine. */
const KILLS_TIMEOUT = 600_000;
const DATA = ['train', '--data', 'data', '--validation', 'split:100'];
const OFTEN = ['--checkpoint-every', '20steps'];
/** The epochs of the run `whole`. */
const EPOCHS = 16;
const RECIPE = [...DATA, ...OFTEN, '--epochs', String(EPOCHS)];
/** A run with so many epochs is far from its end whenever a test interrupts it. */
const ENDLESS = [...DATA, ...OFTEN, '--epochs', '100000'];

const read = (run: string, file: string): Buffer => readFileSync(join(cwd, run, file));

/** The sizes of the event files, which reveal a missing or extra scalar. */
function eventSizes(run: string): number[] {
  return ['train', 'validation'].flatMap((part) => {
    const folder = join(cwd, run, 'tensorboard', part);
    return readdirSync(folder).map((name) => statSync(join(folder, name)).size);
  });
}

function expectSameRun(run: string, whole: string): void {
  expect(read(run, 'model/weights.bin').equals(read(whole, 'model/weights.bin'))).toBe(true);
  expect(read(run, 'history.json').equals(read(whole, 'history.json'))).toBe(true);
  expect(eventSizes(run)).toEqual(eventSizes(whole));
}

/** Runs a number of epochs without an interruption. Returns the name of the run. */
async function trainWhole(epochs: number): Promise<string> {
  const run = epochs === EPOCHS ? 'whole' : `whole-${epochs}`;
  if (existsSync(join(cwd, run))) return run;
  const words = [...DATA, ...OFTEN, '--epochs', String(epochs), '--out', run, '--quiet'];
  expect((await runCli(words, { cwd })).code).toBe(0);
  return run;
}

/**
 * Resumes an interrupted run, on most machines to the epochs of `whole`, and checks that it equals a run that was not
 * interrupted.
 *
 * @param command a shell command that resumes the run.
 */
async function expectResumed(run: string, command: string): Promise<void> {
  const epochs = Math.max(EPOCHS, JSON.parse(read(run, 'history.json').toString()).loss.length + 2);
  const resumed = await runProcess('sh', ['-c', `${command} --epochs ${epochs} --quiet`], { cwd });
  expect([resumed.code, resumed.stderr]).toEqual([0, '']);
  expectSameRun(run, await trainWhole(epochs));
}

/** Calls a function once, when the second epoch or a later one has started. */
function onceRunning(act: (run: TerminalRun) => void): (screen: string, run: TerminalRun) => void {
  let done = false;
  return (screen, run) => {
    if (done || !/epoch +(?!1\/)\d+\/100000/.test(screen)) return;
    done = true;
    act(run);
  };
}

/** The command on the screen after "stopped; to resume:", which the terminal may wrap. */
function resumeCommand({ screen }: TerminalResult): string {
  return /stopped; to resume: (.*)/.exec(screen)?.[1]?.trim() ?? '';
}

/** Milliseconds from the start of the program to its first epoch, the scale of random delays. */
let startUp = 0;

beforeAll(async () => {
  writeSmallData(join(cwd, 'data'), 1100, 100);
  const start = performance.now();
  const { ended } = runInTerminal([...RECIPE, '--out', 'whole'], {
    cwd,
    onScreen: (screen) => {
      if (startUp === 0 && screen.includes('epoch  1/16')) startUp = performance.now() - start;
    },
  });
  expect((await ended).code).toBe(0);
});

describe('a run in a terminal', () => {
  test.each<[string, number, (run: TerminalRun) => void]>([
    ['Ctrl-C', 130, ({ type }: TerminalRun) => type(CTRL_C)],
    ['SIGTERM', 143, ({ pid }: TerminalRun) => process.kill(pid, 'SIGTERM')],
  ])('ends on %s with %i in one line, and resumes to identical weights', async (name, code, act) => {
    const { ended } = runInTerminal([...ENDLESS, '--out', name], {
      cwd,
      columns: 200,
      onScreen: onceRunning(act),
    });
    const result = await ended;
    expect(result.code).toBe(code);
    expect(result.screen.match(/stopping after a checkpoint/g)).toHaveLength(1);
    expect(result.screen).not.toContain('\u001b[?25l');
    const command = resumeCommand(result);
    expect(command).toMatch(new RegExp(` train --resume ${name}$`));
    await expectResumed(name, command);
  });

  test('ends when the terminal is closed, and resumes to identical weights', async () => {
    const { ended } = runInTerminal([...ENDLESS, '--out', 'closed'], {
      cwd,
      onScreen: onceRunning(({ close }) => close()),
    });
    expect(await ended).toMatchObject({ signal: constants.signals.SIGHUP });
    const [last = ''] = read('closed', 'metrics.jsonl').toString().trim().split('\n').slice(-1);
    expect(JSON.parse(last)).toMatchObject({ type: 'end', stopped: 'interrupted' });
    await expectResumed('closed', `"${process.execPath}" "${BIN}" train --resume closed`);
  });

  test('ends immediately on a second Ctrl-C', async () => {
    const { ended } = runInTerminal([...ENDLESS, '--out', 'twice'], {
      cwd,
      onScreen: onceRunning(({ type }) => type(CTRL_C + CTRL_C)),
    });
    expect(await ended).toMatchObject({ code: 130, screen: expect.not.stringContaining('Error') });
  });

  test.each<[number, Record<string, string>, RegExp, boolean]>([
    [40, {}, /[▀-▟⠀-⣿]/u, true],
    [80, {}, /[▀-▟⠀-⣿]/u, true],
    [120, {}, /[▀-▟⠀-⣿]/u, true],
    [80, { LANG: 'C' }, /[^\p{ASCII}]/u, false],
  ])('keeps within %i columns, also with %j', async (columns, env, signs, shown) => {
    const words = ['train', '--data', 'data', '--validation', 'split:100', '--epochs', '2', '--no-color'];
    const { ended } = runInTerminal([...words, '--out', `${columns}${env.LANG ?? ''}`], {
      cwd,
      columns,
      env,
    });
    const { code, screen } = await ended;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal control sequences
    const text = screen.replace(/\u001b\[[0-9;?]*[A-Za-z]|\u001b[78]/g, '');
    const report = text.slice(text.indexOf('train loss') - 10).split(/[\r\n]+/);
    expect(code).toBe(0);
    expect(signs.test(text)).toBe(shown);
    const bars = screen.match(/epoch +\d\/2 [█░#.]+\P{Cc}*/gu) ?? [];
    expect(bars.length).toBeGreaterThan(0);
    // Leaves room for the ^C that a terminal echoes, which would otherwise wrap the line.
    expect(bars.filter((bar) => bar.length > columns - 3)).toEqual([]);
    const isProse = (line: string): boolean => /to (train on|report):|--resume|run folder/.test(line);
    expect(report.filter((line) => line.length > columns && !isProse(line))).toEqual([]);
  });
});

describe('a killed run', () => {
  /** Reproducible pseudo-random numbers (a linear congruential generator). */
  function* moments(): Generator<number, never, undefined> {
    for (let state = KILLS; ; ) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
      yield state / 2 ** 31;
    }
  }

  /** The process may have ended already, before its exit event. */
  function killIfThere(pid: number): void {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }

  /** Starts or resumes the run and kills it after a delay. Resolves to whether it had ended before. */
  async function startAndKill(run: string, milliseconds: number): Promise<boolean> {
    const isThere = existsSync(join(cwd, run, 'config.json'));
    const words = isThere ? ['train', '--resume', run] : [...RECIPE, '--out', run];
    const { ended, pid } = runInTerminal(words, { cwd });
    const timer = setTimeout(() => killIfThere(pid), milliseconds);
    const { code, signal, screen } = await ended;
    clearTimeout(timer);
    expect(screen).not.toContain('lenet5: ');
    expect(signal === 9 || code === 0).toBe(true);
    return signal !== 9;
  }

  test(
    `by kill -9 at ${KILLS} random moments resumes to identical weights`,
    async () => {
      const random = moments();
      const runs = ['killed-1'];
      for (let kills = 0; kills < KILLS; ) {
        const ended = await startAndKill(runs.at(-1) ?? '', startUp * (0.2 + random.next().value));
        if (ended) runs.push(`killed-${runs.length + 1}`);
        else kills++;
      }
      for (const run of runs) {
        await startAndKill(run, KILLS_TIMEOUT);
        expectSameRun(run, 'whole');
      }
    },
    KILLS_TIMEOUT,
  );
});
