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
    const leave = (): void => draft.leave();
    const whenHidden = (): void => {
      if (document.visibilityState === "hidden") leave();
    };
    document.addEventListener("visibilitychange", whenHidden);
    addEventListener("pagehide", leave);
    return () => {
      document.removeEventListener("visibilitychange", whenHidden);
      removeEventListener("pagehide", leave);
      void draft.close();
    };
  }, [draft]);
  return draft;
}
