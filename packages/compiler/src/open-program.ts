import { Program } from './program.js';
import type { Machine } from './runtime/machine.js';

/** A program on a machine. The declaration of `Program` has no constructor, so that it does not depend on `Machine`. */
export function openProgram(machine: Machine): Program {
  return new Program(machine);
}
