export { flushFolder } from './flush-folder.js';
export { makeFolder } from './make-folder.js';
export { replaceFile } from './replace-file.js';
