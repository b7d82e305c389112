import type { Command } from 'commander';

/** Makes the program with all its commands loaded, for a command that tells of the others. */
type CreateWhole = () => Promise<Command>;

/** Makes a command's parser; its action calls `done` with the exit code. */
export type CreateCommand = (done: (exitCode: number) => void, createWhole: CreateWhole) => Command;

/** A command as the top-level help lists it; its code is loaded only when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<CreateCommand>;
}
