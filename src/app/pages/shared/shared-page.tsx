import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { newId } from "../../new-id.ts";
import { goTo } from "../../routing/place.ts";
import { useSession } from "../../session/use-session.ts";
import { dropShared, readShared, type Shared, sharedWords } from "../../share/shared.ts";
import { essayDraftId } from "../../essays/essay-draft.ts";

const SHOWN = 300;

async function drop(): Promise<void> {
  await dropShared();
  goTo("/", true);
}

/** What came from another app: a draft of an essay, or of a word to the branch. Nothing is sent before its writer sends it. */
export function SharedPage() {
  const { phone } = useSession();
  const shared = useSignal<Shared | undefined | "looking">("looking");
  useEffect(() => {
    void readShared().then((found) => (shared.value = found));
  }, []);
  const it = shared.value;

  async function intoEssay(given: Shared): Promise<void> {
    const essay = newId();
    const { title, ...rest } = given;
    await phone.drafts.save({
      id: essayDraftId(essay),
      content: { title, text: sharedWords({ ...rest, title: "" }) },
    });
    await dropShared();
    goTo(`/essays/${essay}`, true);
  }

  async function toBranch(given: Shared): Promise<void> {
    // What is being written there already stays, and this comes below it.
    const begun = await phone.drafts.load("complaint");
    const before = typeof begun?.content["words"] === "string" ? begun.content["words"] : "";
    const words = [before, sharedWords(given)].filter(Boolean).join("\n\n");
    await phone.drafts.save({ id: "complaint", content: { to: "branch", words } }, begun?.rev);
    await dropShared();
    goTo("/me/complaints", true);
  }

  if (it === "looking")
    return (
      <Page title="分享来的">
        <p role="status">正在打开…</p>
      </Page>
    );
  if (!it)
    return (
      <Page title="分享来的" back="/" backLabel="首页">
        <Notice>这里没有分享来的东西。在别的应用里点“分享”，选“送学”，文字、链接和文本文件会到这里。</Notice>
        <ButtonLink block to="/">
          进入首页
        </ButtonLink>
      </Page>
    );
  const words = it.text.length > SHOWN ? `${it.text.slice(0, SHOWN)}…` : it.text;
  return (
    <Page title="分享来的" back="/" backLabel="首页">
      <div class="stack">
        <section class="card">
          {it.title && <h2>{it.title}</h2>}
          {words && <p style={{ whiteSpace: "pre-wrap" }}>{words}</p>}
          {it.url && !it.text.includes(it.url) && <p class="muted">{it.url}</p>}
        </section>
        {it.isCut && <Notice kind="look">太长了，只取了前面的一部分。</Notice>}
        <p>现在只在这部手机上。放进草稿以后，您点了“交”才会上传。涉密的内容，请不要放在这里。</p>
        <ActionButton kind="primary" block action={() => intoEssay(it)} working="正在存…">
          放进一篇新的学习体会
        </ActionButton>
        <ActionButton block action={() => toBranch(it)} working="正在存…">
          写给支部看
        </ActionButton>
        <ActionButton block action={drop}>
          不要了
        </ActionButton>
      </div>
    </Page>
  );
}
