import { LenetError } from '@lenet5/core';
import fc from 'fast-check';
import { mutate, mutation } from './mutate.js';
import type { Target } from './target.js';

/** Processor time that a case may take. Others may use the processors, so not the time of the clock. */
const MAX_MILLISECONDS = 1000;
/** Memory outside the JavaScript heap that a case may take: of the file, and besides. */
const MAX_MULTIPLE = 64;
const MAX_BESIDES = 256 * 2 ** 20;

/** What went wrong, with the smallest case that shows it. */
export interface Finding {
  readonly target: string;
  readonly problem: string;
  readonly bytes: Uint8Array;
}

/** Reads one case. Returns what is wrong. */
export async function tryCase(
  { read }: Pick<Target, 'read'>,
  bytes: Uint8Array,
): Promise<string | undefined> {
  const cpu = process.cpuUsage();
  const memory = process.memoryUsage().arrayBuffers;
  let problem: string | undefined;
  try {
    await read(bytes);
  } catch (error) {
    if (!LenetError.isInstance(error)) problem = `threw ${describe(error)}`;
  }
  const { user, system } = process.cpuUsage(cpu);
  const milliseconds = (user + system) / 1000;
  const used = process.memoryUsage().arrayBuffers - memory;
  if (milliseconds > MAX_MILLISECONDS) problem ??= `took ${Math.round(milliseconds)} ms`;
  if (used > MAX_MULTIPLE * bytes.length + MAX_BESIDES) problem ??= `took ${used} bytes for ${bytes.length}`;
  if ('polluted' in Object.prototype || Object.keys(Object.prototype).length > 0) {
    Reflect.deleteProperty(Object.prototype, 'polluted');
    problem ??= 'polluted Object.prototype';
  }
  return problem;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = error.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? '';
  return `${error.name}: ${error.message}${place.replace(/^\s+/, ' ')}`;
}

/** Reads `cases` changed files. Returns the first problem, with its case made as small as possible. */
export async function fuzz(target: Target, cases: number, seed: number): Promise<Finding | undefined> {
  let found: Finding | undefined;
  const file = fc.nat({ max: target.files.length - 1 });
  const changes = fc.array(mutation, { minLength: 1, maxLength: 6 });
  const property = fc.asyncProperty(file, changes, fc.boolean(), async (index, list, isRepaired) => {
    let bytes = target.files[index] ?? new Uint8Array();
    for (const change of list) bytes = mutate(bytes, change);
    if (isRepaired && target.repair) bytes = target.repair(bytes);
    const problem = await tryCase(target, bytes);
    if (problem === undefined) return;
    if (found === undefined || bytes.length <= found.bytes.length)
      found = { target: target.name, problem, bytes };
    throw new Error(problem);
  });
  await fc.check(property, { numRuns: cases, seed, interruptAfterTimeLimit: 24 * 3_600_000 });
  return found;
}
