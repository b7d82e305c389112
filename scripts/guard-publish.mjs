// The `prepack` and `prepublishOnly` scripts of every published package run this file.
// `prepack`: only pnpm replaces `workspace:^` by versions and adds the license. `prepublishOnly`: only `npm run release` builds
// and tests what it publishes.
const {
  npm_lifecycle_event: event,
  npm_config_user_agent: agent = '',
  LENET5_RELEASE: isRelease,
} = process.env;

if (event === 'prepack' && !agent.startsWith('pnpm/')) {
  console.error(`This package is packed by pnpm only (${agent.split(' ')[0]}) — run npm run pnpm -- pack`);
  process.exitCode = 1;
}
if (event === 'prepublishOnly' && isRelease !== '1') {
  console.error(
    'This package is not published by hand, because its build can be stale — run npm run release in the root',
  );
  process.exitCode = 1;
}
