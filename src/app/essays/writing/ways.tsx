import { useComputed } from "@preact/signals";
import type { ComponentType } from "preact";
import { Button } from "../../components/button.tsx";
import { NoticeOfLoading } from "./notice-of-loading.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { useLoaded } from "../../shell/use-loaded.ts";
import { type EssayDraft, mediaOf } from "../essay-draft.ts";

/** How an essay is given: one way or several of them. */
export type Way = "write" | "speak" | "photos";

type Part = ComponentType<{ draft: OpenDraft<EssayDraft> }>;

/** What it is called, what it is called where there is room, and what comes only when somebody chooses it. */
export const WAYS: readonly { way: Way; name: string; long: string; load?: () => Promise<Part> }[] = [
  { way: "write", name: "写", long: "自己打字写" },
  {
    way: "speak",
    name: "讲",
    long: "不打字，讲给手机听",
    load: () => import("../spoken/spoken-parts.tsx").then((m) => m.SpokenParts),
  },
  {
    way: "photos",
    name: "拍手写的",
    long: "写在纸上，拍下来",
    load: () => import("../photos/handwritten-pages.tsx").then((m) => m.HandwrittenPages),
  },
];

/** Where one goes on: at what there is. @returns undefined: there is nothing yet */
export function wayOf(content: EssayDraft): Way | undefined {
  const { sounds, photos } = mediaOf(content);
  if (content.text.trim() !== "" || content.title !== "") return "write";
  // An empty list too: he has begun to speak.
  return sounds || (content.sounds && !photos) ? "speak" : photos && "photos";
}

/** One tap each, all in sight, and what has been given in each of them. */
export function WayTabs(props: { draft: OpenDraft<EssayDraft>; way: Way; onChoose: (way: Way) => void }) {
  if (WAYS.length < 2) return null;
  return (
    <div class="ways" role="group" aria-label="怎么交这一篇，可以几样都用">
      {WAYS.map(({ way, name }) => (
        <Button key={way} pressed={way === props.way} onPress={() => props.onChoose(way)}>
          {name}
          <WayCount draft={props.draft} way={way} />
        </Button>
      ))}
    </div>
  );
}

function WayCount({ draft, way }: { draft: OpenDraft<EssayDraft>; way: Way }) {
  const count = useComputed(() => {
    const { sounds = [], photos = [] } = draft.content.value;
    return way === "speak" ? sounds.length : way === "photos" ? photos.length : 0;
  });
  if (count.value === 0) return null;
  return (
    <>
      {" "}
      · {count.value} {way === "speak" ? "段" : "页"}
    </>
  );
}

/** 讲 or 拍: what belongs to it comes when it is chosen. */
export function WayPart({ draft, way }: { draft: OpenDraft<EssayDraft>; way: Way }) {
  const part = useLoaded(WAYS.find((one) => one.way === way)?.load);
  if (part.value) return <part.value draft={draft} />;
  return <NoticeOfLoading failed={part.failed} retry={part.retry} />;
}
