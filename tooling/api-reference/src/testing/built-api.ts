import { publishedEntryPoints } from '../entry-points.js';
import { type PublicApi, readPublicApi } from '../public-api.js';

let api: PublicApi | undefined;

/** The interface of the built packages. The test files share one program, because it takes seconds to read. */
export function builtApi(): PublicApi {
  api ??= readPublicApi(publishedEntryPoints());
  return api;
}
