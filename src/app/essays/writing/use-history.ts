import { useLayoutEffect, useMemo } from "preact/hooks";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { useSession } from "../../session/use-session.ts";
import type { EssayDraft } from "../essay-draft.ts";
import { keepHistory, type KeptHistory } from "./kept-history.ts";

export function useHistory(draft: OpenDraft<EssayDraft>): KeptHistory {
  const { phone } = useSession();
  const history = useMemo(() => keepHistory(phone.drafts, draft), [phone, draft]);
  useLayoutEffect(() => () => void history.close(), [history]);
  return history;
}
