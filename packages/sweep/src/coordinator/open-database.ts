import { Database, FIRST_PATIENCE_SECONDS } from '../database/database.js';
import { migrate } from '../database/migrate.js';
import { EmbeddedServer } from '../embedded/embedded-server.js';
import { isUnused } from './is-unused.js';
import type { SweepDatabase } from './sweep-options.js';

/** An open database with the tables of sweeps, and its server if it is an embedded one. */
export interface OpenDatabase {
  readonly database: Database;
  readonly url: string;
  /** Its folder, or its host and name. */
  readonly where: string;
  readonly server?: EmbeddedServer;
  /** Decisions that the user may want to know, one line each. */
  readonly notes: readonly string[];
  /**
   * Closes the connections. Stops the server if this call started it, or if the process that started it is dead and nobody
   * else uses it.
   */
  close(): Promise<void>;
}

const CONNECTIONS = 4;

/**
 * Opens a database and creates or updates its tables. Starts the embedded server unless a URL is given or it runs already.
 *
 * @throws EmbeddedPostgresMissingError, EmbeddedServerError, NoServerAccountError, DatabaseUnreachableError,
 * SchemaVersionError
 */
export async function openDatabase(
  where: SweepDatabase,
  patience: number,
  signal?: AbortSignal,
): Promise<OpenDatabase> {
  if (typeof where === 'string') return connect(where, { patience, signal });
  const server = await EmbeddedServer.open(where.folder);
  const { url, started, abandoned } = await server.start();
  try {
    const opened = await connect(url, { patience, signal });
    return {
      ...opened,
      where: where.folder,
      server,
      notes: server.notes,
      close: async () => {
        await opened.close();
        if (started || (abandoned && (await isUnused(url)))) await server.stop();
      },
    };
  } catch (error) {
    if (started) await server.stop();
    throw error;
  }
}

async function connect(
  url: string,
  { patience, signal }: { patience: number; signal: AbortSignal | undefined },
): Promise<OpenDatabase> {
  const first = new Database({
    url,
    connections: 1,
    patience: Math.min(FIRST_PATIENCE_SECONDS, patience),
    signal,
  });
  try {
    await migrate(first);
  } finally {
    await first.close();
  }
  const database = new Database({ url, connections: CONNECTIONS, patience, signal });
  return { database, url, where: database.where, notes: [], close: () => database.close() };
}
