import { useLayoutEffect, useMemo } from "preact/hooks";
import { useSession } from "../session/use-session.ts";
import { openDraft, type DraftContent, type OpenDraft } from "./open-draft.ts";

/**
 * What is typed in an editor, kept on the phone within two seconds, and at once when the page is left, hidden or frozen.
 * @param id "essay:<essay id>", "complaint", …: the same id finds it again
 */
export function useDraft<T extends DraftContent>(id: string, begin: T): OpenDraft<T> {
  const { phone } = useSession();
  const draft = useMemo(() => openDraft(phone.drafts, id, begin), [phone, id]);
  // Layout: when the editor goes, its last words are saved at once and not after the next page is painted.
  useLayoutEffect(() => {
    const flush = (): void => void draft.flush();
    const whenHidden = (): void => {
      if (document.visibilityState === "hidden") flush();
    };
    document.addEventListener("visibilitychange", whenHidden);
    addEventListener("pagehide", flush);
    return () => {
      document.removeEventListener("visibilitychange", whenHidden);
      removeEventListener("pagehide", flush);
      void draft.close();
    };
  }, [draft]);
  return draft;
}
