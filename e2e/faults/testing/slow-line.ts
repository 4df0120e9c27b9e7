import { connect, createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** A TCP line to the server, slow in the direction away from the phone, that can be cut off. */
export interface SlowLine {
  /** what the phone calls the server by */
  readonly url: string;
  /** bytes that left the phone, heads of requests among them */
  readonly sent: number;
  readonly cuts: number;
  /** From now on it is cut each time that so many more bytes have left the phone: whatever is on it then is lost. */
  cutAfter(bytes: readonly number[]): void;
  /** from now on, a second */
  slow(bytesPerSecond: number): void;
  close(): Promise<void>;
}

/** @param to the server's address */
export async function slowLine(to: string): Promise<SlowLine> {
  const sockets = new Set<Socket>();
  const port = Number(new URL(to).port);
  let [sent, cuts, speed, freeAt] = [0, 0, Infinity, 0];
  let plan: number[] = [];

  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port, host: "127.0.0.1", noDelay: true });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    far.pipe(near);
    near.on("data", (data: Buffer) => {
      sent += data.length;
      if (plan[0] !== undefined && sent >= plan[0]) {
        plan.shift();
        cuts++;
        for (const socket of sockets) socket.destroy();
        return;
      }
      if (speed === Infinity) {
        far.write(data);
        return;
      }
      // No more is read than the line takes.
      const now = performance.now();
      freeAt = Math.max(now, freeAt) + (data.length / speed) * 1_000;
      near.pause();
      setTimeout(() => {
        if (far.destroyed) return;
        far.write(data);
        near.resume();
      }, freeAt - now);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    get sent() {
      return sent;
    },
    get cuts() {
      return cuts;
    },
    cutAfter(bytes) {
      plan = bytes.map((one) => sent + one).sort((a, b) => a - b);
    },
    slow(bytesPerSecond) {
      speed = bytesPerSecond;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
