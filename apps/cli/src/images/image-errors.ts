import { LenetError } from '@lenet5/core';

/** An image file cannot be read at all. */
export class ImageUnreadableError extends LenetError {
  static override readonly code = 'CLI_IMAGE_UNREADABLE';
  declare readonly code: typeof ImageUnreadableError.code;

  constructor(name: string, found: string, remedy: string, cause?: unknown) {
    super({ problem: `cannot read ${name}`, found, remedy, cause });
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
