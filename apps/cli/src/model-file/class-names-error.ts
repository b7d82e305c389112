import { LenetError } from '@lenet5/core';

/** The file with the names of the classes of a model cannot be used. */
export class ClassNamesError extends LenetError {
  static override readonly code = 'CLI_CLASS_NAMES';
  declare readonly code: typeof ClassNamesError.code;

  constructor(file: string, found: string, classes: number) {
    super({
      problem: `${file} does not name the classes of the model`,
      found,
      remedy: `use a JSON list of ${classes} names, or remove the file`,
    });
  }
}
