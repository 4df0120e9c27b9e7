import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Essay } from "../../../domain/fold/essays.ts";
import type { EssayId } from "../../../domain/ids.ts";
import { type Copied, quote } from "../../../domain/quotations/quotation.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { display } from "../../settings/display.ts";
import { isSpeakingLeft } from "../../essays/speaking-left.ts";
import { ChooseWay } from "../../essays/writing/choose-way.tsx";
import { OutlineHelper } from "../../essays/writing/outline-helper.tsx";
import { countAnswers } from "../../essays/writing/outline.ts";
import { useOutline } from "../../essays/writing/use-outline.ts";
import { type Way, wayOf, WayPart, WayTabs } from "../../essays/writing/ways.tsx";
import { DraftStatusLine } from "../../drafts/draft-status.tsx";
import type { OpenDraft } from "../../drafts/open-draft.ts";
import { type EssayDraft, filesOf, isBlank, mediaOf, versionOf } from "../../essays/essay-draft.ts";
import { useHistory } from "../../essays/writing/use-history.ts";
import { isWide, SourcesPlace } from "../../essays/writing/sources/sources-place.tsx";
import { UsedSources } from "../../essays/writing/sources/used-sources.tsx";
import { WriteParts } from "../../essays/writing/write-parts.tsx";
import { insertWords, writeText } from "../../essays/writing/writing-field.ts";
import { useSession } from "../../session/use-session.ts";
import { copiedFromTexts } from "./copied-from-texts.ts";
import { QuotationOffer } from "./quotation-offer.tsx";

/** Nothing typed for so long is a resting point: the draft becomes a version. Leaving the page is another. */
const REST_MS = 2 * 60_000;

/** The pen. It is not drawn anew with each key: what changes with one follows the draft by itself. */
export function EssayEditor(props: {
  id: EssayId;
  essay: Essay | undefined;
  draft: OpenDraft<EssayDraft>;
  onHandedIn: () => void;
}) {
  const session = useSession();
  const { phone } = session;
  const { id, essay, draft, onHandedIn } = props;
  const history = useHistory(draft);
  const field = useRef<HTMLTextAreaElement>(null);
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

  useSignalEffect(() => {
    void draft.content.value;
    // What cannot become a version now is still a draft.
    const timer = setTimeout(() => void keepVersion().catch(() => undefined), REST_MS);
    return () => clearTimeout(timer);
  });
  useLayoutEffect(() => () => void keepVersion().catch(() => undefined), [draft]);

  useSignalEffect(() => {
    void draft.content.value;
    error.value = undefined;
  });
  const text = useComputed(() => draft.content.value.text);
  useSignalEffect(() => {
    void text.value;
    // What was found stood in other places.
    copied.value = [];
  });

  async function handIn(): Promise<void> {
    if (isNothing() || (await offersNew(draft.content.value.text))) return;
    // On a slow phone the look through the texts takes a while, and whoever types on means that, too.
    if (isNothing()) return;
    const content = draft.content.value;
    busy.current = true;
    try {
      const { text, title } = content;
      const body = { essay: id, title: title.trim() || "学习体会", text, ...mediaOf(content) };
      const entry = { kind: "essay-handed-in" as const, body };
      // Another phone may have an essay that was there before, and be writing on: only a version tells it that it is not alone, and
      // what has been joined.
      const version = newest.current && versionOf(id, newest.current, content);
      const written = version ? [{ kind: "essay-saved" as const, body: version }, entry] : [entry];
      const [first] = await draft.send(() => phone.write(written, { draft: draft.id, blobs: filesOf(body) }));
      if (version) draft.note({ base: first, joined: [] });
      draft.rest();
      copied.value = [];
      onHandedIn();
    } finally {
      busy.current = false;
    }
  }

  function isNothing(): boolean {
    error.value = isBlank(draft.content.value) ? nothingYet[mode.value ?? "write"] : undefined;
    return error.value !== undefined;
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
    writeText(draft, field, quoted, quoted.length);
    await offersNew(quoted);
  }

  const { outline, put } = useOutline(id, draft);
  const { elder } = display.value;
  const mode = useSignal<Way | "choose" | "outline" | undefined>(undefined);
  useSignalEffect(() => {
    if (mode.value !== undefined || draft.status.value.is === "loading") return;
    mode.value = wayOf(draft.content.peek()) ?? (elder ? "choose" : "write");
    // Nobody has pressed anything that is gone.
    before.current = mode.peek();
  });
  useEffect(() => {
    // Killed while he spoke: what was said is taken up there, and says so.
    isSpeakingLeft(phone.drafts, draft.id).then(
      (isLeft) => {
        if (!isLeft) return;
        before.current = "speak";
        mode.value = "speak";
      },
      () => undefined,
    );
  }, [draft]);
  const now = mode.value ?? (elder ? undefined : "write");
  const answers = useComputed(() => countAnswers(outline.content.value));

  const hasSources = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  const before = useRef(now);
  useEffect(() => {
    // What was pressed is gone with what it changed.
    if (
      before.current !== undefined &&
      before.current !== now &&
      !root.current?.contains(document.activeElement)
    )
      root.current?.focus();
    before.current = now;
  }, [now]);

  const inserted = useRef(false);
  useEffect(() => {
    // Behind a sheet that was closed: it gives the focus back to where it was before.
    if (inserted.current) field.current?.focus();
    inserted.current = false;
  });
  function insert(words: string): void {
    insertWords(draft, field, words);
    inserted.current = true;
    hasSources.value = hasSources.value && isWide();
    field.current?.focus();
  }

  const otherWay = elder && (
    <Button block onPress={() => (mode.value = "choose")}>
      换个办法
    </Button>
  );
  if (now === undefined) return <DraftStatusLine draft={draft} words={wordsOf} />;
  return (
    <div class="writing">
      <div class="stack" ref={root} tabIndex={-1}>
        {now === "choose" ? (
          <ChooseWay onChoose={(way) => (mode.value = way)} onOutline={() => (mode.value = "outline")} />
        ) : now === "outline" ? (
          <OutlineHelper
            outline={outline}
            onPut={() => put().then(() => void (mode.value = "write"))}
            onLeave={() => (mode.value = "write")}
          />
        ) : (
          <>
            {!elder && <WayTabs draft={draft} way={now} onChoose={(way) => (mode.value = way)} />}
            {now === "write" ? (
              <WriteParts draft={draft} history={history} field={field} error={error.value}>
                <Button
                  block={elder}
                  pressed={elder ? undefined : hasSources.value}
                  onPress={() => (hasSources.value = !hasSources.value)}
                >
                  材料和笔记
                </Button>
                <Button block={elder} onPress={() => (mode.value = "outline")}>
                  {answers.value > 0 ? `接着答那几问（答了 ${answers.value} 问）` : "一句一句问我"}
                </Button>
                {otherWay}
              </WriteParts>
            ) : (
              <>
                <WayPart draft={draft} way={now} />
                {error.value !== undefined && (
                  <p class="field-error" role="alert">
                    {error.value}
                  </p>
                )}
                {otherWay}
              </>
            )}
            <UsedSources essay={id} draft={draft} />
            <DraftStatusLine draft={draft} words={wordsOf} />
            {copied.value.length > 0 && (
              <QuotationOffer
                writing={draft.content.value.text}
                offered={copied.value}
                onQuote={(passage) => void markQuoted(passage)}
              />
            )}
            <ActionButton kind="primary" block action={handIn} working="正在交…">
              {copied.value.length > 0 ? "就这样交给支部" : "交给支部"}
            </ActionButton>
            <p class="muted small">交了以后十分钟内可以收回。没交的只有您自己能看。</p>
          </>
        )}
      </div>
      {now === "write" && hasSources.value && (
        <SourcesPlace essay={id} onInsert={insert} onClose={() => (hasSources.value = false)} />
      )}
    </div>
  );
}

function wordsOf({ title, text }: EssayDraft): string {
  return `${title}\n\n${text}`;
}

const nothingYet: Readonly<Record<string, string>> = {
  write: "还没有写字，写几句再交。",
  speak: "还没有讲，讲一段再交。",
  photos: "还没有拍，拍一页再交。",
};
