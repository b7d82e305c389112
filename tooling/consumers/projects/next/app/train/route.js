import { trainOnEveryEngine } from '../../training.js';

export const dynamic = 'force-dynamic';

export async function GET() {
  return Response.json(await trainOnEveryEngine());
}
