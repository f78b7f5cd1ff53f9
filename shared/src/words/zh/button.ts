export const button = '聊天';
