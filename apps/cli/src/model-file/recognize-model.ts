/** A format of models that lenet5 reads. */
export type ModelFormat = 'tfjs' | 'safetensors' | 'onnx' | 'keras' | 'csv';

/**
 * Recognizes the format of a model by the first bytes of its file. Undefined if lenet5 does not read it.
 * @param start the first bytes, including the names in a zip archive
 */
export function recognizeModel(start: Uint8Array): ModelFormat | undefined {
  const head = Buffer.from(start).toString('latin1');
  if (startsLikeSafetensors(start)) return 'safetensors';
  if (startsLikeJson(start)) return 'tfjs';
  if (isKerasArchive(head) || head.startsWith('\x89HDF\r\n')) return 'keras';
  if (head.startsWith('layer,parameter,')) return 'csv';
  return isOnnx(head) ? 'onnx' : undefined;
}

/** A zip archive whose first entries are those of Keras 3, in any order. */
function isKerasArchive(head: string): boolean {
  const names = ['metadata.json', 'config.json', 'model.weights.h5'];
  return head.startsWith('PK') && names.some((name) => head.startsWith(name, 30));
}

/** A protocol buffer that starts with field 1, ir_version, from 3 on; field 1 of a SavedModel is 1. */
function isOnnx(head: string): boolean {
  const version = head.charCodeAt(1);
  return (
    head.startsWith('\x08') &&
    version >= 3 &&
    version < 32 &&
    '\x12\x1a\x22\x28\x32\x3a\x42'.includes(head.charAt(2))
  );
}

/** Whether a file starts like safetensors: the size of its header, at most 100 MB, then `{`. */
function startsLikeSafetensors(start: Uint8Array): boolean {
  if (start.length < 9) return false;
  const size = new DataView(start.buffer, start.byteOffset, start.byteLength).getBigUint64(0, true);
  return size <= 100_000_000n && start[8] === 0x7b;
}

/** Whether a file starts like JSON: with `{`, after white space and a byte order mark. */
function startsLikeJson(start: Uint8Array): boolean {
  return /^\ufeff?\s*\{/.test(Buffer.from(start).toString('utf8'));
}
