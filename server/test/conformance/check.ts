import type { Target } from './target.ts';

/** One MUST of docs/protocol.md, held against a running server; it throws where the server does otherwise. */
export type Check = { id: string; title: string; run(target: Target): Promise<void> };

export const check = (id: string, title: string, run: Check['run']): Check => ({ id, title, run });
