export { findChromium } from './find-chromium.js';
export { launchChromium } from './launch-chromium.js';
export { type FolderServer, serveFolder } from './serve-folder.js';
