/** Sizes of the types of the fields of records. */
const SIZES = { i32: 4, f32: 4, usize: 4, f64: 8 };

/** Kinds of one word: their AssemblyScript type, and the call that reads the next one. */
const SCALARS = {
  int: { type: 'i32', value: 'readInt()' },
  float: { type: 'f32', value: 'readFloat()' },
  flag: { type: 'bool', value: 'readFlag()' },
};

/** The opcodes from one part to the next. */
export const PART_OPCODES = 256;

/**
 * Resolves the tables of a package: lays out the records and the operands of each kernel.
 *
 * A package calls its kernels in one of two ways. If the table exports SUPPLIED, calls are words of a program: an address
 * is 3 words, which the frame of the thread completes. Otherwise JavaScript passes the operands of each call.
 *
 * The kernels of a program can be in parts, each a module of its own. The opcode of a kernel is its number within its part,
 * plus PART_OPCODES times the number of the part. Part 0 is the base, whose kernels name no part.
 * @throws if the tables are inconsistent
 */
export function readContract(
  { KERNELS, VIEWS = {}, SUPPLIED, PARTS = {} },
  { CONSTANTS = {}, ENUMS = {}, RECORDS = {} },
) {
  const isProgram = SUPPLIED !== undefined;
  const records = Object.entries(RECORDS).map(([name, record]) => readRecord(name, record));
  const parts = Object.entries(PARTS).map(([name, text]) => ({ name, doc: text }));
  const kinds = { enums: ENUMS, views: VIEWS, supplied: SUPPLIED ?? {}, records, isProgram };
  const counts = new Map();
  const kernels = Object.entries(KERNELS).map(([name, entry]) => {
    const part = entry.part === undefined ? 0 : 1 + parts.findIndex((each) => each.name === entry.part);
    if (entry.part !== undefined && part === 0)
      throw new Error(`kernel ${name} has an unknown part (${entry.part})`);
    const number = (counts.get(part) ?? 0) + 1;
    counts.set(part, number);
    return { ...readKernel(name, entry, kinds), part, opcode: part * PART_OPCODES + number };
  });
  return { isProgram, constants: CONSTANTS, enums: ENUMS, views: VIEWS, records, parts, kernels };
}

function readRecord(name, { doc, fields, passedAs }) {
  let bytes = 0;
  const laidOut = Object.entries(fields).map(([field, [type, description]]) => {
    const size = SIZES[type];
    if (!size) throw new Error(`field ${field} of record ${name} has an unknown type (${type})`);
    const offset = Math.ceil(bytes / size) * size;
    bytes = offset + size;
    return { name: field, type, doc: description, offset };
  });
  return { name, doc, fields: laidOut, bytes, passedAs };
}

function readKernel(name, { doc, file, section, operands }, kinds) {
  if (kinds.isProgram && section !== 'groups' && section !== 'weights')
    throw new Error(`kernel ${name} has an unknown section (${section})`);
  const names = new Set();
  const list = operands.split(',').map((text) => {
    const [operand = '', kind = 'int'] = text.trim().split(': ');
    if (!/^[a-z]\w*$/.test(operand))
      throw new Error(`kernel ${name} has an operand without a name (${text})`);
    const read = readOperand(operand, kind, kinds);
    if (!read) throw new Error(`operand ${operand} of kernel ${name} has an unknown kind (${kind})`);
    for (const field of read.fields) {
      if (names.has(field.name))
        throw new Error(`two operands of kernel ${name} have the name ${field.name}`);
      names.add(field.name);
    }
    return { name: operand, kind, ...read };
  });
  return { name, doc, path: kinds.isProgram ? `kernels/${file}` : file, section, operands: list };
}

/**
 * The parameters that an operand can give a kernel, in the order in which they are encoded, each with the expression that
 * reads it; undefined if the kind is unknown.
 */
function readOperand(name, kind, { enums, views, supplied, records, isProgram }) {
  if (SCALARS[kind]) return { fields: [{ name, ...SCALARS[kind] }] };
  const address = { name, type: 'usize', value: 'readAddress()' };
  if (kind === 'address') return { fields: [address] };
  if (!isProgram && (kind === 'tensor' || kind === 'tensor?')) return { fields: [{ name, type: 'usize' }] };
  if (records.some(({ passedAs }) => passedAs === kind)) return { fields: [{ name, type: kind }] };
  if (!isProgram) return undefined;
  if (kind === 'extent') return { fields: [{ name, type: 'i32', value: 'readExtent()' }] };
  if (enums[kind]) return { fields: [{ name, type: kind, value: 'readInt()' }] };
  if (views[kind]) {
    const strides = views[kind].strides.map((stride) => ({
      name: `${name}${stride[0].toUpperCase()}${stride.slice(1)}`,
      type: 'i32',
      value: 'readInt()',
    }));
    return { fields: [address, ...strides] };
  }
  if (!supplied[kind]) return undefined;
  return { isSupplied: true, fields: [{ name, type: supplied[kind], value: `frame.${kind}` }] };
}
