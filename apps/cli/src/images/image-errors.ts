/** A picture's file cannot be read at all. */
export class ImageUnreadableError extends Error {
  override readonly name = 'ImageUnreadableError';
  readonly code = 'IMAGE_UNREADABLE' as const;
  readonly expected = true as const;

  constructor(name: string, reason: string, advice: string, options?: ErrorOptions) {
    super(`${name} cannot be read (${reason}) — ${advice}`, options);
  }
}

/** A file is no picture, or one of another format. */
export class ImageFormatError extends Error {
  override readonly name = 'ImageFormatError';
  readonly code = 'IMAGE_FORMAT' as const;
  readonly expected = true as const;

  constructor(name: string, found: string) {
    super(`${name} is no PNG or JPEG (${found}) — give a PNG or JPEG picture`);
  }
}

/** A picture is of a rare kind that cannot be decoded here. */
export class ImageUnsupportedError extends Error {
  override readonly name = 'ImageUnsupportedError';
  readonly code = 'IMAGE_UNSUPPORTED' as const;
  readonly expected = true as const;

  constructor(name: string, format: 'PNG' | 'JPEG', kind: string, advice: string) {
    super(`${name} is a ${format} of a kind that is not read here (${kind}) — ${advice}`);
  }
}

/** A picture's file is cut short, or has been changed on its way. */
export class ImageDamagedError extends Error {
  override readonly name = 'ImageDamagedError';
  readonly code = 'IMAGE_DAMAGED' as const;
  readonly expected = true as const;

  constructor(name: string, format: 'PNG' | 'JPEG', reason: string, cause?: unknown) {
    super(`${name} is a damaged ${format} (${reason}) — save or copy it again`, { cause });
  }
}

/** A picture is blank. */
export class NoInkError extends Error {
  override readonly name = 'NoInkError';
  readonly code = 'NO_INK' as const;
  readonly expected = true as const;

  constructor(name: string, width: number, height: number) {
    super(
      `no ink found in ${name} (${width}×${height} pixels of plain paper) — give a picture of one digit on an even background`,
    );
  }
}
