export { loadPredictor, type Predictor } from './load-predictor.js';
