import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { countCharacters, type Essay } from "../../../domain/fold/essays.ts";
import type { EssayId } from "../../../domain/ids.ts";
import { type Copied, quote } from "../../../domain/quotations/quotation.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { TextArea } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { useSession } from "../../session/use-session.ts";
import { copiedFromTexts } from "./copied-from-texts.ts";
import { type EssayDraft, filesOf, isBlank, mediaOf, versionOf } from "../../essays/essay-draft.ts";
import { QuotationOffer } from "./quotation-offer.tsx";

/** Nothing typed for so long is a resting point: the draft becomes a version. Leaving the page is another. */
const REST_MS = 2 * 60_000;

export function EssayEditor(props: {
  id: EssayId;
  essay: Essay | undefined;
  draft: OpenDraft<EssayDraft>;
  onHandedIn: () => void;
}) {
  const session = useSession();
  const { phone } = session;
  const { id, essay, draft, onHandedIn } = props;
  const { title, text } = draft.content.value;
  const error = useSignal<string | undefined>(undefined);
  const copied = useSignal<readonly Copied[]>([]);
  // Whoever has seen a passage offered hands in with his next tap, whatever he made of it.
  const seen = useRef(new Set<string>());
  const newest = useRef(essay);
  newest.current = essay;
  const busy = useRef(false);

  async function keepVersion(): Promise<void> {
    const { is } = draft.status.value;
    if (busy.current || is === "empty" || is === "loading") return;
    const version = versionOf(id, newest.current, draft.content.value);
    if (!version) return;
    busy.current = true;
    try {
      const [base] = await draft.send(() =>
        phone.write([{ kind: "essay-saved", body: version }], {
          draft: draft.id,
          blobs: filesOf(version),
        }),
      );
      draft.note({ base, joined: [] });
    } finally {
      busy.current = false;
    }
  }

  useEffect(() => {
    // What cannot become a version now is still a draft.
    const timer = setTimeout(() => void keepVersion().catch(() => undefined), REST_MS);
    return () => clearTimeout(timer);
  }, [title, text]);
  useLayoutEffect(() => () => void keepVersion().catch(() => undefined), [draft]);

  async function handIn(): Promise<void> {
    const content = draft.content.value;
    error.value = isBlank(content) ? "还没有写字，写几句再交。" : undefined;
    if (error.value !== undefined) return;
    if (await offersNew(content.text)) return;
    busy.current = true;
    try {
      const { text, title } = content;
      const body = { essay: id, title: title.trim() || "学习体会", text, ...mediaOf(content) };
      await draft.send(() =>
        phone.write([{ kind: "essay-handed-in", body }], { draft: draft.id, blobs: filesOf(body) }),
      );
      draft.rest();
      copied.value = [];
      onHandedIn();
    } finally {
      busy.current = false;
    }
  }

  /** Shows what stands in the study texts word for word. @returns whether there is something that he has not seen yet */
  async function offersNew(writing: string): Promise<boolean> {
    // A look that fails keeps nobody from handing in.
    copied.value = await copiedFromTexts(session, writing).catch(() => []);
    const passages = copied.value.map(({ start, end }) => writing.slice(start, end));
    const isNew = passages.some((passage) => !seen.current.has(passage));
    for (const passage of passages) seen.current.add(passage);
    return isNew;
  }
  async function markQuoted(passage: Copied): Promise<void> {
    const quoted = quote(draft.content.value.text, passage);
    draft.change({ text: quoted });
    await offersNew(quoted);
  }

  return (
    <div class="stack">
      <TextField
        label="题目"
        hint="可以不写"
        value={title}
        maxLength={80}
        onInput={(value) => draft.change({ title: value })}
      />
      <TextArea
        label="正文"
        value={text}
        rows={12}
        error={error.value}
        onInput={(value) => {
          error.value = undefined;
          // What was found stood in other places.
          copied.value = [];
          draft.change({ text: value });
        }}
      />
      <div class="side-by-side">
        <CharacterCount text={text} />
      </div>
      <DraftStatusLine draft={draft} words={(content) => `${content.title}\n\n${content.text}`} />
      {copied.value.length > 0 && (
        <QuotationOffer
          writing={text}
          offered={copied.value}
          onQuote={(passage) => void markQuoted(passage)}
        />
      )}
      <ActionButton kind="primary" block action={handIn} working="正在交…">
        {copied.value.length > 0 ? "就这样交给支部" : "交给支部"}
      </ActionButton>
      <p class="muted small">交了以后十分钟内可以收回。没交的只有您自己能看。</p>
    </div>
  );
}

/** Counted when the fingers rest: a key never waits for it. */
function CharacterCount({ text }: { text: string }) {
  const count = useSignal(countCharacters(text));
  useEffect(() => {
    const timer = setTimeout(() => (count.value = countCharacters(text)), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return <p class="muted number">{count.value} 字</p>;
}
