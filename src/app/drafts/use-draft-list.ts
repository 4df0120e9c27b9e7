import { useEffect, useState } from "preact/hooks";
import type { Draft } from "../../sync/phone.ts";
import { isBesideDraft } from "./beside-draft.ts";
import { useSession } from "../session/use-session.ts";

/** The drafts on this phone as they were when the page was opened, or when entries were written since. */
export function useDraftList(): readonly Draft[] {
  const { phone, entries } = useSession();
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const written = entries.value;
  useEffect(() => {
    let there = true;
    phone.drafts.list().then(
      (list) => there && setDrafts(list.filter(({ id }) => !isBesideDraft(id))),
      () => undefined,
    );
    return () => {
      there = false;
    };
  }, [phone, written]);
  return drafts;
}
