export const button = 'محادثة';
