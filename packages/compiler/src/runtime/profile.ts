import { FRAME_RECORD } from '../contract.generated.js';
import { BLOCK_GROUPS } from '../plan/memory/arena.js';
import type { Section, Sections } from '../plan/op.js';
import type { Plan } from '../plan/plan.js';
import { type Run, setFrame, writeFrame } from './frame.js';
import type { KernelExports } from './instantiate-kernels.js';
import type { OpProfile } from './op-profile.js';

/** The ops of a section, each with its address and its durations. */
interface TimedSection {
  readonly kind: Section['kind'];
  readonly ops: readonly { readonly address: number; readonly profile: OpProfile }[];
}

/**
 * Runs a program as one thread, op by op from JavaScript, in the order of assembly/run.ts, and measures each op. One
 * call with two clock reads takes a few tenths of a microsecond, so the durations of ops that run per lane group are
 * slightly too high.
 */
export function profile(
  memory: WebAssembly.Memory,
  plan: Plan,
  kernels: KernelExports,
  sections: Sections,
  run: Run,
): OpProfile[] {
  const address = writeFrame(memory, plan, plan.options.threads, [0, 1], run);
  const groups = new Int32Array(memory.buffer, address + FRAME_RECORD.groups, 1);
  const steps = Math.ceil(run.count / run.batchSize);
  const timed = timedSections(memory, sections, run.program, steps);
  const time = ({ ops }: TimedSection, step: number): void => {
    for (const { address: op, profile } of ops) {
      const began = performance.now();
      kernels.execute(op, address);
      profile.milliseconds[step] = (profile.milliseconds[step] ?? 0) + performance.now() - began;
    }
  };
  for (let step = 0; step < steps; step++) {
    kernels.begin(address, step);
    for (const part of parts(timed)) {
      if (part[0]?.kind === 'weights' || part[0]?.kind === 'eachThread') {
        for (const section of part) time(section, step);
        continue;
      }
      for (const [first, end] of blocks(groups[0] ?? 0)) {
        setFrame(memory, address, { firstGroup: first, endGroup: end });
        for (const section of part) {
          for (let group = first; group < (section.kind === 'eachGroup' ? end : first + 1); group++) {
            setFrame(memory, address, { group, blockGroup: group - first });
            time(section, step);
          }
        }
      }
      setFrame(memory, address, { group: 0 });
    }
  }
  return timed.flatMap(({ ops }) => ops.map((op) => op.profile));
}

/** The sections between which all blocks of lane groups must be done: those of one part run block by block. */
function parts(sections: readonly TimedSection[]): TimedSection[][] {
  const all: TimedSection[][] = [[]];
  for (const section of sections) {
    const { kind } = section;
    if (kind === 'arrive') continue;
    if (kind === 'wait') all.push([]);
    else if (kind === 'weights' || kind === 'eachThread') all.push([section], []);
    else all.at(-1)?.push(section);
  }
  return all;
}

/** The blocks of lane groups, each from `first` to `end`. */
function blocks(groups: number): [first: number, end: number][] {
  const count = Math.ceil(groups / BLOCK_GROUPS);
  return Array.from({ length: count }, (_, block) => [
    Math.floor((groups * block) / count),
    Math.floor((groups * (block + 1)) / count),
  ]);
}

/** Finds the address of each op: see plan/encode.ts. */
function timedSections(
  memory: WebAssembly.Memory,
  sections: Sections,
  program: number,
  steps: number,
): TimedSection[] {
  const words = new Int32Array(memory.buffer);
  let address = program;
  return sections.map(({ kind, ops }) => {
    address += 8;
    const timedOps = ops.map(({ kernel, layer }) => {
      const op = { address, profile: { kernel, layer, milliseconds: new Float64Array(steps) } };
      address += (words[address / 4 + 1] ?? 0) * 4;
      return op;
    });
    return { kind, ops: timedOps };
  });
}
