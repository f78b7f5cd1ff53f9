/** What a system line may mention, already as names and times people read. */
export type SystemParts = { by?: string; to?: string; from?: string; until?: string };

/** System lines by code, for visitors and agents alike. */
export const system = {
  waiting: () => 'Waiting for someone to answer',
  joined: ({ by }: SystemParts) => (by ? `${by} joined` : 'Someone from the team joined'),
  assigned: ({ to, by }: SystemParts) =>
    by && by !== to
      ? `${by} assigned this to ${to ?? 'a colleague'}`
      : `${to ?? 'A colleague'} takes over`,
  transferred: ({ to, from, by }: SystemParts) =>
    from || by
      ? `${from ?? by} passed the conversation to ${to ?? 'a colleague'}`
      : `The conversation was passed to ${to ?? 'a colleague'}`,
  returned: ({ by }: SystemParts) =>
    by ? `${by} put the conversation back in the queue` : 'Back in the queue',
  parked: ({ until }: SystemParts) => (until ? `On hold until ${until}` : 'On hold'),
  closed: ({ by }: SystemParts) =>
    by ? `${by} closed the conversation` : 'The conversation was closed',
  reopened: ({ by }: SystemParts) =>
    by ? `${by} reopened the conversation` : 'The conversation was reopened',
};

export type SystemWords = typeof system;
