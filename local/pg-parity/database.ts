import { PGlite } from '@electric-sql/pglite';

/** PostgreSQL in this process, in memory. */
export interface Database {
  /** `18.6`. */
  readonly version: string;
  /** Runs one or several statements. @throws Error with PostgreSQL's own sentence */
  readonly run: (sql: string) => Promise<void>;
  /** The column `id` of what is selected. @throws Error with PostgreSQL's own sentence */
  readonly ids: (sql: string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Starts an empty database that reads date-times without a zone as UTC, as Twenty's does. */
export async function openDatabase(): Promise<Database> {
  const pg = await PGlite.create();
  await pg.exec("SET TIME ZONE 'UTC'");
  const version = await pg.query<{ server_version: string }>('SHOW server_version');
  return {
    version: version.rows[0]?.server_version ?? '',
    run: async (sql) => {
      await pg.exec(sql);
    },
    ids: async (sql) => (await pg.query<{ id: string }>(sql)).rows.map(({ id }) => id),
    close: () => pg.close(),
  };
}
