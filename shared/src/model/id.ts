import { z } from 'zod';

/** A UUID (version 7 where Deskbell makes it), lower case. */
export const id = z.uuid().transform((value) => value.toLowerCase());

/** ISO 8601 in UTC, milliseconds included. */
export const time = z.iso.datetime();

/** The position of a message in its conversation, from 1 and without gaps. */
export const seq = z.number().int().positive();

/** A read position; 0 where nothing has been read. */
export const position = z.number().int().nonnegative();
