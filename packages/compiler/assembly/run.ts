import { arrive, awaitOthers, takeChunk } from './barrier';
import { execute } from './execute.generated';
import { Frame } from './frame';
import { SectionKind, StepRecord } from './layout.generated';

/** Chunks of the weights per thread: small enough that threads that steal chunks from each other finish together. */
const CHUNKS_PER_THREAD = 8;

/**
 * Runs a program as one of its threads: step by step, section by section, for all samples of the frame. Many steps run
 * without returning to JavaScript.
 */
export function run(program: usize, frame: Frame): void {
  const steps = (frame.count + frame.batchSize - 1) / frame.batchSize;
  for (let step = 0; step < steps; step++) {
    begin(frame, step);
    if (!runStep(program, frame)) return;
  }
}

/** Moves the frame to a step: its samples, and the lane groups of this thread. */
export function begin(frame: Frame, step: i32): void {
  const first = step * frame.batchSize;
  frame.order = frame.orders + (first << 2);
  frame.row = frame.rows + step * offsetof<StepRecord>();
  frame.samples = min(frame.batchSize, frame.count - first);
  frame.groups = (frame.samples + 3) >> 2;
  frame.threadFirst = (frame.groups * frame.thread) / frame.threads;
  frame.threadEnd = (frame.groups * (frame.thread + 1)) / frame.threads;
  frame.group = 0;
  frame.chunk = 0;
  frame.chunks = frame.threads === 1 ? 1 : CHUNKS_PER_THREAD * frame.threads;
}

function runStep(program: usize, frame: Frame): bool {
  let section = program;
  for (let kind = kindOf(section); kind !== SectionKind.end; kind = kindOf(section)) {
    if (kind === SectionKind.eachGroup || kind === SectionKind.allGroups) {
      section = runBlocks(section, frame);
      continue;
    }
    if (kind === SectionKind.weights) runChunks(section, frame);
    else if (kind === SectionKind.eachThread) runWhole(section, frame);
    else if (kind === SectionKind.arrive) arrive(frame);
    else if (!awaitOthers(frame)) return false;
    section = next(section);
  }
  return true;
}

/**
 * Runs consecutive sections on lane groups, block by block: one block goes through all of these sections before the next
 * one starts, so its values are still in the cache for the backward pass. The thread arrives at a barrier between the
 * sections when its last block gets there. Returns the section after them.
 */
function runBlocks(first: usize, frame: Frame): usize {
  let end = first;
  while (isAmongGroups(end)) end = next(end);
  const groups = frame.threadEnd - frame.threadFirst;
  const blocks = max(1, (groups + frame.blockSize - 1) / frame.blockSize);
  for (let block = 0; block < blocks; block++) {
    frame.firstGroup = frame.threadFirst + (groups * block) / blocks;
    frame.endGroup = frame.threadFirst + (groups * (block + 1)) / blocks;
    for (let section = first; section < end; section = next(section)) {
      if (kindOf(section) === SectionKind.eachGroup) runEachGroup(section, frame);
      else if (kindOf(section) === SectionKind.allGroups) runAllGroups(section, frame);
      else if (block === blocks - 1) arrive(frame);
    }
  }
  frame.group = 0;
  return end;
}

function isAmongGroups(section: usize): bool {
  const kind = kindOf(section);
  return kind === SectionKind.eachGroup || kind === SectionKind.allGroups || kind === SectionKind.arrive;
}

function runEachGroup(section: usize, frame: Frame): void {
  for (let group = frame.firstGroup; group < frame.endGroup; group++) {
    frame.group = group;
    frame.blockGroup = frame.thread * frame.blockSize + group - frame.firstGroup;
    runOps(section, frame);
  }
}

function runAllGroups(section: usize, frame: Frame): void {
  if (frame.firstGroup === frame.endGroup) return;
  frame.group = frame.firstGroup;
  runOps(section, frame);
}

/**
 * Runs a section for every chunk of the weights that this thread takes: first its own, then those left of the other
 * threads (work stealing). A thread that was delayed takes fewer, so all threads finish at about the same time.
 */
function runChunks(section: usize, frame: Frame): void {
  if (frame.threads === 1) return runOps(section, frame);
  for (let others = 0; others < frame.threads; others++) {
    while (takeChunk((frame.thread + others) % frame.threads, frame)) runOps(section, frame);
  }
}

/** Runs a section for all of the weights: every thread computes the same, so none waits for another. */
function runWhole(section: usize, frame: Frame): void {
  const chunks = frame.chunks;
  frame.chunk = 0;
  frame.chunks = 1;
  runOps(section, frame);
  frame.chunks = chunks;
}

/** An op is `[opcode, words, operands…]`, a section `[kind, words, ops…]`. */
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
