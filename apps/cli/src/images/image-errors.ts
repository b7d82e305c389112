import { LenetError } from '@lenet5/core';

/** An image file cannot be read at all. */
export class ImageUnreadableError extends LenetError {
  static override readonly code = 'CLI_IMAGE_UNREADABLE';
  declare readonly code: typeof ImageUnreadableError.code;

  constructor(name: string, found: string, remedy: string, cause?: unknown) {
    super({ problem: `cannot read ${name}`, found, remedy, cause });
  }
}

/** A file is not an image, or an image in another format. */
export class ImageFormatError extends LenetError {
  static override readonly code = 'CLI_IMAGE_FORMAT';
  declare readonly code: typeof ImageFormatError.code;

  constructor(name: string, found: string) {
    super({ problem: `${name} is not a PNG or JPEG`, found, remedy: 'use a PNG or JPEG image' });
  }
}

/** An image has a rare variant of its format that the decoder does not support. */
export class ImageUnsupportedError extends LenetError {
  static override readonly code = 'CLI_IMAGE_UNSUPPORTED';
  declare readonly code: typeof ImageUnsupportedError.code;

  constructor(name: string, format: 'PNG' | 'JPEG', found: string, remedy: string) {
    super({ problem: `${name} is an unsupported kind of ${format}`, found, remedy });
  }
}

/** An image file is truncated or corrupt. */
export class ImageDamagedError extends LenetError {
  static override readonly code = 'CLI_IMAGE_DAMAGED';
  declare readonly code: typeof ImageDamagedError.code;

  constructor(name: string, format: 'PNG' | 'JPEG', found: string, cause?: unknown) {
    super({ problem: `${name} is a damaged ${format}`, found, remedy: 'save or copy it again', cause });
  }
}

/** An image is blank. */
export class NoInkError extends LenetError {
  static override readonly code = 'CLI_NO_INK';
  declare readonly code: typeof NoInkError.code;

  constructor(name: string, width: number, height: number) {
    super({
      problem: `no ink found in ${name}`,
      found: `${width}×${height} pixels without distinct strokes`,
      remedy: 'use an image of one digit on an even background',
    });
  }
}

/** An image to predict as it is does not have 28×28 pixels. */
export class RawSizeError extends LenetError {
  static override readonly code = 'CLI_RAW_SIZE';
  declare readonly code: typeof RawSizeError.code;

  constructor(name: string, width: number, height: number) {
    super({
      problem: `--raw cannot use ${name}`,
      found: `${width}×${height}`,
      remedy: 'use an image of 28×28 pixels, or omit --raw',
    });
  }
}
