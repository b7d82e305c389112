import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFile } from '../../../package-info.js';

/** The file of the package that contains the JSON Schema of a config; the build writes it. */
const CONFIG_SCHEMA_FILE = fileURLToPath(packageFile('dist/train-config.schema.json'));

/**
 * The `$schema` of the `config.json` in a run folder: the path of the schema file relative to that folder. Editors
 * resolve it without a network, and it is the schema of the version that wrote the config.
 */
export function schemaReference(folder: string): string {
  return relative(resolve(folder), CONFIG_SCHEMA_FILE).split(sep).join('/');
}
