import { type FileHandle, open, rm } from 'node:fs/promises';
import type { ClassImage } from './decode-classes.js';

/** Decoded images of several sizes, until the shape is known that all of them get. */
export interface ImageStore {
  /** The label of each image. */
  readonly labels: readonly number[];
  add(image: ClassImage): Promise<void>;
  /** The images in the order in which they were added. */
  images(): AsyncIterable<ClassImage>;
  close(): Promise<void>;
}

/** A store in memory. */
export function memoryStore(): ImageStore {
  const all: ClassImage[] = [];
  const labels: number[] = [];
  return {
    labels,
    async add(image) {
      all.push(image);
      labels.push(image.label);
    },
    async *images() {
      yield* all;
    },
    close: async () => undefined,
  };
}

/** A store in a file, which is deleted when the store is closed: for images that exceed the memory. */
export async function fileStore(path: string): Promise<ImageStore> {
  const file = await open(path, 'wx+');
  const all: Omit<ClassImage['image'], 'data'>[] = [];
  const labels: number[] = [];
  const bytes: number[] = [];
  return {
    labels,
    async add({ image: { data, ...format }, label }) {
      all.push(format);
      labels.push(label);
      bytes.push(data.length);
      await file.appendFile(new Uint8Array(data.buffer, data.byteOffset, data.length));
    },
    async *images() {
      let position = 0;
      for (const [index, format] of all.entries()) {
        const data = await readAt(file, bytes[index]!, position);
        position += data.length;
        yield { image: { ...format, data }, label: labels[index]! };
      }
    },
    async close() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}

async function readAt(file: FileHandle, length: number, position: number): Promise<Uint8Array> {
  const data = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(data, done, length - done, position + done);
    if (bytesRead === 0) throw new Error('the file of decoded images has become shorter');
    done += bytesRead;
  }
  return data;
}
