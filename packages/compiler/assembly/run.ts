import { execute } from './execute';
import { Frame, StepRow } from './frame';
import { arrive, awaitOthers, claim } from './meeting';
import * as Opcode from './opcodes';

/** Shares of the weights meant for each thread: so small that threads that share the rest out end at the same time. */
const SHARES = 8;

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
  frame.group = 0;
  frame.share = 0;
  frame.shares = frame.threads === 1 ? 1 : SHARES * frame.threads;
}

function runStep(program: usize, frame: Frame): bool {
  let section = program;
  for (let kind = kindOf(section); kind !== Opcode.END; kind = kindOf(section)) {
    if (kind === Opcode.EACH_GROUP || kind === Opcode.ALL_GROUPS) {
      section = runGroups(section, frame);
      continue;
    }
    if (kind === Opcode.WEIGHTS) runShares(section, frame);
    else if (kind === Opcode.ARRIVE) arrive(frame);
    else if (!awaitOthers(frame)) return false;
    section = next(section);
  }
  return true;
}

/**
 * Runs the sections on groups that follow one another. A thread takes as many groups through all of them as it has
 * slots, then the next: their values are still in its cache on the way back. It has arrived somewhere when its last
 * groups have. Answers with the section after them.
 */
function runGroups(first: usize, frame: Frame): usize {
  let end = first;
  while (isAmongGroups(end)) end = next(end);
  const own = frame.ownEnd - frame.ownFirst;
  const rounds = max(1, (own + frame.slots - 1) / frame.slots);
  for (let round = 0; round < rounds; round++) {
    frame.firstGroup = frame.ownFirst + (own * round) / rounds;
    frame.endGroup = frame.ownFirst + (own * (round + 1)) / rounds;
    for (let section = first; section < end; section = next(section)) {
      if (kindOf(section) === Opcode.EACH_GROUP) runEachGroup(section, frame);
      else if (kindOf(section) === Opcode.ALL_GROUPS) runAllGroups(section, frame);
      else if (round === rounds - 1) arrive(frame);
    }
  }
  frame.group = 0;
  return end;
}

function isAmongGroups(section: usize): bool {
  const kind = kindOf(section);
  return kind === Opcode.EACH_GROUP || kind === Opcode.ALL_GROUPS || kind === Opcode.ARRIVE;
}

function runEachGroup(section: usize, frame: Frame): void {
  for (let group = frame.firstGroup; group < frame.endGroup; group++) {
    frame.group = group;
    frame.slot = frame.thread * frame.slots + group - frame.firstGroup;
    runOps(section, frame);
  }
}

function runAllGroups(section: usize, frame: Frame): void {
  if (frame.firstGroup === frame.endGroup) return;
  frame.group = frame.firstGroup;
  runOps(section, frame);
}

/**
 * Runs a section for every share of the weights that this thread gets: those meant for it, one by one, then what is
 * left of those meant for others. A thread that was held up finds less to do, and all are through at the same time.
 */
function runShares(section: usize, frame: Frame): void {
  if (frame.threads === 1) return runOps(section, frame);
  for (let others = 0; others < frame.threads; others++) {
    while (claim((frame.thread + others) % frame.threads, frame)) runOps(section, frame);
  }
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
