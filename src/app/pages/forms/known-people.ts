import type { KnownPerson } from "../../forms/form-tools.ts";
import { othersToFillFor } from "../../forms/my-forms.ts";
import { myself } from "../../session/reckonings.ts";
import type { Session } from "../../session/session.ts";
import { useReckoned } from "../../session/use-session.ts";

/** Whose names this phone knows: its own member's, and of staff the roster. */
export function useKnownPeople(): readonly KnownPerson[] {
  return useReckoned(knownPeople);
}

function knownPeople(session: Session): readonly KnownPerson[] {
  const me = session.reckoned(myself);
  const others = session.reckoned(othersToFillFor);
  const known = others.map(({ id, name, label }) => ({ name, label, member: id }));
  return me ? [{ name: me.name, label: me.name, member: me.id }, ...known] : known;
}
