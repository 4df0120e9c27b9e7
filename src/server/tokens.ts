import type { KeyObject } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import type { DeviceId, Instant } from "../domain/ids.ts";

export const TOKEN_MS = 15 * 60_000;

/** A bearer token says which device it was given to, and nothing of what that device may do. */
export function giveToken(key: KeyObject, device: DeviceId, now: Instant): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(device)
    .setExpirationTime(new Date(now + TOKEN_MS))
    .sign(key);
}

/** @returns undefined where the token is not ours or has run out */
export async function deviceOfToken(
  key: KeyObject,
  token: string,
  now: Instant,
): Promise<DeviceId | undefined> {
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: ["HS256"], currentDate: new Date(now) });
    return payload.sub;
  } catch {
    return undefined;
  }
}
