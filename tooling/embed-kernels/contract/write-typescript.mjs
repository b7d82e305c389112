import { PART_OPCODES } from './read-contract.mjs';
import { doc } from './write-assembly.mjs';

/** src/contract.generated.ts: the constants, enums and records, and the operands of the kernels. */
export function writeTypeScript(contract) {
  const { constants, enums, views, records, isProgram } = contract;
  const texts = [
    isProgram
      ? "import type { Address } from './plan/memory/buffer.js';\n"
      : "import type { TensorInfo } from '@tensorflow/tfjs-core';\n",
    ...Object.entries(constants).map(
      ([name, { value, doc: text }]) => `${doc(text)}export const ${name} = ${value};\n`,
    ),
    ...Object.entries(enums).map(writeEnum),
    ...records.map((record) => (record.passedAs ? writeRecordType(record) : writeOffsets(record))),
    ...Object.entries(views).map(writeViewType),
    ...(isProgram ? writeProgramCalls(contract) : writeDirectCalls(contract)),
  ];
  return texts.filter(Boolean).join('\n');
}

function writeEnum([name, { doc: text, values }]) {
  const constant = constantCase(name);
  const lines = Object.entries(values).map(([key, value]) => `  ${key}: ${value},\n`);
  return `${doc(text)}export const ${constant} = {\n${lines.join('')}} as const;\n
${doc(`Name of a value of ${constant}.`)}export type ${name} = keyof typeof ${constant};\n`;
}

/** A record in shared memory: the offsets of its fields. */
function writeOffsets({ name, doc: text, fields, bytes }) {
  const constant = constantCase(name);
  const lines = fields.map((field) => `${doc(field.doc, '  ')}  ${field.name}: ${field.offset},\n`);
  return `${doc(`Byte offsets of the fields of ${name}. ${text}`)}export const ${constant} = {\n${lines.join('')}} as const;\n
${doc(`Size of a ${name}, in bytes.`)}export const ${constant}_BYTES = ${bytes};\n`;
}

/** A record whose address is passed to kernels: its fields, all of them integers, in order. */
function writeRecordType({ name, doc: text, fields }) {
  const lines = fields.map((field) => `${doc(field.doc, '  ')}  ${field.name}: number,\n`);
  return `${doc(`${text} 4 bytes per field.`)}export type ${name} = readonly [\n${lines.join('')}];\n`;
}

function writeViewType([name, { doc: text, strides }]) {
  const lines = strides.map((stride) => `  readonly ${stride}: number;\n`);
  return `${doc(`${text} Strides are in bytes.`)}export interface ${viewType(name)} {\n  readonly address: Address;\n${lines.join('')}}\n`;
}

/** The types and the encoding of the calls of a program. */
function writeProgramCalls({ views, kernels, enums, parts }) {
  const passed = kernels.map((kernel) => ({
    ...kernel,
    operands: [
      ...(kernel.section === 'weights' ? [{ name: 'slices', kind: 'int' }] : []),
      ...kernel.operands.filter(({ isSupplied }) => !isSupplied),
    ],
  }));
  const types = {
    flag: 'boolean',
    address: 'Address',
    ...Object.fromEntries(Object.keys(enums).map((name) => [name, name])),
    ...Object.fromEntries(Object.keys(views).map((name) => [name, viewType(name)])),
  };
  const kinds = [...new Set(passed.flatMap(({ operands }) => operands.map(({ kind }) => kind)))];
  const table = passed.map(({ name, opcode, operands }) => {
    const list = operands.map(({ name: operand, kind }) =>
      kind === 'int' ? operand : `${operand}: ${kind}`,
    );
    return `  ${name}: [${opcode}, '${list.join(', ')}'],\n`;
  });
  const strides = Object.entries(views).map(
    ([name, view]) => `  ${name}: [${view.strides.map((stride) => `'${stride}'`).join(', ')}],\n`,
  );
  return [
    ...writeOperandTypes(passed, types),
    `${doc('How an operand is encoded.')}export type OperandKind = ${kinds.map((kind) => `'${kind}'`).join(' | ')};\n`,
    `${doc('The opcode of each kernel, and its operands with their kinds in the order in which they are encoded.')}export const KERNELS: Readonly<Record<KernelName, readonly [opcode: number, operands: string]>> = {\n${table.join('')}};\n`,
    `${doc('The parts of the kernels besides the base, in the order of their numbers: an opcode divided by PART_OPCODES.')}export const PARTS = [${parts.map(({ name }) => `'${name}'`).join(', ')}] as const;\n`,
    `${doc('The opcodes from one part to the next.')}export const PART_OPCODES = ${PART_OPCODES};\n`,
    `${doc('The strides of each view, in the order in which they are encoded.')}export const VIEWS = {\n${strides.join('')}} as const;\n`,
  ];
}

/** The signatures of the kernels that JavaScript calls. */
function writeDirectCalls({ kernels }) {
  const types = { tensor: 'TensorInfo', 'tensor?': 'TensorInfo | undefined' };
  const entries = kernels.map(({ name, doc: text, operands, parameters }) => {
    const kindOf = (field) => operands.find(({ fields }) => fields.includes(field)).kind;
    const list = parameters.map((field) => `    ${field.name}: ${types[kindOf(field)] ?? 'number'},\n`);
    return `${doc(text, '  ')}  readonly ${name}: (\n${list.join('')}  ) => void;\n`;
  });
  return [
    `${doc('The kernels. Pass the address of a tensor as the tensor.')}export interface Kernels {\n${entries.join('')}}\n`,
  ];
}

function writeOperandTypes(kernels, types) {
  const entries = kernels.map(({ name, doc: text, operands }) => {
    const lines = operands.map(
      ({ name: operand, kind }) => `    readonly ${operand}: ${types[kind] ?? 'number'};\n`,
    );
    return `${doc(text, '  ')}  readonly ${name}: {\n${lines.join('')}  };\n`;
  });
  return [
    `${doc('The operands of each kernel, by name.')}export type KernelOperands = {\n${entries.join('')}};\n`,
    `${doc('Name of a kernel.')}export type KernelName = keyof KernelOperands;\n`,
  ];
}

function viewType(name) {
  return `${name[0].toUpperCase()}${name.slice(1)}View`;
}

function constantCase(name) {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
