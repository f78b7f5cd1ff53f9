/**
 * Where REST serves what a visitor's client asks for, as the commands themselves say; written out because they would
 * bring the validator along. Null where only a socket makes sense.
 */
export const visitorRoutes: Readonly<Record<string, string | null>> = {
  catchUp: 'GET /api/changes',
  listConversations: 'GET /api/conversations',
  listMessages: 'GET /api/conversations/:conversationId/messages',
  markDelivered: 'POST /api/conversations/:conversationId/delivered',
  markRead: 'POST /api/conversations/:conversationId/read',
  openVisitorSession: 'POST /api/visitors/session',
  readConversation: 'GET /api/conversations/:conversationId',
  sendMessage: 'POST /api/conversations/:conversationId/messages',
  showTyping: null,
  startConversation: 'POST /api/conversations',
};
