export { CLASSES, IMAGE_SIZE, type ImageSet, PIXELS } from './image-set.js';
