import type { Command } from 'commander';

/** Makes a command's parser; its action calls `done` with the exit code. */
export type CreateCommand = (done: (exitCode: number) => void) => Command;

/** A command as the top-level help lists it; its code is loaded only when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<CreateCommand>;
}
