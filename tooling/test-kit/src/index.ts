export { expectFigure, type Figure } from './expect-figure.js';
