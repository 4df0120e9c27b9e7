import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Page } from "../../components/page.tsx";
import { MenuDrawing } from "./menu-drawing.tsx";

/** Asked before the code is used up: WeChat's browser and the phone's own do not share what they keep. */
export function WeChatQuestion(props: { link: string; onStay: () => void }) {
  return (
    <Page title="在哪里打开？">
      <div class="stack">
        <p>您是从微信里点开的。在手机自己的浏览器里用，没有网络也能打开，存下的东西也更稳妥。</p>
        <section class="card">
          <h2>在浏览器打开（推荐）</h2>
          <ol class="stack close">
            <li>1. 点右上角的三个点 “···”</li>
            <li>2. 选“在浏览器打开”</li>
          </ol>
          <MenuDrawing button={{ at: "top", looks: "dots" }} choose="在浏览器打开" />
          <p class="muted">找不到的话，复制链接，粘贴到浏览器的地址栏：</p>
          <CopyButton text={props.link} label="复制链接" block />
        </section>
        <Button block onPress={props.onStay}>
          就在微信里用
        </Button>
        <p class="muted small">两种都可以学习、签到、写体会。以后想换，在“我的 → 换浏览器或手机”里换。</p>
      </div>
    </Page>
  );
}
