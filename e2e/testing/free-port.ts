import { createServer } from "node:net";

let next = 20_000 + (process.pid % 5_000);

/** A loopback port below the range that the system hands out by itself, so that a killed server can come back on it. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = next++;
    if (await canListen(port)) return port;
    if (next > 30_000) next = 20_000;
  }
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
