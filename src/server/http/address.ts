import { BlockList, isIP } from "node:net";
import { normalizeIP } from "@fastify/rate-limit";
import type { FastifyRequest } from "fastify";

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  PRIVATE.addSubnet(net, bits, "ipv4");
PRIVATE.addAddress("::1", "ipv6");
PRIVATE.addSubnet("fc00::", 7, "ipv6");

/**
 * Whose `x-forwarded-for` is believed: a proxy on this machine or in a private network, and only the nearest one.
 * What a client wrote into the header itself stands further away and is not read.
 */
export function trustsProxy(address: string, hop: number): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, "");
  const version = isIP(plain);
  return hop === 0 && version !== 0 && PRIVATE.check(plain, version === 6 ? "ipv6" : "ipv4");
}

/** Where a request comes from, for limits only, never for a log. Of IPv6 the network: one household has all the rest. */
export function addressOf(request: FastifyRequest): string {
  return normalizeIP(request.ip, 64);
}
