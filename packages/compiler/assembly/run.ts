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
  frame.step = step;
  frame.order = frame.orders + ((step * frame.batchSize) << 2);
  frame.row = frame.rows + step * offsetof<StepRow>();
  frame.samples = min(frame.batchSize, frame.count - step * frame.batchSize);
  frame.groups = (frame.samples + 3) >> 2;
  frame.firstGroup = (frame.groups * frame.thread) / frame.threads;
  frame.endGroup = (frame.groups * (frame.thread + 1)) / frame.threads;
}

function runStep(program: usize, frame: Frame): bool {
  for (let section = program; load<i32>(section) !== Opcode.END; section += load<i32>(section, 4) << 2) {
    if (load<i32>(section) === Opcode.BARRIER) {
      if (!barrier(frame)) return false;
    } else {
      runSection(section, frame);
    }
  }
  return true;
}

function runSection(section: usize, frame: Frame): void {
  const first = section + 8;
  const end = section + (load<i32>(section, 4) << 2);
  switch (load<i32>(section)) {
    case Opcode.EACH_GROUP:
      for (frame.group = frame.firstGroup; frame.group < frame.endGroup; frame.group++) {
        for (let op = first; op < end; op += load<i32>(op, 4) << 2) execute(op, frame);
      }
      return;
    case Opcode.ALL_GROUPS:
      if (frame.firstGroup === frame.endGroup) return;
      frame.group = frame.firstGroup;
      break;
    default:
      frame.group = 0;
  }
  for (let op = first; op < end; op += load<i32>(op, 4) << 2) execute(op, frame);
}
