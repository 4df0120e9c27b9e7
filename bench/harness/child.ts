// Servers and crowds of phones run as processes of their own, so that nobody measures this one.
import { fork } from "node:child_process";
import { join } from "node:path";

const bench = join(import.meta.dirname, "..");

/** A process that was started from a file of bench/, and answers questions. */
export interface Child<Ready> {
  /** what it said when it was ready */
  ready: Ready;
  ask<Answer>(question: string, argument?: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

interface Message {
  answer?: unknown;
  failed?: string;
}

/** @param file under bench/; it calls `serveParent` (`child-side.ts`) */
export async function startChild<Ready>(file: string, argument: unknown): Promise<Child<Ready>> {
  const child = fork(join(bench, file), [JSON.stringify(argument)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "advanced",
  });
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  const next = (): Promise<Message> =>
    new Promise((resolve, reject) => {
      const gone = (code: number | null): void => reject(new Error(`${file} ended with ${code}.`));
      child.once("exit", gone);
      child.once("message", (message: Message) => {
        child.off("exit", gone);
        if (message.failed === undefined) resolve(message);
        else reject(new Error(`${file}: ${message.failed}`));
      });
    });
  let last: Promise<unknown> = next();
  const ready = ((await last) as Message).answer as Ready;
  return {
    ready,
    ask<Answer>(question: string, argument?: unknown): Promise<Answer> {
      const answer = last
        .catch(() => undefined)
        .then(async () => {
          const message = next();
          child.send({ question, argument });
          return (await message).answer as Answer;
        });
      last = answer;
      return answer;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
