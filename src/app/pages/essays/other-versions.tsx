import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Essay } from "../../../domain/fold/essays.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import type { EssayDraft } from "../../essays/essay-draft.ts";
import { useLoaded } from "../../shell/use-loaded.ts";

const load = () => import("../../essays/versions/elsewhere.tsx").then((m) => m.Elsewhere);

/** Written on two phones or in two tabs: every text is kept, and shown until it is joined. */
export function OtherVersions({ essay, draft }: { essay: Essay; draft: OpenDraft<EssayDraft> }) {
  const isSettled = useMemo(
    () =>
      computed(() => {
        const { base, joined = [] } = draft.content.value;
        return essay.heads.every((head) => head === base || joined.includes(head));
      }),
    [essay, draft],
  );
  return isSettled.value ? null : <Asking essay={essay} draft={draft} />;
}

function Asking(props: { essay: Essay; draft: OpenDraft<EssayDraft> }) {
  const loaded = useLoaded(load);
  if (loaded.value) return <loaded.value {...props} />;
  if (!loaded.failed) return null;
  return (
    <Notice kind="look" title="这一篇在别处也写过，两份都留着">
      <Button onPress={loaded.retry}>看看那一份</Button>
    </Notice>
  );
}
