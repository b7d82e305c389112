import pg from 'pg';

/**
 * A function `now` that new connections find before that of PostgreSQL. Its offset from the true time can change at any moment,
 * for all statements of sweeps and of their queue.
 */
const CREATE = `
CREATE SCHEMA clock;
CREATE TABLE clock.shift (hours int NOT NULL);
INSERT INTO clock.shift VALUES (0);
CREATE FUNCTION clock.now() RETURNS timestamptz STABLE LANGUAGE sql
  AS 'SELECT pg_catalog.now() + hours * interval ''1 hour'' FROM clock.shift';
DO $$
DECLARE found record;
BEGIN
  FOR found IN
    SELECT table_schema, table_name, column_name, replace(column_default, 'now()', 'clock.now()') AS value
    FROM information_schema.columns WHERE table_schema LIKE 'lenet5%' AND column_default LIKE '%now()%'
  LOOP
    EXECUTE format('ALTER TABLE %I.%I ALTER COLUMN %I SET DEFAULT %s',
      found.table_schema, found.table_name, found.column_name, found.value);
  END LOOP;
  EXECUTE format('ALTER DATABASE %I SET search_path = clock, pg_catalog, public', current_database());
END $$;
`;

async function run<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Gives the server of a sweep a clock that {@link setServerClock} sets. It counts for connections that are opened later. */
export async function createServerClock(url: string): Promise<void> {
  await run(url, CREATE);
}

/** Sets the clock so many hours after the true time; before it if the number is negative. */
export async function setServerClock(url: string, hours: number): Promise<void> {
  await run(url, `UPDATE clock.shift SET hours = ${Math.round(hours)}`);
}

/** The number of segments that, by that clock, ended before they were created. */
export async function countEndedBeforeCreated(url: string): Promise<number> {
  const text = 'SELECT count(*)::int AS count FROM lenet5_sweep.segment WHERE ended_at < created_at';
  const [row] = await run<{ readonly count: number }>(url, text);
  return row?.count ?? 0;
}
