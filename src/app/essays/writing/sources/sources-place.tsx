import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { EssayId } from "../../../../domain/ids.ts";
import { Button } from "../../../components/button.tsx";
import { Sheet } from "../../../components/sheet.tsx";
import { useLoaded } from "../../../shell/use-loaded.ts";
import { NoticeOfLoading } from "../notice-of-loading.tsx";

const load = () => import("./sources.tsx").then((m) => m.Sources);

/** Where both have room side by side. */
const wide = matchMedia("(min-width: 960px)");

export function isWide(): boolean {
  return wide.matches;
}

/** Beside what is written where there is room, over it on a phone. */
export function SourcesPlace(props: {
  essay: EssayId;
  onInsert: (words: string) => void;
  onClose: () => void;
}) {
  const isBeside = useSignal(wide.matches);
  useEffect(() => {
    const look = (): void => void (isBeside.value = wide.matches);
    wide.addEventListener("change", look);
    return () => wide.removeEventListener("change", look);
  }, []);
  const loaded = useLoaded(load);
  const content = loaded.value ? (
    <loaded.value essay={props.essay} onInsert={props.onInsert} />
  ) : (
    <NoticeOfLoading failed={loaded.failed} retry={loaded.retry} />
  );
  if (!isBeside.value)
    return (
      <Sheet title="材料和笔记" onClose={props.onClose} closeLabel="回去写">
        {content}
      </Sheet>
    );
  return (
    <aside class="sources-beside stack" aria-label="材料和笔记">
      {content}
      <Button block onPress={props.onClose}>
        收起
      </Button>
    </aside>
  );
}
