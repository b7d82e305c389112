import type { CommandEntry } from './command-module.js';

/** All commands, in the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'train',
    summary: 'train LeNet-5 on MNIST or on your own images',
    load: async () => (await import('./train/command.js')).createTrainCommand,
  },
  {
    name: 'evaluate',
    summary: 'score a model: accuracy, confusion matrix, worst mistakes',
    load: async () => (await import('./evaluate/command.js')).createEvaluateCommand,
  },
  {
    name: 'predict',
    summary: 'predict the class of an image',
    load: async () => (await import('./predict/command.js')).createPredictCommand,
  },
  {
    name: 'info',
    summary: 'describe a model: layers, recipe, scores, what reading it assumes',
    load: async () => (await import('./info/command.js')).createInfoCommand,
  },
  {
    name: 'report',
    summary: 'write an HTML report on runs: curves, mistakes, filters, options',
    load: async () => (await import('./report/command.js')).createReportCommand,
  },
  {
    name: 'export',
    summary: 'write a model for PyTorch, Keras, ONNX, TensorFlow.js or a spreadsheet',
    load: async () => (await import('./export/command.js')).createExportCommand,
  },
  {
    name: 'import',
    summary: 'read a model of PyTorch, Keras, ONNX or TensorFlow.js',
    load: async () => (await import('./import/command.js')).createImportCommand,
  },
  {
    name: 'runs',
    summary: 'list, compare and delete runs',
    load: async () => (await import('./runs/command.js')).createRunsCommand,
  },
  {
    name: 'serve',
    summary: 'show the network of a run in the web app, on this computer',
    load: async () => (await import('./serve/command.js')).createServeCommand,
  },
  {
    name: 'sweep',
    summary: 'train many settings and seeds, and compare them',
    load: async () => (await import('./sweep/command.js')).createSweepCommand,
  },
  {
    name: 'worker',
    summary: 'train for the sweeps in a database, on any number of machines',
    load: async () => (await import('./worker/command.js')).createWorkerCommand,
  },
  {
    name: 'recipes',
    summary: 'list the named recipes of train, or print the options of one',
    load: async () => (await import('./recipes/command.js')).createRecipesCommand,
  },
  {
    name: 'data',
    summary: 'inspect a data set: count, verify, draw or convert its images',
    load: async () => (await import('./data/command.js')).createDataCommand,
  },
  {
    name: 'bench',
    summary: 'measure how fast LeNet-5 trains on this machine',
    load: async () => (await import('./bench/command.js')).createBenchCommand,
  },
  {
    name: 'completion',
    summary: 'print a completion script for bash, zsh or fish',
    load: async () => (await import('./completion/command.js')).createCompletionCommand,
  },
];
