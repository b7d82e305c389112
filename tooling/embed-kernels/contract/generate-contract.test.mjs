import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generateContract } from './generate-contract.mjs';

const BIN = fileURLToPath(new URL('../embed-kernels.mjs', import.meta.url));

const TABLE = `export const KERNELS = {
  scale: { doc: 'Scales values.', file: 'scale', operands: 'x: tensor, y: tensor?, count, factor: float' },
};
`;

const KERNEL = `export function scale(x: usize, y: usize, factor: f32, count: i32): void {
  for (let i = 0; i < count; i++) store<f32>((y ? y : x) + i * 4, load<f32>(x + i * 4) * factor);
}
`;

let folder;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embed-kernels-'));
  await write('asconfig.json', '{ "options": { "runtime": "stub" }, "targets": { "simd": {} } }');
  await write('contract/kernel-table.mjs', TABLE);
  await write('contract/shared-layout.mjs', '');
  await write('assembly/index.ts', "export * from './kernels.generated';\n");
  await write('assembly/scale.ts', KERNEL);
  await mkdir(join(folder, 'src'));
});

afterEach(() => rm(folder, { recursive: true }));

async function write(path, text) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

const build = () => promisify(execFile)(process.execPath, [BIN], { cwd: folder });

describe('embed-kernels', () => {
  it('generates the signatures of the kernels, with the parameters in the order of the kernels', async () => {
    await build();
    const contract = await readFile(join(folder, 'src/contract.generated.ts'), 'utf8');
    expect(contract.replace(/\s+/g, ' ')).toContain(
      'readonly scale: ( x: TensorInfo, y: TensorInfo | undefined, factor: number, count: number, ) => void;',
    );
    expect(await readFile(join(folder, 'src/kernels.generated.ts'), 'utf8')).toContain('simdKernels');
  });

  it('makes each part of a program a module of its own, which is imported when it is needed', async () => {
    const operands = "operands: 'x: address, count', section: 'groups'";
    await write(
      'contract/kernel-table.mjs',
      `export const SUPPLIED = {};
export const PARTS = { rare: 'Kernels that few programs call.' };
export const KERNELS = {
  common: { doc: 'A.', file: 'scale', ${operands} },
  rare1: { doc: 'B.', file: 'scale', part: 'rare', ${operands} },
};
`,
    );
    const kernel = (name) =>
      `export function ${name}(x: usize, count: i32): void { store<i32>(x, count); }\n`;
    await write('assembly/kernels/scale.ts', kernel('common') + kernel('rare1'));
    await write('assembly/frame.ts', '@unmanaged export class Frame {}\n');
    const reads = ['Address(): usize', 'Extent(): i32', 'Flag(): bool', 'Float(): f32', 'Int(): i32'];
    await write(
      'assembly/thread.ts',
      `import { Frame } from './frame';
export let frame: Frame = changetype<Frame>(0);
let cursor: usize = 0;
export function enterOp(op: usize, at: Frame): void { frame = at; cursor = op + 8; }
export function takeSlices(): bool { return true; }
${reads.map((read) => `export function read${read} { const value = load<i32>(cursor); cursor += 4; return ${read.endsWith('bool') ? 'value !== 0' : read.endsWith('f32') ? '<f32>value' : 'value'}; }`).join('\n')}
`,
    );
    await write('assembly/index.ts', "export { execute } from './execute.generated';\n");
    await build();
    const list = await readFile(join(folder, 'src/kernels.generated.ts'), 'utf8');
    expect(list).toContain("rare: () => import('./kernels/simd/rare.generated.js')");
    const contract = await readFile(join(folder, 'src/contract.generated.ts'), 'utf8');
    expect(contract).toContain("rare1: [257, 'x: address, count']");
    expect(await readFile(join(folder, 'assembly/kernels.generated.ts'), 'utf8')).not.toContain('rare1');
  });

  it.each([
    {
      fault: 'a kernel has a parameter that the table lacks',
      kernel: KERNEL.replace('count: i32)', 'count: i32, offset: i32)'),
      message: 'kernel scale has a parameter that is not an operand (offset: i32 in assembly/scale.ts)',
    },
    {
      fault: 'a kernel lacks a parameter for an operand',
      kernel: KERNEL.replace('factor: f32, ', '').replace(' * factor', ''),
      message: 'kernel scale has no parameter for its operand factor (assembly/scale.ts)',
    },
    {
      fault: 'a parameter has another type than its operand',
      kernel: KERNEL.replace('factor: f32', 'factor: i32'),
      message: 'parameter factor of kernel scale has the wrong type (i32 in assembly/scale.ts)',
    },
    {
      fault: 'the table names a kernel that does not exist',
      table: TABLE.replace('scale: {', 'shift: {'),
      message: 'assembly/scale.ts has no function shift',
    },
    {
      fault: 'an operand has an unknown kind',
      table: TABLE.replace('factor: float', 'factor: double'),
      message: 'operand factor of kernel scale has an unknown kind (double)',
    },
    {
      fault: 'a kernel names a part that the table lacks',
      table: TABLE.replace("file: 'scale'", "file: 'scale', part: 'rare'"),
      message: 'kernel scale has an unknown part (rare)',
    },
    {
      fault: 'two operands have the same name',
      table: TABLE.replace('count', 'x'),
      message: 'two operands of kernel scale have the name x',
    },
  ])('fails if $fault', async ({ kernel, table, message }) => {
    if (kernel) await write('assembly/scale.ts', kernel);
    if (table) await write('contract/kernel-table.mjs', table);
    await expect(generateContract(folder)).rejects.toThrow(message);
  });

  it('fails if a kernel uses an operand as another type', async () => {
    await write('assembly/scale.ts', KERNEL.replace('i < count', 'i < factor'));
    await expect(build()).rejects.toThrow('asc failed for target simd');
  });
});
