import type { Instant, TextId, UnitId } from "../../domain/ids.ts";
import { runs } from "../../domain/policy/standing.ts";
import { type Caller, Refusal } from "../core.ts";
import { Registry } from "../registry/registry.ts";
import type { Store } from "../store/store.ts";

/**
 * Whether an import by this person would be accepted, by the policy's own rule: asked before his file is looked at.
 * @param text of which it is to be a new version
 * @throws Refusal forbidden
 */
export async function mayImport(
  store: Store,
  caller: Caller,
  { unit, text }: { unit: UnitId; text?: TextId },
  now: Instant,
): Promise<void> {
  const world = new Registry(store.read, store.dialect, "");
  const may = await world.answer(() => {
    const writer = { device: caller.device, member: world.member(caller.member), isServer: false };
    const of = text === undefined ? unit : world.text(text)?.unit;
    return of === unit && runs({ writer, world, occasion: { now } }, unit);
  });
  if (!may) throw new Refusal("forbidden", "只有这个单位的支部书记或活动办公室能导入文章。");
}
