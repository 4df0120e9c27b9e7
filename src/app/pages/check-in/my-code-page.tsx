import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { Qr } from "../../components/qr.tsx";
import { keepScreenOn } from "../../keep-screen-on.ts";
import { myself } from "../../session/reckonings.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";

/** ms: a photo of it is soon one of an old code */
const RENEWED_EVERY = 30_000;

/** 我的签到码: held up to the organiser's camera, face to face. Made on this phone, with no network anywhere. */
export function MyCodePage() {
  const { phone } = useSession();
  const me = useReckoned(myself);
  const code = useSignal<string | undefined>(undefined);
  const isMissing = useSignal(false);

  useEffect(() => {
    let there = true;
    const renew = (): void => {
      if (document.visibilityState !== "visible") return;
      phone.memberCode().then(
        (text) => there && (code.value = text),
        () => there && (isMissing.value = true),
      );
    };
    renew();
    const timer = setInterval(renew, RENEWED_EVERY);
    document.addEventListener("visibilitychange", renew);
    return () => {
      there = false;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", renew);
    };
  }, [phone]);
  useEffect(keepScreenOn, []);

  return (
    <Page title="我的签到码" back="/check-in" backLabel="签到">
      <div class="stack">
        {code.value === undefined && isMissing.value ? (
          <>
            <Notice kind="look" title="这部手机还没有签到码">
              支部收到您的登记以后就有了。现在可以输入会上的数字，或者请组织者点名，一样算数。
            </Notice>
            <ButtonLink kind="primary" block to="/check-in">
              输入会上的数字
            </ButtonLink>
          </>
        ) : (
          <>
            <p>{me && <strong>{me.name}。</strong>}请组织者用手机扫一下，就签好了，不用您再按什么。</p>
            {code.value === undefined ? (
              <p class="muted">正在画二维码…</p>
            ) : (
              <Qr text={code.value} label="我的签到码" />
            )}
            <p class="muted small">没有网络也能用。码每半分钟换一次，只能当面扫，不用截图发给别人。</p>
          </>
        )}
      </div>
    </Page>
  );
}
