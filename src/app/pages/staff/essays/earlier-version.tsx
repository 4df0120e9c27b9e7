import { type Essay, type HandedIn } from "../../../../domain/fold/essays.ts";
import { TextDifference } from "../../../essays/versions/text-difference.tsx";
import { now } from "../../../session/now.ts";
import { momentWords } from "../../../words/dates.ts";

/** What was handed in before this: the last that staff answered, else the last there was. undefined: it is the first. */
export function earlierVersion(essay: Essay, handedIn: HandedIn): HandedIn | undefined {
  const at = essay.handedIn.findIndex(({ entry }) => entry === handedIn.entry);
  const before = essay.handedIn.slice(0, Math.max(0, at)).filter(({ takenBack }) => !takenBack);
  return [...before].reverse().find(({ answers }) => answers.length > 0) ?? before.at(-1);
}

/** Handed in again: what is new compared with what was read. What was said to that one stays there. */
export function WhatIsNew({ before, handedIn }: { before: HandedIn; handedIn: HandedIn }) {
  const files = newFiles(before, handedIn);
  return (
    <details class="no-print">
      <summary>和{before.answers.length > 0 ? "您看过的" : ""}上一稿比，改了什么</summary>
      <div class="stack close">
        <TextDifference before={before.text} after={handedIn.text} />
        {files !== "" && <p>{files}</p>}
        <p class="muted small">
          上一稿是{momentWords(before.at, now.value)}交的。
          {before.answers.length > 0 && "当时的批注和回话留在那一稿上。"}
        </p>
        <a class="button" href={`#/branch/essays/${before.entry}`}>
          看上一稿
        </a>
      </div>
    </details>
  );
}

function newFiles(before: HandedIn, { sounds = [], photos = [] }: HandedIn): string {
  const spoken = new Set(before.sounds?.map(({ sound }) => sound));
  const written = new Set(before.photos?.map(({ photo }) => photo));
  const parts = sounds.filter(({ sound }) => !spoken.has(sound)).length;
  const pages = photos.filter(({ photo }) => !written.has(photo)).length;
  const words = [parts > 0 && `新说了 ${parts} 段`, pages > 0 && `新拍了 ${pages} 页`].filter(Boolean);
  return words.length > 0 ? `${words.join("，")}。` : "";
}
