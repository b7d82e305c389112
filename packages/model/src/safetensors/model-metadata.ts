/** Metadata key of the framework whose layout the weights have, as in Hugging Face's libraries. */
export const FORMAT_KEY = 'format';

/** Its value for each layout. */
export const FORMATS = { tfjs: 'tf', pytorch: 'pt' } as const;

/** Metadata key of what wrote the file: {@link WRITER}. */
export const WRITER_KEY = 'writer';

/** Metadata key of the layers: JSON, `{ class_name, config }`. */
export const ARCHITECTURE_KEY = 'architecture';

/** Metadata key of the names of the classes: a JSON array. */
export const CLASS_NAMES_KEY = 'class_names';

/** Metadata key of the data set that the model was trained on. */
export const DATA_KEY = 'data';
