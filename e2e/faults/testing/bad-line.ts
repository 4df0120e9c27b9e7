import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Dice } from "../../../src/simulation/dice.ts";

/** A line to the server that loses answers, repeats requests and delivers them late. */
export interface BadLine {
  readonly url: string;
  /** every push that was sent over it */
  readonly pushes: readonly Buffer[];
  /** answers that the server gave and nobody heard */
  readonly lost: number;
  /** from now on nothing is lost */
  heal(): void;
  close(): Promise<void>;
}

export interface Badness {
  /** the answer to every n-th push is lost, after the server has done its part */
  loseEvery: number;
  /** how likely a push does not arrive, and is delivered behind a later one */
  late: number;
  /** how often each push arrives */
  times: number;
  dice: Dice;
}

/** @param to the server's address */
export async function badLine(to: string, bad: Badness): Promise<BadLine> {
  const pushes: Buffer[] = [];
  const waiting: { incoming: IncomingMessage; body: Buffer }[] = [];
  let sound = false;
  let lost = 0;
  const server = createServer((incoming, outgoing) => {
    void carry(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function carry(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    if (incoming.url !== "/api/push" || sound) return answer(outgoing, await forward(to, incoming, body));
    const number = pushes.push(body);
    if (bad.dice.chance(bad.late)) {
      waiting.push({ incoming, body });
      outgoing.destroy();
      return;
    }
    let said = await forward(to, incoming, body);
    // Again and again, and some at the same moment.
    const again = Array.from({ length: bad.times - 1 }, () => forward(to, incoming, body));
    said = (await Promise.all(again)).at(-1) ?? said;
    for (const one of bad.dice.shuffled(waiting.splice(0))) await forward(to, one.incoming, one.body);
    if (number % bad.loseEvery === 0) {
      lost++;
      outgoing.destroy();
      return;
    }
    answer(outgoing, said);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pushes,
    get lost() {
      return lost;
    },
    heal() {
      sound = true;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Said {
  status: number;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

function forward(to: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Said> {
  return new Promise((resolve, reject) => {
    const sending = request(
      `${to}${url}`,
      { method, headers: { ...headers, host: new URL(to).host } },
      (said) => {
        buffer(said).then(
          (all) => resolve({ status: said.statusCode!, headers: said.headers, body: all }),
          reject,
        );
      },
    );
    sending.on("error", reject);
    sending.end(body);
  });
}

function answer(outgoing: ServerResponse, { status, headers, body }: Said): void {
  outgoing.writeHead(status, headers).end(body);
}
