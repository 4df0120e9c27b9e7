import type { HistoryLine } from "../../../domain/differences/history.ts";
import { mediaOf } from "../essay-draft.ts";
import { mediaWords, moreOf } from "./join-media.ts";

/** "加了 120 字，删了 4 字"; the same for recordings and photos. */
export function changeWords(
  { added, removed }: { added: number; removed: number },
  media: readonly string[] = [],
): string {
  const words = [
    ...(added > 0 ? [`加了 ${added} 字`] : []),
    ...(removed > 0 ? [`删了 ${removed} 字`] : []),
    ...media,
  ];
  return words.length === 0 ? "字数没变" : words.join("，");
}

/** Recordings and photos that came and went from one to another: ["加了 1 段录音"]. */
export function mediaChange(before: HistoryLine | undefined, after: HistoryLine): string[] {
  const [was, is] = [partsOf(before), partsOf(after)];
  const came = mediaWords(moreOf(was, is));
  const went = mediaWords(moreOf(is, was));
  return [...(came === "" ? [] : [`加了 ${came}`]), ...(went === "" ? [] : [`去掉 ${went}`])];
}

export function partsOf(line: HistoryLine | undefined) {
  return mediaOf(line?.version ?? line?.handedIn ?? {});
}

/** "交给支部" · "交给支部，后来收回了" · "两份合成的"; "" for what is just a resting point. */
export function kindWords({ handedIn, version }: HistoryLine): string {
  if (handedIn) return handedIn.takenBack ? "交给支部，后来收回了" : "交给支部";
  return version?.joined && version.joined.length > 0 ? "几份合成的" : "";
}
