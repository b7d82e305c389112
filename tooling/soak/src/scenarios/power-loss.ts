import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bundleCliModule } from '../bundle-cli.js';
import { moments } from '../moments.js';
import type { Operation } from '../preload/patched-fs.js';
import type { Scenario } from '../scenario.js';
import { CommandServer } from '../training/command-server.js';
import { type Disk, FlushModel, LOSSES, type Loss } from '../training/crash-states.js';
import { finishRun, referenceRun } from '../training/finish-run.js';
import { inFolder } from '../training/in-folder.js';
import { shortRun } from '../training/short-run.js';

const STEPS_PER_EPOCH = 8;
const MINUTE_AGO = Date.now() / 1000 - 60;

/** A disk after a power failure. */
interface Crash {
  /** Operations before it. */
  readonly after: number;
  readonly loss: Loss;
  readonly disk: Disk;
  /** Steps of the last checkpoint that the run has reported; 0 before the first. */
  readonly reported: number;
}

/** The power fails after each operation of a run. */
export const powerLoss: Scenario = {
  name: 'power-loss',
  summary: 'power loss after each operation of a run that writes; what was not flushed is lost',
  faults: 100,
  run: ({ faults, seed, note }) =>
    inFolder(async (folder) => {
      const trace = join(folder, 'trace.jsonl');
      const traced = join(folder, 'traced');
      const env = { LENET5_SOAK_FOLDER: traced, LENET5_SOAK_TRACE: trace };
      const flags = await shortRun(folder, STEPS_PER_EPOCH, 5);
      const expected = await referenceRun(traced, flags, { preload: ['patched-fs'], env });
      const lines = (await readFile(trace, 'utf8')).trim().split('\n');
      const operations: Operation[] = lines.map((line) => JSON.parse(line));
      const problems = await compareTrace(operations, traced);
      const crashes = crashesOf(operations);
      note(`${operations.length} operations, ${crashes.length} different disks`);
      const { openRun } = await import(await bundleCliModule('run-folder/open-run.ts', folder));
      const path = join(folder, 'run');
      for (const crash of crashes) {
        await materialize(crash.disk, path);
        problems.push(...(await lostBy(crash, () => openRun(path))).map((text) => `${name(crash)}: ${text}`));
      }
      const next = moments(seed);
      const server = new CommandServer(path);
      for (let resumed = 0; resumed < faults; resumed++) {
        const crash = crashes[Math.floor(next() * crashes.length)];
        if (!crash) break;
        await materialize(crash.disk, path);
        const found = await finishRun(path, flags, expected, (words) => server.call(words));
        problems.push(...found.map((text) => `${name(crash)}: ${text}`));
        if (resumed % 20 === 19) note(`${resumed + 1} of ${faults} resumed`);
      }
      await server.close();
      return {
        faults: crashes.length,
        trials: crashes.length,
        problems,
        figures: { operations: operations.length, resumed: faults },
      };
    }),
};

const name = ({ after, loss }: Crash): string => `after operation ${after}, ${loss}`;

/** The trace must describe all that the run has written, or else the crashes are not those of the run. */
async function compareTrace(operations: readonly Operation[], folder: string): Promise<string[]> {
  const model = new FlushModel();
  for (const operation of operations) model.apply(operation);
  const disk = model.after('nothing lost');
  const problems: string[] = [];
  const names = await readdir(folder, { recursive: true });
  for (const path of names) {
    const isFolder = (await stat(join(folder, path))).isDirectory();
    const content = disk.get(path);
    const isSame = isFolder ? content === null : content?.equals(await readFile(join(folder, path)));
    if (!isSame) problems.push(`the trace has another ${path}`);
  }
  if (names.length + 1 !== disk.size)
    problems.push(`the trace has ${disk.size} names, not ${names.length + 1}`);
  return problems;
}

/** The different disks after all operations. */
function crashesOf(operations: readonly Operation[]): Crash[] {
  const model = new FlushModel();
  const seen = new Set<string>();
  const crashes: Crash[] = [];
  let reported = 0;
  for (const [index, operation] of operations.entries()) {
    model.apply(operation);
    reported = checkpointIn(operation) ?? reported;
    for (const loss of LOSSES) {
      const disk = model.after(loss);
      const key = `${reported} ${digest(disk)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      crashes.push({ after: index, loss, disk, reported });
    }
  }
  return crashes;
}

/** The steps of the checkpoint in a line of the log. */
function checkpointIn(operation: Operation): number | undefined {
  if (operation.op !== 'write' || operation.path !== 'metrics.jsonl') return undefined;
  const text = Buffer.from(operation.data, 'base64').toString();
  if (!text.startsWith('{"type":"checkpoint"')) return undefined;
  const { epoch, step } = JSON.parse(text);
  return epoch * STEPS_PER_EPOCH + step;
}

function digest(disk: Disk): string {
  const hash = createHash('sha256');
  for (const [path, content] of [...disk].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path}\0${content === null ? 'folder' : content.length}\0`).update(content ?? '');
  }
  return hash.digest('hex');
}

async function materialize(disk: Disk, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [path, content] of disk) {
    const target = join(folder, path);
    await mkdir(content === null ? target : dirname(target), { recursive: true });
    if (content === null) continue;
    await writeFile(target, content);
    // A machine that lost power takes longer to start than this.
    await utimes(target, MINUTE_AGO, MINUTE_AGO);
  }
}

/** What the run has lost: everything up to the last reported checkpoint must be there. */
async function lostBy({ disk, reported }: Crash, open: () => Promise<StoppedRun>): Promise<string[]> {
  try {
    const { checkpoint } = await open();
    const { epoch, step } = checkpoint?.position ?? { epoch: 0, step: 0 };
    const steps = epoch * STEPS_PER_EPOCH + step;
    return steps >= reported ? [] : [`resumes after ${steps} steps; ${reported} were reported`];
  } catch (error) {
    // Nothing is lost if the power failed before the run had a config.
    return !disk.has('config.json') && reported === 0 ? [] : [String(error)];
  }
}

/** The parts of the answer of openRun() that count here. */
interface StoppedRun {
  readonly checkpoint?: { readonly position: { readonly epoch: number; readonly step: number } };
}
