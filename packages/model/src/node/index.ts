export { ModelFileMissingError, ModelFileUnreadableError, ModelSaveError } from '../errors/file-errors.js';
export { loadModel } from './load-model.js';
export { loadPlainModel } from './load-plain-model.js';
export { type ModelFolder, modelFolder } from './model-folder.js';
export { saveModel } from './save-model.js';
export { savePlainModel } from './save-plain-model.js';
