import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { foldTexts } from "../../../../domain/fold/texts.ts";
import type { EssayId } from "../../../../domain/ids.ts";
import { inTitleMarks } from "../../../../domain/quotations/quotation.ts";
import type { OpenDraft } from "../../../drafts/open-draft.ts";
import { useFold } from "../../../session/use-session.ts";
import type { EssayDraft } from "../../essay-draft.ts";
import { quotedTitles } from "./quoted-titles.ts";

const LOOK_AFTER_MS = 400;

/** What the essay quotes, as the text itself says it: it holds on every phone, and goes when the quotation goes. */
export function UsedSources({ essay, draft }: { essay: EssayId; draft: OpenDraft<EssayDraft> }) {
  const { published } = useFold(foldTexts);
  const text = useComputed(() => draft.content.value.text);
  const titles = useSignal<readonly string[]>(quotedTitles(text.peek()));
  useSignalEffect(() => {
    const now = text.value;
    const timer = setTimeout(() => {
      const found = quotedTitles(now);
      if (found.join("\n") !== titles.peek().join("\n")) titles.value = found;
    }, LOOK_AFTER_MS);
    return () => clearTimeout(timer);
  });
  if (titles.value.length === 0) return null;
  return (
    <section class="used-sources" aria-labelledby="used-sources">
      <h2 id="used-sources">引用了</h2>
      <ul>
        {titles.value.map((title) => {
          const known = published.find((one) => inTitleMarks(one.title) === title);
          return <li key={title}>{known ? <a href={`#${toText(known.text, essay)}`}>{title}</a> : title}</li>;
        })}
      </ul>
    </section>
  );
}

/** To a text and back to what was being written. */
export function toText(text: string, essay: EssayId): string {
  return `/texts/${text}?essay=${encodeURIComponent(essay)}`;
}
