/** What `migrations/schema.sql` begins with. */
export const schemaHeading = `-- What all migrations together make. Written by \`npm run dump-schema\`, to be read and compared, never run.

`;
