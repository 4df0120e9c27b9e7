/** What the signature of a push begins with (`push.ts`), so that it is none of anything else. */
export const PUSH_CONTEXT = "songxue push 1\0";
