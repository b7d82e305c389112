import { LenetError } from '@lenet5/core';

/** The browser cannot decode an image file. */
export class UnreadableImageError extends LenetError {
  static override readonly code = 'WEB_UNREADABLE_IMAGE';
  declare readonly code: typeof UnreadableImageError.code;

  constructor(type: string, cause: unknown) {
    super({
      problem: 'the browser cannot read the image',
      found: type || 'unknown type',
      remedy: 'use a PNG, JPEG, WebP or GIF file',
      cause,
    });
  }
}

/** An image has one gray level only. */
export class NoInkError extends LenetError {
  static override readonly code = 'WEB_NO_INK';
  declare readonly code: typeof NoInkError.code;

  constructor() {
    super({
      problem: 'no ink was found in the image',
      found: 'one gray level only',
      remedy: 'use an image of a digit that is darker or lighter than its background',
    });
  }
}
