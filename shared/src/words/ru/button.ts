export const button = 'Чат';
