export { SimulatedTrainer, simulatedWeights } from './simulated-trainer.js';
