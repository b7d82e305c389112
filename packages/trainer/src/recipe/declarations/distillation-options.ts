import { TEACHER_WEIGHT, TEMPERATURE } from '@lenet5/core';
import { SOFT_TARGETS } from '../recipe-specs.js';

/** What the network learns from other networks. See `RECIPE`. */
export const DISTILLATION_OPTIONS = {
  teacher: {
    spec: SOFT_TARGETS as typeof SOFT_TARGETS,
    path: 'distillation.targets',
    layers: ['api', 'cli'],
    group: 'distillation',
    required: true,
    doc: 'mean class probabilities of the teachers for each training image',
  },
  teacherWeight: {
    spec: TEACHER_WEIGHT as typeof TEACHER_WEIGHT,
    path: 'distillation.weight',
    layers: ['api', 'cli'],
    group: 'distillation',
    when: { option: 'teacher' },
    doc: 'fraction of the loss that comes from the teachers; the rest comes from the labels',
  },
  temperature: {
    spec: TEMPERATURE as typeof TEMPERATURE,
    path: 'distillation.temperature',
    layers: ['api', 'cli'],
    group: 'distillation',
    when: { option: 'teacher' },
    doc: 'divisor of the logits in the loss of the teachers; greater values weigh the unlikely classes more',
  },
} as const;
