import type { DeviceId } from "../../domain/ids.ts";
import { type Bytes, fromBase64Url, toBase64Url } from "../../protocol/bytes.ts";
import type { SigningKey } from "../ports.ts";
import { look, type Storage, type StoredServer, valueOf } from "../storage.ts";
import { SERVER_KEY } from "./carried-store.ts";

/** Who gives, and what what he gives is sealed to. */
export interface Giver {
  device: DeviceId;
  key: SigningKey;
  to: Bytes;
  server: StoredServer | undefined;
}

/** @returns undefined where nothing can be given: there is no journal, or the server's key is not known */
export async function giverOf(storage: Storage): Promise<Giver | undefined> {
  const { current, server, pairs, serverKey } = await storage.read({
    current: look.current,
    server: look.server,
    pairs: look.all("keys"),
    serverKey: look.one("carried", SERVER_KEY),
  });
  const key = current && valueOf(pairs, current.device)?.key;
  const known = server?.carryKey === undefined ? undefined : fromBase64Url(server.carryKey);
  const to = known ?? (serverKey?.is === "server-key" ? serverKey.publicKey : undefined);
  return current && key && to && { device: current.device, key, to, server };
}

/** As this phone knows it, base64url: from the server itself, else from its own invitation. */
export async function serverKeyOf(storage: Storage): Promise<string | undefined> {
  const { server, serverKey } = await storage.read({
    server: look.server,
    serverKey: look.one("carried", SERVER_KEY),
  });
  return server?.carryKey ?? (serverKey?.is === "server-key" ? toBase64Url(serverKey.publicKey) : undefined);
}
