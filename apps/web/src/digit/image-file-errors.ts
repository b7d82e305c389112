import { LenetError } from '@lenet5/core';
import { texts } from '../language/texts.js';

/** The browser cannot decode an image file. */
export class UnreadableImageError extends LenetError {
  static override readonly code = 'WEB_UNREADABLE_IMAGE';
  declare readonly code: typeof UnreadableImageError.code;

  constructor(type: string, cause: unknown) {
    const { unreadableImage, unknownType } = texts.peek().errors;
    super({ ...unreadableImage, found: type || unknownType, cause });
  }
}

/** An image has one gray level only. */
export class NoInkError extends LenetError {
  static override readonly code = 'WEB_NO_INK';
  declare readonly code: typeof NoInkError.code;

  constructor() {
    const { noInk, oneGrayLevel } = texts.peek().errors;
    super({ ...noInk, found: oneGrayLevel });
  }
}
