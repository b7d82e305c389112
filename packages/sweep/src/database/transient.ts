/** SQLSTATE classes of failures that pass: connection, resources (disk full), intervention (server stops), lock conflicts. */
const CLASSES = ['08', '40', '53', '57', '58'];

const SYSTEM_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
];

/** Messages of `pg` without a code. */
const MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** Whether a failed query may succeed later, without a change of the query. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isTransient);
  const code = 'code' in error ? String(error.code) : '';
  return SYSTEM_CODES.includes(code) || CLASSES.includes(code.slice(0, 2)) || MESSAGES.test(error.message);
}
