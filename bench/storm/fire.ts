import { Agent, request } from "node:http";

export interface Shot {
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

export interface Hit {
  status: number;
  body: Buffer;
  /** from asking to the end of the answer */
  ms: number;
}

/** Sends all of them, so many at once, each connection kept. @returns the hits in the order of the shots, and the whole time in ms */
export async function fire(
  port: number,
  shots: readonly Shot[],
  atOnce: number,
): Promise<{ hits: Hit[]; took: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const hits: Hit[] = [];
  let next = 0;
  const gun = async (): Promise<void> => {
    while (next < shots.length) {
      const i = next++;
      hits[i] = await hit(agent, port, shots[i]!);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: atOnce }, gun));
  const took = performance.now() - begun;
  agent.destroy();
  return { hits, took };
}

function hit(agent: Agent, port: number, { path, headers, body }: Shot): Promise<Hit> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        host: "127.0.0.1",
        port,
        path,
        agent,
        method: "POST",
        headers: { ...headers, "content-length": body.length },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => {
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(parts),
            ms: performance.now() - begun,
          });
        });
      },
    );
    asking.on("error", reject);
    asking.end(body);
  });
}
