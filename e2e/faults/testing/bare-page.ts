import { once } from "node:events";

/**
 * A page driven without Playwright, which keeps every page that it drives awake and in sight: nothing that it holds is ever
 * hidden or frozen.
 */
export interface BarePage {
  send(method: string, params?: object): Promise<unknown>;
  /** @param expression may be a promise; what it gives must be JSON */
  evaluate(expression: string): Promise<unknown>;
  close(): void;
}

/** @param port of the browser's DevTools @param url what the page's address contains */
export async function barePage(port: number, url: string): Promise<BarePage> {
  const list = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    url: string;
    webSocketDebuggerUrl: string;
  }[];
  const target = list.find((one) => one.url.includes(url));
  if (!target) throw new Error(`no page at ${url}: ${list.map((one) => one.url).join(" ")}`);
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await once(socket, "open");
  const waiting = new Map<number, (answer: { result?: unknown; error?: { message: string } }) => void>();
  socket.addEventListener("message", ({ data }) => {
    const answer = JSON.parse(String(data)) as { id?: number; result?: unknown; error?: { message: string } };
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  let id = 0;
  const send = (method: string, params: object = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const own = ++id;
      waiting.set(own, ({ result, error }) => {
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result);
      });
      socket.send(JSON.stringify({ id: own, method, params }));
    });
  return {
    send,
    async evaluate(expression) {
      const params = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = (await send("Runtime.evaluate", params)) as {
        result: { value: unknown };
        exceptionDetails?: { text: string };
      };
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value;
    },
    close: () => socket.close(),
  };
}
