// A TCP proxy on loopback that is as slow as it is told, and counts what goes through.
import { createServer, connect, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

export interface LinkSpeed {
  /** there and back, ms */
  roundTrip: number;
  /** in each direction, shared by all connections; Infinity: as fast as it goes */
  bytesPerSecond: number;
}

/** A village at the edge of the network. */
export const slowLink: LinkSpeed = { roundTrip: 400, bytesPerSecond: 50_000 };
export const freeLink: LinkSpeed = { roundTrip: 0, bytesPerSecond: Infinity };

export interface Link {
  port: number;
  /** bytes in both directions since the last call, HTTP heads included */
  takeBytes(): number;
  close(): Promise<void>;
}

/** A piece is late by its own length on the line, not by that of all that was read with it. */
const PIECE = 1_400;

export async function openLink(target: number, speed: LinkSpeed): Promise<Link> {
  let bytes = 0;
  const sockets = new Set<Socket>();
  const lines = { up: { freeAt: 0 }, down: { freeAt: 0 } };

  const carry = (from: Socket, to: Socket, line: { freeAt: number }): void => {
    const deliver = (piece: Buffer): void => {
      if (!to.destroyed) to.write(piece);
    };
    from.on("data", (data: Buffer) => {
      bytes += data.length;
      if (speed === freeLink) return deliver(data);
      for (let at = 0; at < data.length; at += PIECE) {
        const piece = data.subarray(at, at + PIECE);
        const now = performance.now();
        line.freeAt = Math.max(now, line.freeAt) + (piece.length / speed.bytesPerSecond) * 1_000;
        setTimeout(deliver, line.freeAt + speed.roundTrip / 2 - now, piece);
      }
    });
    from.on("close", () =>
      setTimeout(() => to.destroy(), Math.max(0, line.freeAt - performance.now()) + speed.roundTrip),
    );
    from.on("error", () => to.destroy());
  };

  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: target, host: "127.0.0.1", noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    }
    carry(near, far, lines.up);
    carry(far, near, lines.down);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    port: (server.address() as AddressInfo).port,
    takeBytes() {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
