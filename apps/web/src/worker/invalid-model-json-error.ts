import { LenetError } from '@lenet5/core';

/** A `model.json` cannot be parsed. */
export class InvalidModelJsonError extends LenetError {
  static override readonly code = 'WEB_INVALID_MODEL_JSON';
  declare readonly code: typeof InvalidModelJsonError.code;

  constructor(file: string, cause: unknown) {
    super({
      problem: `${file} is not valid JSON`,
      found: cause instanceof Error ? cause.message : String(cause),
      remedy: 'open the model.json that model.save() wrote',
      cause,
    });
  }
}
