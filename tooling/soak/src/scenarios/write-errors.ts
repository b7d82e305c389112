import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { moments } from '../moments.js';
import type { Fault } from '../preload/patched-fs.js';
import type { Scenario } from '../scenario.js';
import { CommandServer } from '../training/command-server.js';
import { finishRun, referenceRun } from '../training/finish-run.js';
import { inFolder } from '../training/in-folder.js';
import { shortRun } from '../training/short-run.js';
import type { Call } from '../training/train.js';

const STEPS_PER_EPOCH = 8;
const CODES: readonly Fault['code'][] = ['ENOSPC', 'EACCES', 'EIO'];

interface Run {
  readonly path: string;
  readonly flags: readonly string[];
  /** The fingerprint of an undisturbed run. */
  readonly expected: string;
}

/** Each operation on a file of the run fails once with each error, alone or with all that follow. */
export const writeErrors: Scenario = {
  name: 'write-errors',
  summary: 'ENOSPC, EACCES and EIO in every operation of a run that writes, from a patched fs',
  faults: 1400,
  run: ({ faults, seed, note, progress }) =>
    inFolder(async (folder) => {
      const trace = join(folder, 'trace.jsonl');
      const traced = join(folder, 'traced');
      const env = { LENET5_SOAK_FOLDER: traced, LENET5_SOAK_TRACE: trace };
      const flags = await shortRun(folder, STEPS_PER_EPOCH, 5);
      const expected = await referenceRun(traced, flags, { preload: ['patched-fs'], env });
      const operations = (await readFile(trace, 'utf8')).trim().split('\n').length;
      const all = allFaults(operations);
      const chosen = shuffle(all, moments(seed)).slice(0, faults);
      const problems: string[] = [];
      const path = join(folder, 'run');
      let failed = 0;
      const server = new CommandServer(path);
      for (const [index, fault] of chosen.entries()) {
        if (index < (progress?.done ?? 0)) continue;
        const tried = await tryFault(server, fault, { path, flags, expected });
        problems.push(...tried.problems.map((text) => `${describe(fault)}: ${text}`));
        if (tried.hasFailed) failed++;
        await rm(path, { recursive: true, force: true });
        if (problems.length === 0) await progress?.save(index + 1);
        if (index % 20 === 19) note(`${index + 1} of ${chosen.length} errors`);
      }
      await server.close();
      return {
        faults: chosen.length,
        trials: chosen.length,
        problems,
        figures: { operations, 'failed runs': failed },
      };
    }),
};

function allFaults(operations: number): Fault[] {
  return Array.from({ length: operations }, (_, at) =>
    CODES.flatMap((code) => [false, true].map((lasts) => ({ at, code, lasts }))),
  ).flat();
}

function shuffle<T>(items: readonly T[], next: () => number): T[] {
  return items
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function describe({ at, code, lasts }: Fault): string {
  return `${code} in operation ${at}${lasts ? ' and all after it' : ''}`;
}

/** A run with a fault, and one without that resumes it. Returns what is wrong, and whether the fault ended the run. */
async function tryFault(
  server: CommandServer,
  fault: Fault,
  { path, flags, expected }: Run,
): Promise<{ readonly problems: readonly string[]; readonly hasFailed: boolean }> {
  const call = await server.call(['train', '-q', '--out', path, ...flags], fault);
  const problems = verdict(call);
  const left = (await readdir(path, { recursive: true }).catch(() => [])).filter((name) =>
    name.endsWith('.tmp'),
  );
  if (left.length > 0) problems.push(`left ${left.join(', ')}`);
  problems.push(...(await finishRun(path, flags, expected, (words) => server.call(words))));
  return { problems, hasFailed: call.code !== 0 };
}

/** A run either does without the file, or ends with one line. */
function verdict({ code, stderr }: Call): string[] {
  if (code === 0) return [];
  const lines = stderr.trim().split('\n');
  const isOneError = lines.filter((line) => line.startsWith('lenet5: ')).length === 1;
  const hasTrace = lines.some((line) => /^\s+at /.test(line));
  return code === 1 && isOneError && !hasTrace ? [] : [`ended with ${code}: ${stderr.trim()}`];
}
