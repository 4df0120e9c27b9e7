import { useSignal } from "@preact/signals";
import type { EssayMedia } from "../../../../domain/entries/essays.ts";
import { minutesWords, timeWords } from "../../../../domain/day-words.ts";
import type { PublishedText } from "../../../../domain/fold/texts.ts";
import type { MemberId } from "../../../../domain/ids.ts";
import { ActionButton } from "../../../components/action-button.tsx";
import { Button, ButtonLink } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Page, Section } from "../../../components/page.tsx";
import { Row, Rows } from "../../../components/rows.tsx";
import { DraftStatusLine } from "../../../drafts/draft-status.tsx";
import { goTo } from "../../../routing/place.ts";
import { now } from "../../../session/now.ts";
import { useSession } from "../../../session/use-session.ts";
import type { AtVisit } from "../../../visits/at-visit.ts";
import { settled, unusedFiles } from "../../../visits/file-fields.tsx";
import { mediaOf } from "../../../visits/part-media.ts";
import { type Deed, minutesOf, type VisitDraft, withShared } from "../../../visits/visit-draft.ts";
import { filesOf, isStudy, notToday, visitEntries } from "../../../visits/visit-entries.ts";
import {
  deedWords,
  draftPartWords,
  hasOpenWish,
  partSummary,
  wayWords,
} from "../../../visits/visit-words.ts";

/** The others stand folded below them. */
const TEXTS_SHOWN = 8;
const STEP = 5;

/** What all do together, who has said yes, and the end. Of what one says only that it is there. */
export function VisitOverview(props: AtVisit & { texts: readonly PublishedText[] }) {
  const { visit, draft, tools, there, texts } = props;
  const { phone } = useSession();
  const trouble = useSignal<string | undefined>(undefined);
  const content = draft.content.value;
  const { deeds, parts } = content;
  const minutes = minutesOf(content, now.value);
  const done = new Set(deeds.map(({ text }) => text));
  const next = there.find(({ elder }) => !parts[elder]?.confirmed)?.elder;
  const names = there.map(({ elderName }) => elderName).join("、");
  const isAllAgreed = next === undefined;

  function toggle(deed: Deed): void {
    const others = deeds.filter(({ did }) => did !== deed.did);
    const isThere = others.length < deeds.length;
    draft.change(withShared(content, { deeds: isThere ? others : [...deeds, deed] }));
  }
  async function notConvenient(elder: MemberId, pairing: string): Promise<void> {
    const entry = notToday(visit, draft.content.peek().began, elder, pairing);
    const others = draft.content.peek().elders.filter((one) => one !== elder);
    const isLast = !there.some((one) => others.includes(one.elder));
    if (!isLast) {
      await phone.write([entry]);
      return draft.keep({ elders: others });
    }
    const { files } = draft.content.peek();
    await draft.send(() => phone.write([entry], { draft: draft.id }));
    if (files.length > 0) await phone.blobs.remove(files).catch(() => undefined);
    draft.note({ elders: [] });
    draft.rest();
    goTo("/rounds", true);
  }
  async function end(): Promise<void> {
    await settled(tools);
    const open = there.find(({ elder }) => hasOpenWish(draft.content.peek().parts[elder]));
    trouble.value = open && `${open.elderName}的诉求还没有定报给谁。请他选一个，或者“先不报”。`;
    if (open) return;
    const last: VisitDraft = draft.content.peek();
    const media = new Map<MemberId, EssayMedia>();
    for (const { elder } of there) media.set(elder, await mediaOf(phone.blobs, last.parts[elder]));
    const pairings = new Map(there.map(({ elder, id }) => [elder, id]));
    const entries = visitEntries(visit, last, pairings, media, Date.now());
    const used = filesOf(last);
    await draft.send(() => phone.write(entries, { draft: draft.id, blobs: used }));
    const unused = unusedFiles(last, used);
    if (unused.length > 0) await phone.blobs.remove(unused).catch(() => undefined);
    draft.note({ elders: [] });
    draft.rest();
  }

  const row = ({ text, title }: PublishedText) => (
    <Row
      key={text}
      title={title}
      note={done.has(text) ? "学过了" : undefined}
      end={done.has(text) ? "再读" : "读"}
      to={`/rounds/${visit}?text=${text}`}
    />
  );

  return (
    <Page title={`送学：${names}`} back="/rounds" backLabel="送学">
      <p class="muted">{timeWords(content.began)}开始，边做边存，中途断了回来接着记。</p>
      <Section title="一起学">
        {deeds.length > 0 && <p>{deeds.map(deedWords).join("，")}。</p>}
        <Rows label="读给他听，或放录音">{texts.slice(0, TEXTS_SHOWN).map(row)}</Rows>
        {texts.length > TEXTS_SHOWN && (
          <details>
            <summary>还有 {texts.length - TEXTS_SHOWN} 篇</summary>
            <Rows label="别的">{texts.slice(TEXTS_SHOWN).map(row)}</Rows>
          </details>
        )}
        <div class="side-by-side">
          <Button
            pressed={deeds.some(({ did }) => did === "talked")}
            onPress={() => toggle({ did: "talked", title: "学习" })}
          >
            谈了学习
          </Button>
          <Button
            pressed={deeds.some(({ did }) => did === "left-paper")}
            onPress={() => toggle({ did: "left-paper" })}
          >
            留了大字稿
          </Button>
        </div>
        {deeds.some(isStudy) && (
          <div class="side-by-side" role="group" aria-label="学了多久">
            <Button
              label={`少 ${STEP} 分钟`}
              onPress={() => draft.change(withShared(content, { minutes: Math.max(1, minutes - STEP) }))}
            >
              −
            </Button>
            <span role="status">学了{minutesWords(minutes)}</span>
            <Button
              label={`多 ${STEP} 分钟`}
              onPress={() => draft.change(withShared(content, { minutes: Math.min(600, minutes + STEP) }))}
            >
              ＋
            </Button>
          </div>
        )}
      </Section>
      {there.map(({ elder, elderName, id }) => {
        const yes = parts[elder]?.confirmed;
        return (
          <Section key={id} title={elderName}>
            <Rows label={elderName}>
              <Row
                title="他说的、诉求、帮办的事"
                note={partSummary(parts[elder])}
                end="记"
                to={`/rounds/${visit}?of=${elder}`}
              />
            </Rows>
            {yes && <Notice kind="kept">{`${elderName}${wayWords[yes.way]}，同意这样记。`}</Notice>}
            {!yes && (
              <ButtonLink
                block
                kind={elder === next ? "primary" : "second"}
                to={`/rounds/${visit}?confirm=${elder}`}
              >
                请{elderName}看一看、点个头
              </ButtonLink>
            )}
            <ActionButton action={() => notConvenient(elder, id)} working="正在存…">
              {there.length > 1 ? `${elderName}今天不方便` : "今天不方便"}
            </ActionButton>
          </Section>
        );
      })}
      <Section title="结束">
        {!isAllAgreed && <p class="muted">没有点头也可以结束，会照实写上“没有确认”。</p>}
        <ActionButton kind={isAllAgreed ? "primary" : "second"} block action={end} working="正在存…">
          结束，存下
        </ActionButton>
        {trouble.value !== undefined && (
          <Notice kind="error" urgent>
            {trouble.value}
          </Notice>
        )}
        <DraftStatusLine
          draft={draft}
          words={({ parts: all }) => Object.values(all).map(draftPartWords).join("\n")}
        />
      </Section>
    </Page>
  );
}
