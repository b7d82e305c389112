import { barrier } from './barrier';
import { execute } from './execute';
import { Frame, StepRow } from './frame';
import * as Opcode from './opcodes';

/**
 * Runs a program as one of its threads: step after step, section after section, until the frame's samples are through.
 * Many steps pass without a return to JavaScript.
 */
export function run(program: usize, frame: Frame): void {
  const steps = (frame.count + frame.batchSize - 1) / frame.batchSize;
  for (let step = 0; step < steps; step++) {
    begin(frame, step);
    if (!runStep(program, frame)) return;
  }
}

/** Moves the frame to a step: its samples, and this thread's share of their groups. */
export function begin(frame: Frame, step: i32): void {
  const first = step * frame.batchSize;
  frame.order = frame.orders + (first << 2);
  frame.row = frame.rows + step * offsetof<StepRow>();
  frame.samples = min(frame.batchSize, frame.count - first);
  frame.groups = (frame.samples + 3) >> 2;
  frame.ownFirst = (frame.groups * frame.thread) / frame.threads;
  frame.ownEnd = (frame.groups * (frame.thread + 1)) / frame.threads;
}

function runStep(program: usize, frame: Frame): bool {
  let section = program;
  for (let kind = kindOf(section); kind !== Opcode.END; kind = kindOf(section)) {
    if (kind === Opcode.EACH_GROUP || kind === Opcode.ALL_GROUPS) {
      section = runGroups(section, frame);
      continue;
    }
    frame.group = 0;
    if (kind === Opcode.WEIGHTS) runOps(section, frame);
    else if (!barrier(frame)) return false;
    section = next(section);
  }
  return true;
}

/**
 * Runs the sections on groups that follow one another. A thread takes as many groups through all of them as it has
 * slots, then the next: their values are still in its cache on the way back. Answers with the section after them.
 */
function runGroups(first: usize, frame: Frame): usize {
  let end = first;
  while (kindOf(end) === Opcode.EACH_GROUP || kindOf(end) === Opcode.ALL_GROUPS) end = next(end);
  const own = frame.ownEnd - frame.ownFirst;
  const rounds = (own + frame.slots - 1) / frame.slots;
  for (let round = 0; round < rounds; round++) {
    frame.firstGroup = frame.ownFirst + (own * round) / rounds;
    frame.endGroup = frame.ownFirst + (own * (round + 1)) / rounds;
    for (let section = first; section < end; section = next(section)) {
      if (kindOf(section) === Opcode.EACH_GROUP) {
        for (let group = frame.firstGroup; group < frame.endGroup; group++) {
          frame.group = group;
          frame.slot = frame.thread * frame.slots + group - frame.firstGroup;
          runOps(section, frame);
        }
      } else {
        frame.group = frame.firstGroup;
        runOps(section, frame);
      }
    }
  }
  return end;
}

function runOps(section: usize, frame: Frame): void {
  const end = next(section);
  for (let op = section + 8; op < end; op += load<i32>(op, 4) << 2) execute(op, frame);
}

function kindOf(section: usize): i32 {
  return load<i32>(section);
}

function next(section: usize): usize {
  return section + (load<i32>(section, 4) << 2);
}
