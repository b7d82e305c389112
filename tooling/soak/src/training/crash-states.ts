import { dirname } from 'node:path';
import type { Operation } from '../preload/patched-fs.js';

/** What a disk has after a power failure: the files and their content; null is a folder. */
export type Disk = ReadonlyMap<string, Buffer | null>;

/** A file with what has been written to it, and what of it has been flushed. */
interface File {
  data: Buffer;
  flushed: Buffer;
}

type Entry = File | 'folder';

/** What a file system may keep of what was not flushed. */
export const LOSSES = ['nothing lost', 'all lost', 'content lost', 'names lost'] as const;
export type Loss = (typeof LOSSES)[number];

/**
 * A file system that remembers what has been flushed (fsync): of a file its content, of a folder the names in it. As in
 * POSIX, an operation is durable only after that; a file system may have written more of it, in any order.
 */
export class FlushModel {
  #now = new Map<string, Entry>([['.', 'folder']]);
  readonly #flushed = new Map<string, Entry>([['.', 'folder']]);

  /** Applies the next operation of a trace. */
  apply(operation: Operation): void {
    const { path } = operation;
    const file = this.#now.get(path);
    switch (operation.op) {
      case 'create':
        if (file === undefined || file === 'folder') this.#now.set(path, newFile());
        else if (operation.truncates) file.data = Buffer.alloc(0);
        break;
      case 'write':
        if (file !== undefined && file !== 'folder')
          file.data = Buffer.concat([file.data, Buffer.from(operation.data, 'base64')]);
        break;
      case 'mkdir':
        this.#makeFolder(path);
        break;
      case 'rename':
        this.#move(path, operation.to);
        break;
      case 'link':
        if (file) this.#now.set(operation.to, file);
        break;
      case 'remove':
        for (const name of this.#now.keys()) if (isWithin(name, path)) this.#now.delete(name);
        break;
      case 'sync':
        this.#flush(path);
    }
  }

  /** What the disk has if the power fails now. */
  after(loss: Loss): Disk {
    const names = loss === 'nothing lost' || loss === 'content lost' ? this.#now : this.#flushed;
    const keepsContent = loss === 'nothing lost' || loss === 'names lost';
    const content = (entry: Entry): Buffer | null => {
      if (entry === 'folder') return null;
      return keepsContent ? entry.data : entry.flushed;
    };
    const hasParents = (path: string): boolean =>
      path === '.' || (names.get(dirname(path)) === 'folder' && hasParents(dirname(path)));
    return new Map(
      [...names].filter(([path]) => hasParents(path)).map(([path, entry]) => [path, content(entry)]),
    );
  }

  #makeFolder(path: string): void {
    if (path === '.' || this.#now.has(path)) return;
    this.#makeFolder(dirname(path));
    this.#now.set(path, 'folder');
  }

  #move(from: string, to: string): void {
    const moved = [...this.#now].filter(([name]) => isWithin(name, from));
    for (const [name] of moved) this.#now.delete(name);
    for (const [name, entry] of moved) this.#now.set(to + name.slice(from.length), entry);
  }

  #flush(path: string): void {
    const entry = this.#now.get(path);
    if (entry !== undefined && entry !== 'folder') entry.flushed = entry.data;
    if (entry !== 'folder') return;
    for (const name of this.#flushed.keys())
      if (name !== '.' && dirname(name) === path && !this.#now.has(name)) this.#flushed.delete(name);
    for (const [name, child] of this.#now)
      if (name !== '.' && dirname(name) === path) this.#flushed.set(name, child);
  }
}

const newFile = (): File => ({ data: Buffer.alloc(0), flushed: Buffer.alloc(0) });

function isWithin(name: string, folder: string): boolean {
  return name === folder || name.startsWith(`${folder}/`);
}
