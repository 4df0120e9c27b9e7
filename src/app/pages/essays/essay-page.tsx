import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect } from "preact/hooks";
import { standing } from "../../../domain/fold/essays.ts";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Page } from "../../components/page.tsx";
import { useDraft } from "../../drafts/use-draft.ts";
import type { PageProps } from "../../routing/route.ts";
import { myEssays } from "../../session/study-reckonings.ts";
import { useReckoned } from "../../session/use-session.ts";
import { keepPages } from "../../storage/keep-pages.ts";
import { StateLine } from "../../shell/state-line.tsx";
import { useLoaded } from "../../shell/use-loaded.ts";
import { markAnswersRead, unreadAnswers } from "../../essays/answers-read.ts";
import { beginFrom, essayDraftId, type EssayDraft } from "../../essays/essay-draft.ts";
import { EssayEditor } from "./essay-editor.tsx";
import { HandedInCard } from "./handed-in-card.tsx";
import { OtherVersions } from "./other-versions.tsx";

const shareSection = () => import("../../essays/sharing/share-section.tsx").then((m) => m.ShareSection);

/** One essay: what was handed in, what the branch said to it, and the pen. */
export function EssayPage({ params }: PageProps) {
  const id = params["essay"] ?? "";
  const essay = useReckoned(myEssays).find((one) => one.id === id);
  const draft = useDraft<EssayDraft>(essayDraftId(id), beginFrom(essay));
  const wantsToWrite = useSignal(false);
  useEffect(() => void keepPages("essays").catch(() => undefined), []);
  const unread = unreadAnswers(essay?.handedIn ?? []);
  // What stands on the page has been read, also by who leaves it at once: an effect after the drawing would come too late.
  useLayoutEffect(() => markAnswersRead(unread), [unread.join()]);
  const handedIn = essay && standing(essay);
  // The status changes with many a key, and this does not.
  const hasDraft = useComputed(
    () => draft.status.value.is !== "empty" && draft.status.value.is !== "loading",
  );
  const resting = handedIn !== undefined && essay?.state !== "more" && !hasDraft.value && !wantsToWrite.value;
  const ShareSection = useLoaded(essay && essay.handedIn.length > 0 ? shareSection : undefined).value;

  return (
    <Page title="学习体会" back="/essays">
      <StateLine />
      <div class="stack">
        {handedIn && <HandedInCard essay={id} handedIn={handedIn} showText={resting} />}
        {resting ? (
          <Button block onPress={() => (wantsToWrite.value = true)}>
            再改一改，重新交
          </Button>
        ) : (
          <EssayEditor
            id={id}
            essay={essay}
            draft={draft}
            onHandedIn={() => {
              wantsToWrite.value = false;
            }}
          />
        )}
        {ShareSection && <ShareSection essay={id} offers={resting ? handedIn : undefined} />}
        {(essay || hasDraft.value) && (
          <ButtonLink kind="quiet" to={`/essays/${id}/delete`}>
            删除这一篇
          </ButtonLink>
        )}
        {essay && <OtherVersions essay={essay} draft={draft} asks={!resting} />}
      </div>
    </Page>
  );
}
