/** The other end of `startChild`. */
type Answers = Record<string, (argument: unknown) => unknown>;

/**
 * Says that this process is ready, then answers until the parent is gone; then `close` and the end.
 * @param ready what the parent waits for
 */
export function serveParent(ready: unknown, answers: Answers, close: () => Promise<unknown>): void {
  process.on("message", ({ question, argument }: { question: string; argument: unknown }) => {
    void (async () => {
      try {
        const answer = answers[question];
        if (answer === undefined) throw new Error(`cannot answer “${question}”`);
        send({ answer: await answer(argument) });
      } catch (error) {
        send({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
    })();
  });
  process.on("disconnect", () => void close().finally(() => process.exit()));
  send({ answer: ready });
}

/** What `startChild` was given. */
export function childArgument<T>(): T {
  return JSON.parse(process.argv[2] ?? "{}") as T;
}

/** The most memory that this process has held, in bytes. */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS * 1024;
}

function send(message: object): void {
  process.send?.(message);
}
