export { confusionFigure, robustnessFigure } from '@lenet5/report';
export { liveCurve } from './live-curve.js';
