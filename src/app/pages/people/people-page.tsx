import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { mayBeLocked } from "../../profiles/lock-mark.ts";
import { addPerson, changeTo, others } from "../../profiles/people.ts";
import { goTo } from "../../routing/place.ts";
import { now } from "../../session/now.ts";
import { myself } from "../../session/reckonings.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";
import { waitingWords } from "../../words/state-words.ts";

/** 合用这部手机: each has what is his, apart from the others; who holds the phone can change to any of them that has no PIN, which is said. */
export function PeoplePage() {
  const { state } = useSession();
  const name = useReckoned(myself)?.name ?? "我";
  const { waiting, blobs } = state.value.outbox;
  const rest = others();

  async function add(): Promise<void> {
    goTo("/", true);
    await addPerson(name);
  }

  return (
    <Page title="合用这部手机" back="/me">
      <div class="stack">
        <p>几个人合用一部手机，可以各记各的：记录、草稿、读到哪里、字的大小，都分开。现在是{name}。</p>
        {mayBeLocked() ? (
          <Notice kind="kept" title="您设了密码">
            换给别人以后，要输您的密码才打得开。没设密码的人，拿着手机的人点一下就能看到。
          </Notice>
        ) : (
          <Notice kind="look" title="分开，但没有密码">
            <p>
              拿着手机的人，点一下就能换成您，看到您的记录。不放心的，可以设个密码；或者用自己的手机，走纸质，都一样算。
            </p>
            <ButtonLink block to="/me/pin">
              给自己设个密码
            </ButtonLink>
          </Notice>
        )}
        {waiting + blobs > 0 && (
          <p>您还有{waitingWords(state.value, now.value)}。换给别人以后，要等换回来才接着上传。</p>
        )}
        <ActionButton block action={add} working="正在准备…">
          给另一个人登记
        </ActionButton>
        <p class="muted small">他要有自己的邀请。一个人不再用这部手机，请他到“我的数据”里“只清这部手机”。</p>
      </div>
      {rest.length > 0 && (
        <Section title="换成">
          {rest.map((one) => (
            <ActionButton key={one.id} block working="正在换…" action={() => changeTo(one.id, false)}>
              {one.name}
            </ActionButton>
          ))}
        </Section>
      )}
    </Page>
  );
}
