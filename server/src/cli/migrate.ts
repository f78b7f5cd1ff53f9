import { withDatabase } from './with-database.ts';
import { readArguments } from './word.ts';

export async function migrateOnly(args: string[]): Promise<void> {
  readArguments(args, {});
  await withDatabase(async (_db, applied) => {
    console.log(applied.length ? `Applied ${applied.join(', ')}.` : 'The database is up to date.');
  });
}
