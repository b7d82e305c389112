export { svgDocument as defaultDocument } from './svg-document.js';
