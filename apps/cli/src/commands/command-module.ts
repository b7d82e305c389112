import type { Command } from 'commander';

/** Creates the program with all its commands loaded, for a command that describes the others. */
type CreateWhole = () => Promise<Command>;

/** Creates a command. Its action calls `done` with the exit code. */
export type CreateCommand = (done: (exitCode: number) => void, createWhole: CreateWhole) => Command;

/** A command as the help of the program lists it. Its code is loaded when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<CreateCommand>;
}
