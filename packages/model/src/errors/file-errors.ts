/** A model's folder, its `model.json` or a file of its weights is not there. */
export class ModelFileMissingError extends Error {
  override readonly name = 'ModelFileMissingError';
  readonly code = 'MODEL_FILE_MISSING' as const;
  readonly expected = true as const;

  /**
   * @param path the file that was looked for
   * @param askedBy the model.json that names it, where one does
   */
  constructor(path: string, askedBy?: string) {
    super(
      askedBy === undefined
        ? `there is no model at ${path} — give a folder that holds model.json, or the path of a model.json`
        : `a file of the model's weights is missing (${path}, named by ${askedBy}) — save or copy the model again, whole`,
    );
  }
}

/** A file of a model is there and cannot be read. */
export class ModelFileUnreadableError extends Error {
  override readonly name = 'ModelFileUnreadableError';
  readonly code = 'MODEL_FILE_UNREADABLE' as const;
  readonly expected = true as const;

  constructor(path: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${path} cannot be read (${why}) — check what it is and who may read it`, { cause });
  }
}

/** A model could not be written. What the folder held before is still whole, or the new model already is. */
export class ModelSaveError extends Error {
  override readonly name = 'ModelSaveError';
  readonly code = 'MODEL_NOT_SAVED' as const;
  readonly expected = true as const;

  constructor(folder: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`the model cannot be saved in ${folder} (${why}) — make room there, or save it elsewhere`, {
      cause,
    });
  }
}
