/** The one word a page needs before the chat itself is loaded. */
export const button = 'Chat';
