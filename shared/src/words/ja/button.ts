export const button = 'チャット';
