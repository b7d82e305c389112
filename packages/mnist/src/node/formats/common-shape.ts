import type { ImageShape } from '@lenet5/core';
import type { SourceImage } from '../../drawing/source-image.js';

/** Images of different sizes are scaled to this one. */
export const COMMON_SIDE = 64;

/** The shape that all images of a data set get, found image by image. */
export class CommonShape {
  #size: readonly [height: number, width: number] | undefined;
  #isCommon = true;
  #isGray = true;

  add(image: SourceImage): void {
    const { width, height } = image;
    this.#size ??= [height, width];
    this.#isCommon &&= height === this.#size[0] && width === this.#size[1];
    this.#isGray &&= isGray(image);
  }

  /** The size of all images, else 64×64; gray if all of them are gray, else RGB. */
  get shape(): ImageShape {
    const [height, width] = this.#isCommon && this.#size ? this.#size : [COMMON_SIDE, COMMON_SIDE];
    return [height, width, this.#isGray ? 1 : 3];
  }

  /** Describes the shape, after the number of classes. */
  get note(): string {
    const [height, width] = this.shape;
    const kind = this.#isGray ? 'gray' : 'RGB';
    if (this.#isCommon) return `, ${width}×${height} ${kind}`;
    return `; images of different sizes are scaled to ${COMMON_SIDE}×${COMMON_SIDE} ${kind}`;
  }
}

/** Whether red, green and blue are equal in every pixel. */
function isGray({ data, channels = 1 }: SourceImage): boolean {
  if (channels <= 2) return true;
  for (let at = 0; at < data.length; at += channels) {
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return false;
  }
  return true;
}
