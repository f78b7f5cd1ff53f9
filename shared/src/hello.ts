import { z } from 'zod';
import { agent } from './model/agent.ts';
import { time } from './model/id.ts';
import { page } from './model/page.ts';
import { visitor } from './model/visitor.ts';

const common = {
  protocol: z.number().int().positive(),
};

/** What a visitor's client says when it connects. Without a token it becomes a new anonymous visitor. */
export const visitorHello = z.object({
  ...common,
  actor: z.literal('visitor'),
  site: z.string().min(1).max(64),
  token: z.string().max(4_096).optional(),
  /** A JWT by which the host site vouches for the visitor. */
  identity: z.string().max(8_192).optional(),
  locale: z.string().max(35).optional(),
  timeZone: z.string().max(64).optional(),
  page: page.optional(),
});
export type VisitorHello = z.infer<typeof visitorHello>;

/** What an agent's client says when it connects. */
export const agentHello = z.object({
  ...common,
  actor: z.literal('agent'),
  token: z.string().min(1).max(4_096),
});
export type AgentHello = z.infer<typeof agentHello>;

/** The handshake's `auth`. */
export const hello = z.discriminatedUnion('actor', [visitorHello, agentHello]);
export type Hello = z.infer<typeof hello>;

/** The server's first event on every connection; `cursor` is where `catchUp` may start after a fresh snapshot. */
export const welcome = z.object({
  protocol: z.number().int().positive(),
  actor: z.enum(['visitor', 'agent']),
  /** A visitor keeps this for the next handshake. */
  token: z.string().optional(),
  visitor: visitor.optional(),
  agent: agent.optional(),
  cursor: z.string(),
  serverTime: time,
});
export type Welcome = z.infer<typeof welcome>;
