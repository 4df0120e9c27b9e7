import { useEffect, useMemo, useState } from "preact/hooks";
import type { SeenEntry } from "../../../../domain/entry.ts";
import { foldForms, type PublishedForm } from "../../../../domain/fold/forms.ts";
import { foldMembers } from "../../../../domain/fold/members.ts";
import { foldOrg } from "../../../../domain/fold/org.ts";
import { isPerson } from "../../../../domain/forms/answer-words.ts";
import type { Form } from "../../../../domain/forms/form.ts";
import type { BlobId } from "../../../../domain/ids.ts";
import { useFold, useSession } from "../../../session/use-session.ts";
import { useNames } from "../member-names.ts";
import { formsOf } from "./form-file.ts";
import { judge, type JudgedAnswers } from "./handed-in-answers.ts";

/** The versions of a form that are on this phone or to be had now. undefined: being looked for */
export function useVersions(published: PublishedForm): ReadonlyMap<BlobId, Form> | undefined {
  const { phone } = useSession();
  const [forms, setForms] = useState<ReadonlyMap<BlobId, Form>>();
  const sizes = useFold(formSizes);
  const all = published.versions.join();
  useEffect(() => {
    let there = true;
    formsOf(
      phone.blobs,
      published.versions.map((blob) => ({ blob, size: sizes.get(blob) ?? published.size })),
    ).then(
      (found) => there && setForms(found),
      () => there && setForms(new Map()),
    );
    return () => {
      there = false;
    };
  }, [all]);
  return forms;
}

/** Bytes of every version that was ever published. */
function formSizes(entries: readonly SeenEntry[]): ReadonlyMap<BlobId, number> {
  return new Map(
    entries.flatMap((entry) => (entry.kind === "form-published" ? [[entry.body.blob, entry.body.size]] : [])),
  );
}

/** All that was handed in to a named form, the earliest first. */
export function useJudged(
  published: PublishedForm,
  forms: ReadonlyMap<BlobId, Form>,
): readonly JudgedAnswers[] {
  const handedIn = useFold(foldForms).handedIn.get(published.form);
  return useMemo(
    () => (handedIn ?? []).map((one) => judge(one, published, forms)),
    [handedIn, published, forms],
  );
}

/** Who answered: by the roster, and where this phone has it not, the name that he wrote himself. */
export function useWhose(): (one: JudgedAnswers) => { name: string; unit: string } {
  const { byId } = useFold(foldMembers);
  const { units } = useFold(foldOrg);
  const names = useNames();
  return ({ handedIn }) => {
    const member = byId.get(handedIn.of);
    const written = Object.values(handedIn.answers).find(isPerson);
    return {
      name: member || !written ? names(handedIn.of) : `${written.name}（自己写的）`,
      unit: (member && units.get(member.homeBranch)?.name) ?? "",
    };
  };
}
