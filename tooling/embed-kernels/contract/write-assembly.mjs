import { PART_OPCODES } from './read-contract.mjs';

/** A docstring on one line. */
export function doc(text, indent = '') {
  return `${indent}/** ${text.replace(/\s*\n\s*/g, ' ')} */\n`;
}

/** assembly/layout.generated.ts: the constants, enums and records. */
export function writeLayout({ constants, enums, records }) {
  const constantTexts = Object.entries(constants).map(
    ([name, { value, doc: text }]) => `${doc(text)}export const ${name}: i32 = ${value};\n`,
  );
  const enumTexts = Object.entries(enums).map(([name, { doc: text, values }]) => {
    const lines = Object.entries(values).map(([key, value]) => `  ${key} = ${value},\n`);
    return `${doc(text)}export const enum ${name} {\n${lines.join('')}}\n`;
  });
  const recordTexts = records.map(({ name, doc: text, fields }) => {
    const lines = fields.map((field) => `${doc(field.doc, '  ')}  ${field.name}: ${field.type};\n`);
    return `${doc(text)}@unmanaged\nexport class ${name} {\n${lines.join('')}}\n`;
  });
  return [...constantTexts, ...enumTexts, ...recordTexts].join('\n');
}

/** assembly/kernels.generated.ts: the kernels of the base, re-exported. */
export function writeExports({ kernels }) {
  return exportsOf(kernels.filter(({ part }) => part === 0));
}

function exportsOf(kernels) {
  return kernels.map(({ name, path }) => `export { ${name} } from './${path}';\n`).join('');
}

/**
 * assembly/execute.generated.ts: the dispatch from an opcode to its kernel, which reads the operands, and to the parts, which
 * the base imports.
 */
export function writeExecute({ kernels, parts }) {
  const base = kernels.filter(({ part }) => part === 0);
  if (parts.length === 0) return writeDispatch(base);
  const imports = parts.map(
    ({ name, doc: text }) =>
      `${doc(text)}// @ts-ignore: a decorator of AssemblyScript\n@external('env', '${name}')\ndeclare function ${name}(op: usize, at: Frame): void;\n`,
  );
  const cases = parts.map(({ name }, index) => `    case ${index + 1}:\n      return ${name}(op, at);\n`);
  return `${writeDispatch(base, PART_DISPATCH)}
/** Runs one op of a part. */
function executePart(op: usize, at: Frame): void {
  switch (load<i32>(op) / ${PART_OPCODES}) {
${cases.join('')}    default:
      unreachable();
  }
}

${imports.join('\n')}`;
}

const PART_DISPATCH = `      if (load<i32>(op) > ${PART_OPCODES}) return executePart(op, at);\n`;

/** assembly/<part>.generated.ts: the entry of a part, which runs its ops and exports its kernels, as index.ts does. */
export function writePart({ kernels }, part) {
  const own = kernels.filter((kernel) => kernel.part === part);
  return `${writeDispatch(own)}\n${exportsOf(own)}`;
}

/** The function that runs an op. */
function writeDispatch(kernels, before = '') {
  const imports = kernels.map(({ name, path }) => `import { ${name} } from './${path}';\n`).join('');
  const cases = (section) =>
    kernels
      .filter((kernel) => kernel.section === section)
      .map(({ name, opcode, operands, parameters }) => {
        // Every encoded field is read, in order, also those that the kernel has no parameter for.
        const reads = operands.flatMap(({ fields }) =>
          fields.map((field) =>
            parameters.includes(field)
              ? `      const ${field.name} = ${field.value};\n`
              : `      ${field.value};\n`,
          ),
        );
        const names = parameters.map((parameter) => parameter.name).join(', ');
        return `    case ${opcode}: {\n${reads.join('')}      return ${name}(${names});\n    }\n`;
      })
      .join('');
  return `import { Frame } from './frame';
${imports}import { enterOp, frame, readAddress, readExtent, readFlag, readFloat, readInt, takeSlices } from './thread';

/** Runs one op of a program with the frame of this thread. */
export function execute(op: usize, at: Frame): void {
  enterOp(op, at);
  switch (load<i32>(op)) {
${cases('groups')}    default:
${before}      if (takeSlices()) executeSlices(op);
  }
}

/** Runs one op on the weights, for the slices of the current chunk. */
function executeSlices(op: usize): void {
  switch (load<i32>(op)) {
${cases('weights')}    default:
      unreachable();
  }
}
`;
}
