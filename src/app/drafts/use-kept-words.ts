import { useMemo } from "preact/hooks";
import type { EntryKind, NewEntry } from "../../domain/entry.ts";
import { useSession } from "../session/use-session.ts";
import { useDraft } from "./use-draft.ts";

/** Set it with every key. */
export interface KeptWords {
  value: string;
  /** Writes what the words belong to; from then on they are no draft. @throws as `phone.write`: they still are one */
  write<K extends EntryKind>(entries: readonly NewEntry<K>[]): Promise<unknown>;
}

/** A few words beside what is done with a tap, a reason say: kept like all that is typed, without a line that says so. */
export function useKeptWords(id: string): KeptWords {
  const { phone } = useSession();
  const draft = useDraft(id, { words: "" });
  return useMemo(
    () => ({
      get value() {
        return draft.content.value.words;
      },
      set value(words) {
        draft.change({ words });
      },
      async write(entries) {
        await draft.send(() => phone.write(entries, { draft: id }));
        draft.note({ words: "" });
        draft.rest();
      },
    }),
    [phone, draft, id],
  );
}
