import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LenetError } from '@lenet5/core';
import { publishedPackages } from '@lenet5/test-kit/repository';
import { describe, expect, test } from 'vitest';

interface ErrorClass {
  readonly name: string;
  readonly code: string;
}

function isErrorClass(value: unknown): value is typeof LenetError {
  return typeof value === 'function' && value.prototype instanceof LenetError;
}

/** The error classes that the entries of a package export. */
async function errorClasses(folder: string): Promise<ErrorClass[]> {
  const { exports = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  // The other exports are files that are not code: package.json.
  const entries = Object.values<unknown>(exports).filter((entry) => typeof entry === 'object');
  const files = entries.map((entry) => String(Object(entry).default ?? Object(entry).node));
  const found = new Map<string, ErrorClass>();
  for (const file of files) {
    const entry: object = await import(pathToFileURL(join(folder, file)).href);
    for (const value of Object.values(entry)) if (isErrorClass(value)) found.set(value.name, value);
  }
  return [...found.values()];
}

const packages = await Promise.all(
  publishedPackages().map(async ({ name, folder }) => ({ name, folder, own: await errorClasses(folder) })),
);

test('no two error classes have the same code', () => {
  const codes = [...new Set(packages.flatMap(({ own }) => own))].map(({ code }) => code);
  expect(codes.length).toBeGreaterThan(40);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

describe.each(packages.filter(({ own }) => own.length > 0))('the README of $name', ({ folder, own }) => {
  test('lists the code and the class of each error', async () => {
    const readme = await readFile(join(folder, 'README.md'), 'utf8');
    const missing = own.filter(({ code, name: type }) => !(readme.includes(code) && readme.includes(type)));
    expect(missing.map(({ code, name: type }) => `${code} ${type}`)).toEqual([]);
  });
});
