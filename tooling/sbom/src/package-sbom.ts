import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { type BundledCode, bundledCode } from './bundled-code.js';
import { integrityOf } from './lockfile.js';
import { keyOf, type RuntimeDependency, readManifest, runtimeDependencies } from './runtime-dependencies.js';

const FORMAT = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
const serializer = new Serialize.JsonSerializer(FORMAT);

/**
 * The software bill of materials of the package in `folder`, which is built: CycloneDX 1.6 in JSON. It lists the code of
 * others that is in the tarball as parts of the package, and its dependencies with the SHA-512 of their tarballs. It has
 * no date and no serial number: the same package always has the same file.
 */
export function packageSbom(folder: string): string {
  const manifest = readManifest(folder);
  const root = keyOf(manifest);
  const all = runtimeDependencies(folder);
  const components = new Map(
    [...all].map(([key, dependency]) => [key, toComponent(dependency, integrityOf(key))]),
  );
  for (const [key, { dependencies }] of all) {
    for (const dependency of dependencies) {
      const reference = components.get(dependency)?.bomRef;
      if (reference) components.get(key)?.dependencies.add(reference);
    }
  }
  const own = components.get(root);
  if (!own) throw new Error(`${root} is not among its own dependencies`);
  for (const code of bundledCode(manifest.name, folder)) own.components.add(toPart(code, root));
  components.delete(root);
  const bom = new Models.Bom({ metadata: new Models.Metadata({ component: own }) });
  for (const component of components.values()) bom.components.add(component);
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function toComponent(dependency: RuntimeDependency, integrity: string | undefined): Models.Component {
  const { name, version, license, isOptional } = dependency;
  const component = new Models.Component(Enums.ComponentType.Library, ...nameOf(name, version));
  component.purl = purlOf(name, version);
  component.bomRef.value = keyOf(dependency);
  component.scope = isOptional ? Enums.ComponentScope.Optional : Enums.ComponentScope.Required;
  if (license !== undefined) component.licenses.add(new Models.LicenseExpression(license));
  if (integrity !== undefined)
    component.hashes.set(Enums.HashAlgorithm['SHA-512'], hexOf(integrity.replace(/^sha512-/, '')));
  return component;
}

/** A part of a package: code in its tarball. */
function toPart({ name, version, license, libraries }: BundledCode, within: string): Models.Component {
  const part = new Models.Component(Enums.ComponentType.Library, ...nameOf(name, version));
  if (version !== undefined) part.purl = purlOf(name, version);
  part.bomRef.value = `${within}/${name}${version === undefined ? '' : `@${version}`}`;
  part.licenses.add(new Models.LicenseExpression(license));
  for (const library of libraries) part.components.add(toPart(library, part.bomRef.value));
  return part;
}

/** The name without its scope, and the rest of how CycloneDX names a package. */
function nameOf(
  name: string,
  version: string | undefined,
): [string, { readonly group?: string; readonly version?: string }] {
  const [, group, rest = name] = /^(@[^/]+)\/(.*)$/.exec(name) ?? [];
  return [rest, { ...(group === undefined ? {} : { group }), ...(version === undefined ? {} : { version }) }];
}

const purlOf = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

const hexOf = (base64: string): string => Buffer.from(base64, 'base64').toString('hex');
