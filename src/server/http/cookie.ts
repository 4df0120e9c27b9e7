/** Browsers keep no cookie longer than 400 days. */
const LONG = 400 * 24 * 60 * 60;
const NAME = "songxue-recovery";

/** The recovery cookie of a request's `cookie` header. */
export function readRecoveryCookie(header: string | undefined): string | undefined {
  for (const part of header?.split(";") ?? []) {
    const at = part.indexOf("=");
    if (part.slice(0, at).trim() === NAME) return part.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/**
 * No script can read it, no other site's page makes a browser send it, and only the API gets it.
 * @param value null: the browser forgets it
 */
export function recoveryCookie(value: string | null, secure: boolean): string {
  const age = value === null ? 0 : LONG;
  return `${NAME}=${value ?? ""}; Path=/api; Max-Age=${age}; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
}
