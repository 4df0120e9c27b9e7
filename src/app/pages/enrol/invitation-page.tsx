import { useSignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { instantWords } from "../../../domain/day-words.ts";
import { readInvitationCode } from "../../../protocol/read-invitation-code.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { lookUpInvitation, type LookUp } from "../../enrolment/look-up-invitation.ts";
import { inWeChat } from "../../enrolment/browser.ts";
import { deviceLabel } from "../../enrolment/device-label.ts";
import { CONSENT_VERSION } from "../../enrolment/consent.ts";
import { invitationLink, serverKeyIn } from "../../invite/invitation-code.ts";
import { invitationProof } from "../../invite/invitation-proof.ts";
import { goTo, query } from "../../routing/place.ts";
import { keepPages } from "../../storage/keep-pages.ts";
import { useSession } from "../../session/use-session.ts";
import { CodeForm } from "./code-form.tsx";
import { ConsentPage } from "./consent-page.tsx";
import { ElderSwitch } from "./elder-switch.tsx";
import { PaperPage } from "./paper-page.tsx";
import { WeChatQuestion } from "./wechat-question.tsx";

type Step = "where" | "look" | "consent" | "paper";

/** An invitation, from the link to the key. Nothing is used up before the consent. */
export function InvitationPage({ code }: { code: string }) {
  const { phone } = useSession();
  const step = useSignal<Step>(inWeChat() ? "where" : "look");
  const proof = useSignal<string | undefined>(undefined);
  const found = useSignal<LookUp | undefined>(undefined);
  const [serverKey] = useState(() => serverKeyIn(query.value));
  const sound = "code" in readInvitationCode(code);

  async function look(): Promise<void> {
    found.value = undefined;
    proof.value ??= (await invitationProof(code)).proof;
    found.value = await lookUpInvitation(proof.value);
  }
  useEffect(() => {
    if (sound && step.value === "look" && !found.value) void look();
  }, [step.value]);
  // Who enrols where there is no network needs what gives it away, while there still is one.
  useEffect(() => void (serverKey && keepPages("scan")), []);

  async function enrol(): Promise<void> {
    if (proof.value === undefined) return;
    await phone.enrol({
      proof: proof.value,
      consentVersion: CONSENT_VERSION,
      label: deviceLabel(),
      ...(serverKey && { serverKey }),
    });
    goTo("/pack", true);
    await phone.contact();
  }

  if (!sound) return <Mistyped />;
  if (step.value === "where")
    return (
      <WeChatQuestion
        link={invitationLink(location.origin, code, query.value.get("k") ?? undefined)}
        onStay={() => (step.value = "look")}
      />
    );
  if (step.value === "consent")
    return <ConsentPage key="consent" onAgree={enrol} onPaper={() => (step.value = "paper")} />;
  if (step.value === "paper")
    return <PaperPage key="paper" branch={answerBranch(found.value)} onBack={() => (step.value = "look")} />;

  const answer = found.value;
  if (answer?.state === "good")
    return (
      <Page key="good" title={`${answer.name ?? ""}同志，您好`}>
        <div class="stack">
          <p>
            {answer.branch}邀请您用手机参加{answer.campaign ?? "学习"}。没有网络也能学，有了网络支部就能收到。
          </p>
          {answer.expires !== undefined && (
            <p class="muted">这个邀请到{instantWords(answer.expires)}为止有效，只能用一次。</p>
          )}
          <ElderSwitch />
          <Button kind="primary" block onPress={() => (step.value = "consent")}>
            是我，下一步
          </Button>
          <Button block onPress={() => (step.value = "paper")}>
            不用手机，走纸质也一样
          </Button>
          <p class="muted">不是您？请不要往下点，把邀请退给发给您的人。</p>
        </div>
      </Page>
    );
  return (
    <Page key="looking" title="看看这个邀请">
      <div class="stack">
        {answer === undefined ? (
          <p role="status">正在查这个邀请是给谁的…</p>
        ) : answer.state === "offline" && serverKey ? (
          <WithoutNetwork onEnrol={() => (step.value = "consent")} onRetry={() => void look()} />
        ) : (
          <Trouble state={answer.state} onRetry={() => void look()} />
        )}
      </div>
    </Page>
  );
}

/** The link brought what an enrolment is sealed with: it can go with somebody else's phone. */
function WithoutNetwork(props: { onEnrol: () => void; onRetry: () => void }) {
  return (
    <>
      <Notice kind="look" urgent title="现在连不上网络">
        没有网络也能登记：先存在这部手机上，再请一位也用送学的人带走。支部核对以后才算登记好，邀请只能用一次。请先确认这个邀请是支部给您本人的。
      </Notice>
      <Button kind="primary" block onPress={props.onEnrol}>
        是给我的，没有网也登记
      </Button>
      <Button block onPress={props.onRetry}>
        再连一次试试
      </Button>
    </>
  );
}

function Trouble({ state, onRetry }: { state: Exclude<LookUp["state"], "good">; onRetry: () => void }) {
  if (state === "offline" || state === "too-many")
    return (
      <>
        <Notice kind="look" urgent title={state === "offline" ? "现在连不上网络" : "试的次数多了些"}>
          {state === "offline"
            ? "登记的这一步要有网络。邀请没有用掉，等有信号了再点一次。"
            : "请过几分钟再试。邀请没有用掉，也没有锁住谁。"}
        </Notice>
        <Button kind="primary" block onPress={onRetry}>
          再试一次
        </Button>
      </>
    );
  return (
    <>
      <Notice kind="look" urgent title={troubleWords[state].title}>
        {troubleWords[state].help}
      </Notice>
      <CodeForm onCode={(code) => goTo(`/enrol/${code}`, true)} />
    </>
  );
}

const troubleWords = {
  used: {
    title: "这个邀请已经用过了",
    help: "一个邀请只能用一次。要是您自己用过，现在换了手机或浏览器，请在原来的手机“我的 → 换浏览器或手机”里再要一个；手机丢了，请支部再发一个。",
  },
  expired: { title: "这个邀请过期了", help: "没有关系，请支部再发一个给您，几分钟就好。" },
  unknown: {
    title: "没有找到这个邀请",
    help: "可能是抄错了，也可能支部的手机还没有联网。请再对一遍数字，或请支部联一下网再试。",
  },
} as const;

function Mistyped() {
  return (
    <Page title="邀请码不对">
      <div class="stack">
        <Notice kind="look" urgent>
          链接里的数字抄漏了或抄错了一位。请重新点支部发的链接，或在下面输入 12 位数字。
        </Notice>
        <CodeForm onCode={(code) => goTo(`/enrol/${code}`, true)} />
      </div>
    </Page>
  );
}

function answerBranch(found: LookUp | undefined): string | undefined {
  return found?.state === "good" ? found.branch : undefined;
}
