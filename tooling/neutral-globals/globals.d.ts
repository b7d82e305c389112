// The globals that platform-neutral code may use: those that Node 20, pages and workers share, as far as the packages
// need them. A global that only some platforms have is declared as possibly undefined, so that code checks for it first.
// An incremental build does not recheck the code that uses a changed global: remove the .tsbuild folders first.

interface Console {
  info(...data: readonly unknown[]): void;
  warn(...data: readonly unknown[]): void;
  error(...data: readonly unknown[]): void;
}
declare var console: Console;

interface Performance {
  /** Milliseconds since the process or page started. */
  now(): number;
}
declare var performance: Performance;

/** What `setTimeout` returns: an object in Node, a number in a browser. */
interface Timer {
  readonly [Symbol.toPrimitive]?: unknown;
}
declare function setTimeout(callback: () => void, milliseconds?: number): Timer;
declare function clearTimeout(timer: Timer | undefined): void;
declare var setImmediate: ((callback: () => void) => unknown) | undefined;
declare function queueMicrotask(callback: () => void): void;
declare function structuredClone<Value>(value: Value): Value;

declare function atob(base64: string): string;
declare function btoa(binary: string): string;

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: ArrayBufferView | ArrayBuffer): string;
}

declare class URL {
  constructor(url: string | URL, base?: string | URL);
  href: string;
  hash: string;
  hostname: string;
  pathname: string;
  password: string;
  protocol: string;
  search: string;
  username: string;
  readonly origin: string;
  toString(): string;
}

declare class EventTarget {
  addEventListener(type: string, listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: string, listener: () => void): void;
}
declare class AbortSignal extends EventTarget {
  static timeout(milliseconds: number): AbortSignal;
  static any(signals: readonly AbortSignal[]): AbortSignal;
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}
declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

interface MessagePort {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}
declare class MessageChannel {
  readonly port1: MessagePort;
  readonly port2: MessagePort;
}

interface ReadableStreamReader<Chunk> {
  read(): Promise<{ done: false; value: Chunk } | { done: true; value?: undefined }>;
  cancel(reason?: unknown): Promise<void>;
}
declare class ReadableStream<Chunk = unknown> {
  getReader(): ReadableStreamReader<Chunk>;
  pipeThrough<Output>(transform: {
    readable: ReadableStream<Output>;
    writable: WritableStream;
  }): ReadableStream<Output>;
  cancel(reason?: unknown): Promise<void>;
}
interface WritableStreamWriter {
  write(chunk: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
}
interface WritableStream {
  getWriter(): WritableStreamWriter;
}
declare class CompressionStream {
  constructor(format: 'deflate-raw' | 'deflate' | 'gzip');
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream;
}
declare class DecompressionStream {
  constructor(format: 'deflate-raw' | 'deflate' | 'gzip');
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream;
}
declare class Blob {
  constructor(parts: readonly (string | ArrayBufferView<ArrayBuffer> | ArrayBuffer)[]);
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
}

interface Headers {
  get(name: string): string | null;
  has(name: string): boolean;
}
declare class Response {
  constructor(body: ReadableStream<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>);
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>> | null;
  readonly headers: Headers;
  readonly ok: boolean;
  readonly redirected: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}
interface RequestInit {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | null;
}
declare function fetch(url: string | URL, init?: RequestInit): Promise<Response>;

interface SubtleCrypto {
  digest(algorithm: 'SHA-256', data: ArrayBufferView<ArrayBuffer> | ArrayBuffer): Promise<ArrayBuffer>;
}
/** A page that is not a secure context has no `subtle`. */
declare var crypto: { readonly subtle?: SubtleCrypto };

/** Undefined in Node. */
declare var crossOriginIsolated: boolean | undefined;
/** Undefined in Node and in workers. */
declare var document: object | undefined;
/** Undefined in Node 20. */
declare var navigator: { readonly hardwareConcurrency: number } | undefined;
/** Undefined in browsers. */
declare var process: { getBuiltinModule(name: 'node:os'): { availableParallelism(): number } } | undefined;
