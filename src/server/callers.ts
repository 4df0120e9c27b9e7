import { standingOf } from "./accept/standing.ts";
import { type Caller, Refusal } from "./core.ts";
import { Registry } from "./registry/registry.ts";
import type { ServerSecrets } from "./secrets.ts";
import type { Store } from "./store/store.ts";
import { deviceOfToken } from "./tokens.ts";

/** Whose token it is and what he may read at this moment. @throws Refusal unauthorised */
export async function callerOf(
  store: Store,
  secrets: ServerSecrets,
  token: string,
  now: number,
): Promise<Caller> {
  const id = await deviceOfToken(secrets.tokenKey, token, now);
  const registry = new Registry(store.read, store.dialect, secrets.device);
  const device = id === undefined ? undefined : await registry.answer(() => registry.device(id));
  const standing = device && (await registry.answer(() => standingOf(device, registry, now, secrets)));
  if (!device?.member || standing?.standing.state !== "enrolled") {
    throw new Refusal("unauthorised", "登录已过期，请重新连接。");
  }
  return { device: device.id, member: device.member, follows: standing.follows };
}
