import { LenetError } from '@lenet5/core';

/** The folder that should hold runs cannot be read. */
export class RunsFolderError extends LenetError {
  static override readonly code = 'CLI_RUNS_FOLDER';
  declare readonly code: typeof RunsFolderError.code;

  constructor(folder: string, found: string, cause: unknown) {
    super({
      problem: `cannot list the runs in ${folder}`,
      found,
      remedy: 'use the folder that holds the runs, or train one first',
      cause,
    });
  }
}
