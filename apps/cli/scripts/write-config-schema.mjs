// Writes the JSON Schema of config files into the package: dist/train-config.schema.json.
import { writeFile } from 'node:fs/promises';
import { configSchema } from '../dist/commands/train/config/config-schema.js';
import { CONFIG_SCHEMA_FILE } from '../dist/commands/train/config/schema-file.js';

await writeFile(CONFIG_SCHEMA_FILE, `${JSON.stringify(configSchema(), null, 2)}\n`);
