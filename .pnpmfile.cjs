// pnpm replaces `workspace:^` and `catalog:` in any order, so it writes the dependencies of a tarball in any order. Sorted, two
// builds of one commit have the same bytes.
const LISTS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

const sorted = (list) => Object.fromEntries(Object.entries(list).sort(([a], [b]) => (a < b ? -1 : 1)));

function beforePacking(manifest) {
  for (const name of LISTS) if (manifest[name]) manifest[name] = sorted(manifest[name]);
  return manifest;
}

module.exports = { hooks: { beforePacking } };
