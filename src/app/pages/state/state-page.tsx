import { clockWords, momentWords } from "../../words/dates.ts";
import { parseEntryId } from "../../../domain/ids.ts";
import type { SeenEntry } from "../../../domain/entry.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { ByteProgress } from "../../components/progress.tsx";
import { SaveFileButton } from "../../components/save-file-button.tsx";
import { useDraftList } from "../../drafts/use-draft-list.ts";
import { now } from "../../session/now.ts";
import { useSession } from "../../session/use-session.ts";
import { UpdateNotice } from "../../shell/update-notice.tsx";
import { opensOffline } from "../../updates.ts";
import { entryText, entryTitle } from "../../words/entry-words.ts";
import { inPlainWords } from "../../words/in-plain-words.ts";
import { stateWords, waitingWords } from "../../words/state-words.ts";
import { verdictWords } from "../../words/verdict-words.ts";
import { StorageTrouble } from "./storage-trouble.tsx";

/** What lies behind the state line: everything that is not with the branch yet, and why. */
export function StatePage() {
  const { phone, state, entries } = useSession();
  const { outbox, contact, storage, device } = state.value;
  const drafts = useDraftList();
  const own = entries.value.filter((entry) => entry.device === device);
  const apart = outbox.exceptions.map((exception) => ({
    ...exception,
    written: own.find(({ id }) => id === exception.entry),
  }));
  const waiting = own.filter(({ id }) => (parseEntryId(id)?.n ?? 0) > outbox.receiptedThrough);
  const hasMore = outbox.waiting + outbox.blobs > 0;
  return (
    <Page title={inPlainWords("上传的情况")} back="/" backLabel="首页">
      <div class="stack">
        <p class="notice-title">{inPlainWords(stateWords(state.value, now.value).words)}</p>
        {outbox.upload && (
          <ByteProgress
            label={inPlainWords("照片和录音，服务器已收到")}
            done={outbox.upload.sent}
            of={outbox.upload.total}
          />
        )}
        {outbox.refused && <RefusedFiles {...outbox.refused} />}
        <UpdateNotice />
        <StorageTrouble storage={storage} />
        {opensOffline.value === false && <NoOfflineNotice />}
        <p>
          {contact.last === undefined
            ? "还没有联系上过服务器。"
            : `上次联系上是${momentWords(contact.last - contact.clockOffset, now.value)}。`}
          {outbox.receiptNumber !== undefined &&
            `回执 ${outbox.receiptNumber}：到那时为止写的，支部都收到了。`}
        </p>
        {contact.notBefore !== undefined && contact.notBefore > now.value && (
          <p>服务器现在忙，{clockWords(contact.notBefore)} 以后会自己再试。</p>
        )}
        <ActionButton
          kind={hasMore ? "primary" : "second"}
          block
          action={() => phone.contact()}
          working="正在联系…"
        >
          {hasMore ? inPlainWords("现在上传") : "看看有没有新的"}
        </ActionButton>
      </div>

      {apart.some(({ verdict }) => verdict === "quarantined") && (
        <Section title="没有被收下的">
          <ul class="stack">
            {apart
              .filter(({ verdict }) => verdict === "quarantined")
              .map(({ entry, reason, written }) => (
                <EntryCard key={entry} entry={written} why={verdictWords(reason)} />
              ))}
          </ul>
        </Section>
      )}
      {waiting.length > 0 && (
        <Section title={inPlainWords(waitingWords(state.value, now.value))}>
          <p>{inPlainWords("都已存在这部手机上，有网络会自己上传。")}</p>
          <ButtonLink block to="/carry/give">
            没有网络？请人带走
          </ButtonLink>
          <ul class="stack">
            {waiting.map((entry) => (
              <EntryCard key={entry.id} entry={entry} />
            ))}
          </ul>
        </Section>
      )}
      {apart.some(({ verdict }) => verdict === "pending") && (
        <Section title="收到了，还在等别的">
          <ul class="stack">
            {apart
              .filter(({ verdict }) => verdict === "pending")
              .map(({ entry, reason, written }) => (
                <EntryCard key={entry} entry={written} why={verdictWords(reason)} />
              ))}
          </ul>
        </Section>
      )}
      {drafts.length > 0 && (
        <Section title={`草稿 ${drafts.length} 份，只在这部手机上`}>
          <p>草稿不会上传，只有您自己能看。写好了，记得交。</p>
        </Section>
      )}
      <Section title="自己留一份">
        <SaveFileButton make={() => phone.exportOwn()} name="送学-我的记录.json">
          导出我的全部记录
        </SaveFileButton>
      </Section>
    </Page>
  );
}

function RefusedFiles({ tooLarge, tooMany }: { tooLarge: number; tooMany: number }) {
  return (
    <Notice kind="look" title={`有 ${tooLarge + tooMany} 个照片或录音，服务器没有收`}>
      {tooLarge > 0 && <p>{tooLarge} 个太大了，传不上去。文字照样交到了，这几个请告诉支部，另想办法交。</p>}
      {tooMany > 0 && <p>{tooMany} 个因为先前传的太多，还放不下。先把别的传完，过一个小时会自己再试。</p>}
      <p>都还在这部手机上，没有丢。</p>
    </Notice>
  );
}

function EntryCard({ entry, why }: { entry: SeenEntry | undefined; why?: string }) {
  if (!entry) return null;
  const text = entryText(entry);
  return (
    <li class="card">
      <p class="notice-title">{entryTitle(entry)}</p>
      <p class="muted">{momentWords(entry.at, now.value)}</p>
      {why !== undefined && <Notice kind="look">{why}</Notice>}
      {text !== "" && (
        <>
          <p style={{ whiteSpace: "pre-wrap" }}>{text.length > 120 ? `${text.slice(0, 120)}…` : text}</p>
          <div>
            <CopyButton text={text} label="复制出来" />
          </div>
        </>
      )}
    </li>
  );
}

/** WeChat on iOS has no service worker: all is saved, but opening the app needs a network. */
export function NoOfflineNotice() {
  return (
    <Notice kind="look" title="在这里写的都会存下，但没有网络时打不开送学">
      这个浏览器（比如苹果手机的微信）不能离线打开网页。请点右上角的三个点，选“在浏览器打开”，再到“我的 →
      换浏览器或手机”按步骤换过去。
    </Notice>
  );
}
