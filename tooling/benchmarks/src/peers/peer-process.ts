import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Peer } from './peer.js';

const SCRIPTS = fileURLToPath(new URL('../../../../benchmarks/peers/', import.meta.url));

/** The first line of a script: what it runs on, or what is missing. */
interface Greeting {
  readonly missing?: string;
  readonly parameters?: number;
  readonly versions?: Readonly<Record<string, string>>;
}

/** The time of a burst of steps. */
export interface Burst {
  readonly milliseconds: number;
  /** User and system time of all threads. */
  readonly cpuMilliseconds: number;
}

/** The script of a peer in its own process; `benchmarks/peers/peer.py` describes the protocol. */
export class PeerProcess {
  readonly peer: Peer;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  #errors = '';
  #greeting: Greeting = {};

  private constructor(peer: Peer, child: ChildProcessWithoutNullStreams) {
    this.peer = peer;
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stderr.on('data', (text) => {
      this.#errors = (this.#errors + text).slice(-4000);
    });
    // A process that ended closes its input; its missing answer is the error that is reported.
    child.stdin.on('error', () => undefined);
  }

  /**
   * Starts a script and waits until its network is built.
   *
   * @param inputs the folder of `writeInputs()`.
   * @returns the name of what is not installed, if something is missing.
   */
  static async start(peer: Peer, inputs: string, python: string): Promise<PeerProcess | string> {
    const command = peer.requirement === undefined ? process.execPath : python;
    const child = spawn(command, [SCRIPTS + peer.script, inputs, String(peer.threads), peer.mode], {
      env: { ...process.env, OMP_NUM_THREADS: String(peer.threads), CUDA_VISIBLE_DEVICES: '-1' },
    });
    const failed = new Promise<string>((resolve) => child.once('error', () => resolve(command)));
    const started = new PeerProcess(peer, child);
    return Promise.race([failed, started.#greet()]);
  }

  /** Number of weights of its network. */
  get parameters(): number {
    return this.#greeting.parameters ?? Number.NaN;
  }

  /** Names and versions of what it runs on. */
  get versions(): Readonly<Record<string, string>> {
    return this.#greeting.versions ?? {};
  }

  /** Trains, and returns the loss of each step before its update. */
  async losses(steps: number): Promise<readonly number[]> {
    return (await this.#ask<{ losses: readonly number[] }>({ task: 'losses', steps })).losses;
  }

  /** Trains, and returns the time. */
  train(steps: number): Promise<Burst> {
    return this.#ask({ task: 'train', steps });
  }

  /** Ends the process, which ends when its input does. */
  stop(): void {
    this.#child.stdin.end();
  }

  async #greet(): Promise<PeerProcess | string> {
    this.#greeting = await this.#answer<Greeting>();
    return this.#greeting.missing ?? this;
  }

  #ask<T>(request: { readonly task: string; readonly steps: number }): Promise<T> {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    return this.#answer();
  }

  async #answer<T>(): Promise<T> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`the script of ${this.peer.name} ended without an answer\n${this.#errors}`);
    return JSON.parse(value) as T;
  }
}
