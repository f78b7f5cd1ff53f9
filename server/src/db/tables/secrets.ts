import type { Generated } from 'kysely';

export type SecretsTable = { name: string; value: string; created_at: Generated<Date> };
