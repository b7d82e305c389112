/** What a picture's first bytes tell, before any memory is taken for its pixels. */
export interface ImageHeader {
  readonly format: 'PNG' | 'JPEG';
  readonly width: number;
  readonly height: number;
  /** How the stored picture is to be turned: Exif's 1 (not at all) to 8. */
  readonly orientation: number;
}
