import { LEARNING_RATE } from '@lenet5/core';

/** The learning rate over the run. See `RECIPE`. */
export const SCHEDULE_OPTIONS = {
  learningRate: {
    spec: LEARNING_RATE as typeof LEARNING_RATE,
    path: 'learningRate',
    layers: ['api', 'cli', 'web'],
    group: 'schedule',
    label: 'Learning rate',
    doc: 'the peak of the schedule; 0.0005 for sdlm',
  },
  schedule: {
    spec: { type: 'choice', choices: ['constant', 'cosine', 'step', 'lenet5-1998'], default: 'constant' },
    path: 'schedule.name',
    layers: ['api', 'cli', 'web'],
    group: 'schedule',
    required: true,
    label: 'Schedule',
    doc: 'how the learning rate changes over the run; lenet5-1998 for sdlm',
  },
  warmupEpochs: {
    spec: { type: 'number', min: 0, default: 0 },
    path: 'schedule.warmupEpochs',
    layers: ['api', 'cli'],
    group: 'schedule',
    unit: 'epochs',
    when: { option: 'schedule', is: ['cosine'] },
    doc: 'epochs of linear increase to the peak',
  },
  rateFloor: {
    spec: { type: 'number', min: 0, max: 1, default: 0 },
    path: 'schedule.floor',
    layers: ['api', 'cli'],
    group: 'schedule',
    when: { option: 'schedule', is: ['cosine'] },
    doc: 'fraction of the peak that remains at the end of the run',
  },
  dropEpochs: {
    spec: { type: 'number', above: 0, default: 3 },
    path: 'schedule.everyEpochs',
    layers: ['api', 'cli'],
    group: 'schedule',
    unit: 'epochs',
    when: { option: 'schedule', is: ['step'] },
    doc: 'epochs between two drops of the learning rate',
  },
  dropFactor: {
    spec: { type: 'number', above: 0, max: 1, default: 0.5 },
    path: 'schedule.factor',
    layers: ['api', 'cli'],
    group: 'schedule',
    when: { option: 'schedule', is: ['step'] },
    doc: 'factor applied to the learning rate at each drop',
  },
} as const;
