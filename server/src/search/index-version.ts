/** Grows with every change of what words are folded to or which fields count: the index is then made anew. */
export const indexVersion = 1;
