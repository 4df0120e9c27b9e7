import type { Session } from "../session/session.ts";

/** Whether this phone has ever heard of a form: where not, nothing of forms is loaded. */
export function hasForms(session: Session): boolean {
  return session.entries.value.some(({ kind }) => kind === "form-published");
}
