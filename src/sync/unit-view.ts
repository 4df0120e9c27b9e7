import type { UnitId } from "../domain/ids.ts";
import type { UnitView } from "../protocol/views.ts";
import type { FetchPorts } from "./blob-fetch.ts";
import type { UnitViewAnswer } from "./phone.ts";
import type { Transport } from "./ports.ts";

/** See `Phone.unitView`. */
export async function unitView(
  withToken: FetchPorts["withToken"],
  transport: Transport,
  unit: UnitId,
): Promise<UnitViewAnswer> {
  const reply = await withToken((token) => transport.ask(token, `views/units/${encodeURIComponent(unit)}`));
  const view = reply.ok ? readUnitView(reply.value) : undefined;
  if (view) return { view };
  const notAllowed = !reply.ok && ["forbidden", "not-found"].includes(reply.refusal?.code ?? "");
  return { view: undefined, why: notAllowed ? "not-allowed" : "offline" };
}

function readUnitView(text: string): UnitView | undefined {
  try {
    const view = JSON.parse(text) as Partial<UnitView> | null;
    return typeof view?.unit === "object" && Array.isArray(view.below) ? (view as UnitView) : undefined;
  } catch {
    return undefined;
  }
}
