import type { Dice } from "./dice.ts";

/** The runs of pushes that were sent before, in another order, in an envelope without a caller: somebody carries them. */
export function replayOf(pushes: readonly string[], dice: Dice): string {
  const runs = dice.shuffled(pushes.flatMap(runsIn)).slice(0, 50);
  const envelope = { protocol: 1, device: null, now: 0, epoch: null, cursors: [], runs: runs.length };
  return `${JSON.stringify(envelope)}\n${runs.join("")}\n`;
}

function runsIn(push: string): string[] {
  const lines = push.split("\n");
  const runs: string[] = [];
  for (let at = 1; at < lines.length;) {
    const head = lines[at]!.startsWith('{"run":1')
      ? (JSON.parse(lines[at]!) as { count: number })
      : undefined;
    if (!head) break;
    const end = at + 2 * head.count + 2;
    runs.push(`${lines.slice(at, end).join("\n")}\n`);
    at = end;
  }
  return runs;
}
