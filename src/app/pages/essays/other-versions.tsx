import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Essay } from "../../../domain/fold/essays.ts";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import type { EssayDraft } from "../../essays/essay-draft.ts";
import { useLoaded } from "../../shell/use-loaded.ts";

const load = () => import("../../essays/versions/elsewhere.tsx").then((m) => m.Elsewhere);

/** What else there is of this essay: written on two phones or in two tabs, which is shown until it is joined, and what it was before. */
export function OtherVersions(props: {
  essay: Essay;
  draft: OpenDraft<EssayDraft>;
  /** it is being written at */
  asks: boolean;
}) {
  const { essay, draft } = props;
  const isSettled = useMemo(
    () =>
      computed(() => {
        const { base, joined = [] } = draft.content.value;
        return essay.heads.every((head) => head === base || joined.includes(head));
      }),
    [essay, draft],
  );
  return (
    <>
      {props.asks && !isSettled.value && <Asking essay={essay} draft={draft} />}
      {essay.versions.length > 0 && (
        <ButtonLink kind="quiet" to={`/essays/${essay.id}/versions`}>
          以前写的 {essay.versions.length} 份
        </ButtonLink>
      )}
    </>
  );
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
