/** The metadata's entry for the framework whose layout the weights have, as Hugging Face's libraries write it. */
export const FORMAT_KEY = 'format';

/** What that entry says for each layout. */
export const FORMATS = { tfjs: 'tf', pytorch: 'pt' } as const;

/** The metadata's entry for the layers: JSON, `{ class_name, config }`. */
export const ARCHITECTURE_KEY = 'architecture';
