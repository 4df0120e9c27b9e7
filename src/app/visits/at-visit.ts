import type { Pairing } from "../../domain/fold/pairings.ts";
import type { VisitId } from "../../domain/ids.ts";
import type { OpenDraft } from "../drafts/open-draft.ts";
import type { FormTools } from "../forms/form-tools.ts";
import type { VisitDraft } from "./visit-draft.ts";

/** What every screen of a visit is given. */
export interface AtVisit {
  visit: VisitId;
  draft: OpenDraft<VisitDraft>;
  tools: FormTools;
  /** who is there and has agreed */
  there: readonly Pairing[];
}
