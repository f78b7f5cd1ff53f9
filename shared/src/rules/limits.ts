/** The longest text of a message, in UTF-16 code units. */
export const maxTextLength = 10_000;

/** The longest unsent text shown to an agent; only its tail is sent. */
export const maxPreviewLength = 500;

export const maxTagLength = 40;
export const maxTags = 20;

/** The largest number of messages or conversations one page may hold. */
export const maxPage = 200;
export const defaultPage = 50;

/** The longest text to search for, and how many hits a page has unless asked otherwise. */
export const maxSearchLength = 500;
export const defaultSearchPage = 20;

/** The largest number of changes one `catchUp` may answer. */
export const maxChanges = 1_000;

/** The largest number of conversations one connection may have open. */
export const maxWatched = 50;

/** How long after sending its author may edit or delete a message. */
export const editableForMs = 15 * 60_000;
