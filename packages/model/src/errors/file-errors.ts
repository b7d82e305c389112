import { LenetError } from '@lenet5/core';
import { firstLine } from '../format/first-line.js';

/** The folder of a model, its `model.json` or a file of its weights does not exist. */
export class ModelFileMissingError extends LenetError {
  static override readonly code = 'MODEL_FILE_MISSING';
  declare readonly code: typeof ModelFileMissingError.code;

  /**
   * @param path the file that was not found
   * @param modelJson the model.json that refers to the file, if one does
   */
  constructor(path: string, modelJson?: string) {
    super(
      modelJson === undefined
        ? {
            problem: `no model at ${path}`,
            remedy: 'pass a folder that contains model.json, or the path of a model.json',
          }
        : {
            problem: `weights file ${path} is missing`,
            found: `named in ${modelJson}`,
            remedy: 'save or copy the whole model again',
          },
    );
  }
}

/** A file of a model exists, but cannot be read. */
export class ModelFileUnreadableError extends LenetError {
  static override readonly code = 'MODEL_FILE_UNREADABLE';
  declare readonly code: typeof ModelFileUnreadableError.code;

  constructor(path: string, cause: unknown) {
    super({
      problem: `${path} cannot be read`,
      found: firstLine(cause),
      remedy: 'check the file and its permissions',
      cause,
    });
  }
}

/** A model cannot be saved. The folder still contains a complete model: the previous one or the new one. */
export class ModelSaveError extends LenetError {
  static override readonly code = 'MODEL_NOT_SAVED';
  declare readonly code: typeof ModelSaveError.code;

  constructor(folder: string, cause: unknown) {
    super({
      problem: `the model cannot be saved in ${folder}`,
      found: firstLine(cause),
      remedy: 'free disk space, or save it in another folder',
      cause,
    });
  }
}
