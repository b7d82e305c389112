/** A folder that was named as a run holds none. */
export class NotARunError extends Error {
  override readonly name = 'NotARunError';
  readonly code = 'NOT_A_RUN' as const;
  readonly expected = true as const;

  constructor(folder: string, missing: string) {
    super(
      `${folder} is no run folder (it has no ${missing}) — give one that lenet5 train made, such as runs/1`,
    );
  }
}

/** A file of a run is there and does not say what it should. */
export class DamagedRunError extends Error {
  override readonly name = 'DamagedRunError';
  readonly code = 'RUN_DAMAGED' as const;
  readonly expected = true as const;

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`${path} is damaged (${reason}) — put back a copy of it, or leave its run out`, options);
  }
}
