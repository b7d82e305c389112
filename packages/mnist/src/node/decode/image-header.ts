/** The format and size of an image, read from its first bytes. */
export interface ImageHeader {
  readonly format: 'PNG' | 'JPEG' | 'WebP';
  readonly width: number;
  readonly height: number;
  /** Exif orientation of the stored pixels, 1 (upright) to 8. */
  readonly orientation: number;
}
