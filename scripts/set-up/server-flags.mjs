/**
 * How the server's Node runs. Left to itself, V8 lets the young generation grow to a hundred megabytes and more when
 * many connect at once, and an idle server keeps most of it: twice the memory for each connection.
 */
export const serverFlags = ['--max-semi-space-size=16'];
