import { useSignal } from "@preact/signals";
import { ActionButton } from "../../components/action-button.tsx";
import { Button, ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { SaveFileButton } from "../../components/save-file-button.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { useMe, useSession } from "../../session/use-session.ts";
import { dropDrafts, isWriting } from "../../export/delete-writing.ts";
import { forgetPhone } from "../../storage/forget-phone.ts";

type Question = "erase" | "withdraw" | "forget";

/** Export, erasure, withdrawal: each says what happens, and is asked once more before it does. */
export function DataPage() {
  const { phone, state, entries } = useSession();
  const me = useMe();
  const asked = useSignal<Question | undefined>(undefined);
  const erasing = useSignal(false);
  const { waiting, blobs } = state.value.outbox;

  async function erase(): Promise<void> {
    await phone.write([{ kind: "erasure-asked", body: { entries: "all" } }]);
    const his = new Set(entries.value.flatMap(({ id, of }) => (of === me ? [id] : [])));
    await dropDrafts(phone, (draft) => isWriting(draft, (entry) => his.has(entry)));
    asked.value = undefined;
    erasing.value = true;
  }
  async function withdraw(): Promise<void> {
    await phone.write([{ kind: "consent-withdrawn", body: {} }]);
    asked.value = undefined;
    await phone.contact();
  }
  return (
    <Page title="我的数据" back="/me">
      <Section title="导出">
        <p>您写过的、记过的、录的、拍的，装成一个压缩包，不用送学也能打开，谁也不用求。</p>
        <ButtonLink block to="/me/data/export">
          导出我的全部数据
        </ButtonLink>
        <p>
          要一份能打印的，去<a href="#/record/archive">我的学习档案</a>。
        </p>
        <p>没有网络、或者在微信里存不了压缩包：下面这个只有文字（草稿、没上传的也在），可以复制出来。</p>
        <SaveFileButton make={() => phone.exportOwn()} name="送学-我的记录.json">
          导出我的全部记录
        </SaveFileButton>
        <p>
          您读的文章，声音在<a href="#/me/recordings">我的朗读</a>里存成文件。
        </p>
      </Section>
      <Section title="给大家看的">
        <p>
          您同意给大家看的体会，在<a href="#/me/shared">我公开的</a>里随时收回。
        </p>
      </Section>
      <Section title="删除已上传的">
        <p>
          您写的、录的、拍的，服务器上、支部手机上、您自己手机上的都会删掉，只留下“有过一条，某天删除”的痕迹。删了就回不来，请先导出。
        </p>
        <p>
          只删一篇体会、一条笔记，在那一篇里点“删除”。支部的名册、会议记录、给您的答复不是您写的，还留着；备份、打印过的、别人截的屏，删不到。
        </p>
        <p>不方便在这里点的，写张条子交给活动办公室，也一样。</p>
        {erasing.value && <Notice kind="kept">请求已存好，有网络就交上去。</Notice>}
        <Button block onPress={() => (asked.value = "erase")}>
          请求删除我写的全部内容
        </Button>
      </Section>
      <Section title="撤回同意">
        <p>不再用手机，改走纸质。学时照认，不影响您什么。您的手机都会停用。</p>
        <Button block onPress={() => (asked.value = "withdraw")}>
          撤回同意
        </Button>
      </Section>
      <Section title="只清这部手机">
        <p>手机要借人、要卖，可以只清掉这里存的。支部已收到的都还在。</p>
        <Button block onPress={() => (asked.value = "forget")}>
          清除这部手机上的内容
        </Button>
      </Section>

      {asked.value === "erase" && (
        <Sheet title="请求删除您写的全部内容？" onClose={() => (asked.value = undefined)}>
          <p>
            学习记录、体会、笔记、签到、朗读都会删掉，学时也就算不出来了。这部手机上您没写完、没读完的（草稿和录音）现在就删，存下的和上传过的联网时删。您在别的手机上没写完的，要在那部手机上删。删了就回不来。
          </p>
          <ActionButton block action={erase} working="正在存…">
            删除
          </ActionButton>
        </Sheet>
      )}
      {asked.value === "withdraw" && (
        <Sheet title="撤回同意？" onClose={() => (asked.value = undefined)}>
          <p>撤回以后，这部手机就停用了，想再用要请支部再发邀请。要删除已上传的，请先点“请求删除”。</p>
          <ActionButton block action={withdraw} working="正在撤回…">
            撤回同意
          </ActionButton>
        </Sheet>
      )}
      {asked.value === "forget" && (
        <Sheet title="清除这部手机上的内容？" onClose={() => (asked.value = undefined)}>
          <p>
            {waiting + blobs > 0
              ? `还有 ${waiting + blobs} 条没有上传，清了就没有了。请先连上网传上去，或先导出。`
              : "您写的都已经上传。草稿会一起清掉。"}
          </p>
          <ActionButton block action={() => forgetPhone(phone)} working="正在清除…">
            清除
          </ActionButton>
        </Sheet>
      )}
    </Page>
  );
}
