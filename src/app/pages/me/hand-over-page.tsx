import { useSignal } from "@preact/signals";
import { parseEntryId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { Qr } from "../../components/qr.tsx";
import { invitationLink, newInvitationCode, spacedInvitationCode } from "../../invite/invitation-code.ts";
import { invitationProof } from "../../invite/invitation-proof.ts";
import { now } from "../../session/now.ts";
import { useMe, useSession } from "../../session/use-session.ts";
import { clockWords } from "../../words/dates.ts";
import { waitingWords } from "../../words/state-words.ts";

const GOOD_FOR_MS = 15 * 60_000;

/** 换浏览器或手机: what is not uploaded goes up first, then a short-lived invitation for the same person. */
export function HandOverPage() {
  const { phone, state } = useSession();
  const me = useMe();
  const made = useSignal<{ code: string; until: number } | undefined>(undefined);
  const failed = useSignal(false);
  const { outbox, contact } = state.value;

  async function make(): Promise<void> {
    failed.value = false;
    const code = newInvitationCode();
    const { invitation } = await invitationProof(code);
    const until = Date.now() + GOOD_FOR_MS;
    const expires = until + contact.clockOffset;
    const [entry = ""] = await phone.write([
      { kind: "invitation-made", body: { invitation, member: me, purpose: "hand-over", expires } },
    ]);
    await phone.contact();
    // Not before all is there: the other browser finds what the server has.
    const n = parseEntryId(entry)?.n ?? Infinity;
    if (n <= phone.state.outbox.receiptedThrough) made.value = { code, until };
    else failed.value = true;
  }

  const code = made.value && made.value.until > now.value ? made.value.code : undefined;
  const link = code === undefined ? "" : invitationLink(location.origin, code);
  return (
    <Page title="换浏览器或手机" back="/me">
      <div class="stack">
        {code === undefined ? (
          <>
            <p>
              要在另一个浏览器（比如从微信换到手机浏览器）或另一部手机上接着用，点下面的按钮，会出一个二维码、一个链接和
              12 位数字，用哪个都行。
            </p>
            <p>
              {outbox.waiting + outbox.blobs > 0
                ? `${waitingWords(state.value, now.value)}，会先传上去，再给您号码。`
                : "您写的都已经上传，换过去都在。"}
            </p>
            <p>正写着的草稿不会带过去，请先写完，或先复制出来。</p>
            {made.value && <Notice>刚才的号码过期了，再要一个就行。</Notice>}
            {failed.value && (
              <Notice kind="look" urgent>
                现在连不上网络，换的这一步要有网络。写的都在这部手机上，有信号再来。
              </Notice>
            )}
            <ActionButton kind="primary" block action={make} working="正在上传，再要号码…">
              要一个换机号码
            </ActionButton>
          </>
        ) : (
          <>
            <Notice kind="kept">
              没上传的都已经先传上去了。这个号码 {clockWords(made.value?.until ?? 0)} 以前有效，只能用一次。
            </Notice>
            <Qr text={link} label="换机用的二维码" />
            <p>用新手机扫码，或在新浏览器里打开链接，或在送学的首页输入：</p>
            <p class="big-digits">{spacedInvitationCode(code)}</p>
            <CopyButton text={link} label="复制链接" block />
            <p class="muted">换好以后，这边还能照常用。不用了，可以在“我的手机”里停用。</p>
          </>
        )}
      </div>
    </Page>
  );
}
