import { formatQuantity, formatThreadSteps } from '@lenet5/core';
import type { ThreadUse } from '../runtime/thread-use.js';
import type { Address, Copies } from './memory/buffer.js';
import { countParameters } from './memory/weight-matrix.js';
import type { Op, Operand, Section, Sections } from './op.js';
import type { Plan } from './plan.js';

const SECTION_TITLES: Readonly<Record<Section['kind'], string>> = {
  eachGroup: 'for each lane group of 4 samples',
  allGroups: "over all lane groups of the thread's block",
  weights: 'for each chunk of the weights that the thread takes',
  eachThread: 'in each thread',
  arrive: 'arrive at the barrier',
  wait: 'wait for the other threads',
};

const COPY_NAMES: Readonly<Record<Exclude<Copies, 'one'>, string>> = {
  thread: 'thread',
  group: 'lane group',
  blockGroup: 'lane group of a block',
};

/** How a plan is run. */
export interface DescribedRun {
  readonly kernels: string;
  /** Where the threads run. */
  readonly runsOn: string;
  /** Why there are fewer threads than requested. */
  readonly fallback?: string | undefined;
  readonly threadUse: ThreadUse;
}

/** Lists the buffers and kernel calls of a plan as text. */
export function describePlan(plan: Plan, { kernels, runsOn, fallback, threadUse }: DescribedRun): string {
  const { network, options, weights } = plan;
  const parameters = countParameters(weights);
  const title = [
    formatQuantity(parameters, 'parameter'),
    `images [${network.input.join(', ')}]`,
    describeOutputs(network),
    `batches of ${options.batchSize}`,
    options.optimizer.name,
    kernels,
    `${formatQuantity(options.threads, 'thread')} (${runsOn})`,
    `${(plan.bytes / 2 ** 20).toFixed(1)} MiB`,
  ].join(', ');
  const notes = [fallback, ...describeThreadUse(threadUse)].filter((note) => note !== undefined);
  return [
    title,
    ...notes.map((note) => `threads: ${note}`),
    '',
    ...describeBuffers(plan),
    ...describePrograms(plan),
    '',
  ].join('\n');
}

function describeOutputs({ head, outputs }: Plan['network']): string {
  if (head === 'softmax') return formatQuantity(outputs, 'class', 'classes');
  return formatQuantity(outputs, head === 'sigmoid' ? 'sigmoid output' : 'output');
}

function describeThreadUse({ automatic, current, steps, limit }: ThreadUse): (string | undefined)[] {
  return automatic ? [`automatic, now ${current}; ${formatThreadSteps(steps)}`, limit] : [];
}

function describeBuffers({ buffers }: Plan): string[] {
  const rows = buffers.map(({ name, layout, offset, stride, count, copies }) => [
    `@${offset}`,
    `${stride * count}`,
    name,
    copies === 'one' ? layout : `${layout} × ${count} (one per ${COPY_NAMES[copies]})`,
  ]);
  return ['memory: address, bytes, name, layout', ...columns(rows)];
}

function describePrograms({ programs }: Plan): string[] {
  const entries = Object.entries<Sections>({ ...programs });
  return entries.flatMap(([name, sections]) => ['', `${name}:`, ...sections.flatMap(describeSection)]);
}

function describeSection({ kind, ops }: Section): string[] {
  return [`  ${SECTION_TITLES[kind]}`, ...columns(ops.map(describeOp)).map((line) => `  ${line}`)];
}

function describeOp({ kernel, layer, operands }: Op): string[] {
  const entries = Object.entries(operands);
  const places = entries.flatMap(([name, value]) =>
    typeof value === 'object' ? [`${name}: ${describePlace(value)}`] : [],
  );
  const values = entries.flatMap(([name, value]) => (typeof value === 'object' ? [] : [`${name} ${value}`]));
  return [kernel, layer, `${places.join(', ')} | ${values.join(' ')}`];
}

function describePlace(operand: Extract<Operand, object>): string {
  return describeAddress('address' in operand ? operand.address : operand);
}

function describeAddress({ buffer, offset }: Address): string {
  return offset === 0 ? buffer.name : `${buffer.name}+${offset}`;
}

function columns(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}
