/** Tells the developer of the page what is wrong; visitors see nothing of it. */
export const complain = (error: unknown) => console.error('Deskbell:', error);
