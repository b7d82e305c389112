import { relative } from 'node:path';
import { formatQuantity } from '@lenet5/core';
import type { ModelFormat } from '../../model-file/recognize-model.js';
import { formatCount, formatLoss, formatPercent } from '../../terminal/format.js';
import { drawTable } from '../../terminal/table.js';
import type { Terminal } from '../../terminal/terminal.js';
import { wrap } from '../../terminal/wrap.js';
import { describeSettings } from './layer-settings.js';
import type { ModelInfo } from './model-info.js';
import type { CheckpointPosition, EpochScores, TrainingInfo } from './training-info.js';

/** Everything that `lenet5 info` says. */
export interface Info {
  readonly model: ModelInfo;
  readonly checkpoint?: CheckpointPosition | undefined;
  readonly training?: TrainingInfo | undefined;
}

const FORMATS: Readonly<Record<ModelFormat, string>> = {
  tfjs: 'TensorFlow.js layers model',
  safetensors: 'safetensors',
  onnx: 'ONNX',
  keras: 'Keras',
  csv: 'CSV',
};

const OUTPUTS: Readonly<Record<ModelInfo['output'], string>> = {
  probabilities: 'probabilities',
  logits: 'logits',
  penalties: 'probabilities from penalties',
  other: 'values that are not probabilities',
};

/** Class names that are listed. */
const MAX_NAMES = 12;
/** Width of the names of the lines. */
const NAME_COLUMNS = 9;
/** Columns that a table which is wider than the terminal leaves out, in this order. */
const OPTIONAL_COLUMNS = ['multiply-adds', 'settings', 'output'];

function describeClasses({ classes, classNames, output }: ModelInfo): string {
  const names = classNames
    ? ` (${classNames.slice(0, MAX_NAMES).join(', ')}${classNames.length > MAX_NAMES ? ' …' : ''})`
    : '';
  return `${formatQuantity(classes, 'class', 'classes')}${names}, ${OUTPUTS[output]}`;
}

function describeScores({ epoch, accuracy, loss, val_accuracy, val_loss }: EpochScores): string {
  const text = (name: string, fraction?: number, cost?: number): string =>
    fraction === undefined
      ? ''
      : `, ${name} ${formatPercent(fraction)} (loss ${formatLoss(cost ?? Number.NaN)})`;
  return `epoch ${epoch}${text('train', accuracy, loss)}${text('validation', val_accuracy, val_loss)}`;
}

function describeRun({ folder, status, epochs, start, startedAt }: TrainingInfo): string {
  const of = start ? ` of ${start.epochs}` : '';
  const data = start ? ` of ${formatQuantity(start.trainSize, 'image')}` : '';
  const since = startedAt === undefined ? '' : `, started ${startedAt.slice(0, 16).replace('T', ' ')} UTC`;
  const place = relative(process.cwd(), folder) || '.';
  return `${place}: ${status}, ${epochs}${of} ${epochs === 1 && !start ? 'epoch' : 'epochs'}${data}${since}`;
}

function describeEngine({ start, lenet5 }: TrainingInfo): string | undefined {
  if (!start) return undefined;
  const threads = formatQuantity(start.threads, 'thread');
  return `${start.engine} (${start.kernels}, ${threads})${lenet5 === undefined ? '' : `, lenet5 ${lenet5}`}`;
}

/** A position in words: "after epoch 3", "after epoch 3 and 120 steps". */
function describePosition({ epoch, step }: CheckpointPosition): string {
  const after = epoch === 0 ? '' : `epoch ${epoch}`;
  const steps = step === 0 ? '' : formatQuantity(step, 'step');
  return `after ${[after, steps].filter(Boolean).join(' and ') || 'no step'}`;
}

function drawLayers({ layers, totals }: ModelInfo, terminal: Terminal): string[] {
  const amount = (value: number | null): string => (value === null ? '?' : formatCount(value));
  const columns = [
    { head: 'layer', align: 'left', cells: [...layers.map(({ name }) => name), 'total'] },
    { head: 'type', align: 'left', cells: [...layers.map(({ type }) => type), ''] },
    {
      head: 'output',
      align: 'left',
      cells: [...layers.map(({ outputShape }) => outputShape.map((size) => size ?? '?').join('×')), ''],
    },
    {
      head: 'settings',
      align: 'left',
      cells: [...layers.map(({ settings }) => describeSettings(settings)), ''],
    },
    {
      head: 'parameters',
      cells: [...layers.map(({ parameters }) => amount(parameters)), amount(totals.parameters)],
    },
    {
      head: 'multiply-adds',
      cells: [...layers.map(({ multiplyAdds }) => amount(multiplyAdds)), amount(totals.multiplyAdds)],
    },
  ] as const;
  for (let dropped = 0; ; dropped++) {
    const left = columns.filter(({ head }) => !OPTIONAL_COLUMNS.slice(0, dropped).includes(head));
    const rows = [...layers, undefined].map((_, row) => left.map(({ cells }) => cells[row] ?? ''));
    const plain = drawTable(left, rows);
    const fits = Math.max(...plain.map(({ length }) => length)) <= terminal.columns;
    if (fits || dropped === OPTIONAL_COLUMNS.length) {
      const heads = left.map((column) => ({ ...column, head: terminal.style('dim', column.head) }));
      return drawTable(heads, rows);
    }
  }
}

/** The description of a model as lines of text. */
export function drawInfo({ model, checkpoint, training }: Info, terminal: Terminal): string[] {
  const line = (name: string, text: string | undefined): string[] => {
    if (text === undefined || text === '') return [];
    const [first = '', ...more] = wrap(text, Math.max(20, terminal.columns - NAME_COLUMNS));
    const head = `${terminal.style('dim', name)}${' '.repeat(NAME_COLUMNS - name.length)}${first}`;
    return [head, ...more.map((rest) => `${' '.repeat(NAME_COLUMNS)}${rest}`)];
  };
  const shape = model.inputShape.map((size) => size ?? '?').join('×');
  const { best, last } = training ?? {};
  return [
    ...line('file', `${model.file}, ${FORMATS[model.format]}, ${formatCount(model.bytes)} bytes`),
    ...line('saved', checkpoint && describePosition(checkpoint)),
    ...line('input', `images of ${shape} pixels`),
    ...line('output', describeClasses(model)),
    `${terminal.style('dim', 'sha256')}   ${model.sha256}`,
    '',
    ...drawLayers(model, terminal),
    ...(training || model.remarks.length > 0 ? [''] : []),
    ...line('run', training && describeRun(training)),
    ...line('engine', training && describeEngine(training)),
    ...(training ? [`${terminal.style('dim', 'recipe')}   ${training.command}`] : []),
    ...line('best', best && describeScores(best)),
    ...line('last', last && describeScores(last)),
    // Not wrapped, because a remark can end in a command to copy.
    ...model.remarks.map((remark) => `${terminal.style('dim', 'note')}     ${remark}`),
  ];
}
