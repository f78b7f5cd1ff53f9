export const button = 'Chat';
