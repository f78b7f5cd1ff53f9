import { Client } from 'pg';

/** What a text says whose transaction is to take long between its last statement and its end. */
export const slowly = (ms: number): string => `[its commit takes ${ms} ms]`;

/**
 * Gives the database a disk that is slow for some: the trigger runs while the transaction commits.
 * @param more what else to run there
 */
export async function allowSlowCommits(databaseUrl: string, more = ''): Promise<void> {
  const client = new Client(databaseUrl);
  await client.connect();
  try {
    await client.query(`
      create function commit_slowly() returns trigger language plpgsql as $$
      begin
        perform pg_sleep(substring(new.text from '\\[its commit takes (\\d+) ms\\]')::float / 1000);
        return null;
      end $$;
      create constraint trigger messages_commit_slowly after insert on messages
        deferrable initially deferred for each row
        when (new.text like '%[its commit takes %') execute function commit_slowly();
      ${more}`);
  } finally {
    await client.end();
  }
}
