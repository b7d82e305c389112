/** Metadata key of the framework whose layout the weights have, as in Hugging Face's libraries. */
export const FORMAT_KEY = 'format';

/** Its value for each layout. */
export const FORMATS = { tfjs: 'tf', pytorch: 'pt' } as const;

/** Metadata key of what wrote the file: {@link WRITER}. */
export const WRITER_KEY = 'writer';

/** Metadata key of the layers: JSON, `{ class_name, config }`. */
export const ARCHITECTURE_KEY = 'architecture';
