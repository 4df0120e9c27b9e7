import { hasForms } from "../../forms/has-forms.ts";
import { useReckoned } from "../../session/use-session.ts";
import { useLoaded } from "../../shell/use-loaded.ts";

const askedRow = () => import("../../forms/asked-row.tsx").then((m) => m.AskedRow);

/** Forms that wait for him; on a phone without any, nothing of it is loaded. */
export function FormsToFill() {
  const AskedRow = useLoaded(useReckoned(hasForms) ? askedRow : undefined).value;
  return AskedRow ? <AskedRow /> : null;
}
