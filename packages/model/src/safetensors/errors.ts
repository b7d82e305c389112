/** A file that ends before the bytes its header speaks of. */
export class SafetensorsTruncatedError extends Error {
  override readonly name = 'SafetensorsTruncatedError';
  readonly code = 'SAFETENSORS_TRUNCATED' as const;
  readonly expected = true as const;

  constructor(source: string, found: number, asked: number | bigint) {
    super(`${source} is cut short (${found} bytes of at least ${asked}) — copy or save it again`);
  }
}

/** A header that is not what the format asks for. */
export class SafetensorsHeaderError extends Error {
  override readonly name = 'SafetensorsHeaderError';
  readonly code = 'SAFETENSORS_BAD_HEADER' as const;
  readonly expected = true as const;

  constructor(source: string, found: string) {
    super(`${source} has no safetensors header (${found}) — give a file that safetensors wrote`);
  }
}

/** A tensor whose numbers are not float32. */
export class SafetensorsDtypeError extends Error {
  override readonly name = 'SafetensorsDtypeError';
  readonly code = 'SAFETENSORS_DTYPE' as const;
  readonly expected = true as const;

  constructor(source: string, tensor: string, dtype: string) {
    super(`tensor ${tensor} of ${source} is not F32 (${dtype}) — save it as float32`);
  }
}

/** Tensors that overlap, leave a hole, or take another number of bytes than their shape. */
export class SafetensorsOffsetsError extends Error {
  override readonly name = 'SafetensorsOffsetsError';
  readonly code = 'SAFETENSORS_BAD_OFFSETS' as const;
  readonly expected = true as const;

  constructor(source: string, found: string) {
    super(`the tensors of ${source} do not lie end to end (${found}) — save it again`);
  }
}

/** Tensors or metadata that cannot be written. */
export class SafetensorsInputError extends Error {
  override readonly name = 'SafetensorsInputError';
  readonly code = 'SAFETENSORS_BAD_INPUT' as const;
  readonly expected = true as const;

  constructor(argument: string, found: string) {
    super(`${argument} cannot be written as safetensors (${found}) — give it otherwise`);
  }
}
