import { formatQuantity } from '../errors/format-quantity.js';
import { LenetError } from '../errors/lenet-error.js';

/** A safetensors file ends before the bytes that its header declares. */
export class SafetensorsTruncatedError extends LenetError {
  static override readonly code = 'SAFETENSORS_TRUNCATED';
  declare readonly code: typeof SafetensorsTruncatedError.code;

  /** @param size size of the file in bytes @param expected the least size that its header declares */
  constructor(source: string, size: number, expected: number) {
    super({
      problem: `${source} is truncated`,
      found: `${formatQuantity(size, 'byte')} instead of at least ${expected.toLocaleString('en-US')}`,
      remedy: 'copy or save it again',
    });
  }
}

/** The contents of a safetensors file differ from those that were written: its checksum does not match. */
export class SafetensorsChecksumError extends LenetError {
  static override readonly code = 'SAFETENSORS_CHECKSUM';
  declare readonly code: typeof SafetensorsChecksumError.code;

  /** @param recorded the checksum in the file @param actual the checksum of the file */
  constructor(source: string, recorded: string, actual: string) {
    super({
      problem: `${source} is damaged`,
      found: `its CRC-32C is ${actual} instead of ${recorded}`,
      remedy: 'use another copy, or an earlier file',
    });
  }
}

/** The header of a safetensors file does not follow the format. */
export class SafetensorsHeaderError extends LenetError {
  static override readonly code = 'SAFETENSORS_BAD_HEADER';
  declare readonly code: typeof SafetensorsHeaderError.code;

  constructor(source: string, found: string) {
    super({
      problem: `the safetensors header of ${source} is invalid`,
      found,
      remedy: 'use a file that a safetensors library wrote',
    });
  }
}

/** The values of a tensor are not float32, float16 or bfloat16. */
export class SafetensorsDtypeError extends LenetError {
  static override readonly code = 'SAFETENSORS_DTYPE';
  declare readonly code: typeof SafetensorsDtypeError.code;

  constructor(source: string, tensor: string, dtype: string) {
    super({
      problem: `tensor ${tensor} of ${source} is not F32, F16 or BF16`,
      found: dtype,
      remedy: 'save it as float32',
    });
  }
}

/** The tensors of a file overlap, leave a gap, or have another number of bytes than their shape. */
export class SafetensorsOffsetsError extends LenetError {
  static override readonly code = 'SAFETENSORS_BAD_OFFSETS';
  declare readonly code: typeof SafetensorsOffsetsError.code;

  constructor(source: string, found: string) {
    super({ problem: `the data offsets of ${source} are invalid`, found, remedy: 'save the file again' });
  }
}

/** A tensor or metadata entry cannot be saved. */
export class SafetensorsInputError extends LenetError {
  static override readonly code = 'SAFETENSORS_BAD_INPUT';
  declare readonly code: typeof SafetensorsInputError.code;

  /** @param argument what cannot be saved: `tensor "a"` */
  constructor(argument: string, found: string, remedy: string) {
    super({ problem: `${argument} cannot be saved as safetensors`, found, remedy });
  }
}
