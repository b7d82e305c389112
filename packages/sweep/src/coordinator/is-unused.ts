import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../database/database.js';

const ATTEMPTS = 10;
const MILLISECONDS = 100;

/** Whether nobody else is connected to a server. Connections that were just closed are given a second to end. */
export async function isUnused(url: string): Promise<boolean> {
  const database = new Database({ url, connections: 1, patience: 1 });
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const others = await database.query(
        `SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      );
      if (others.length === 0) return true;
      await sleep(MILLISECONDS);
    }
    return false;
  } finally {
    await database.close();
  }
}
