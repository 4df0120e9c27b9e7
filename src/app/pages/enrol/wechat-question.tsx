import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Page } from "../../components/page.tsx";

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
          <MenuDrawing />
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

/** The upper right corner of WeChat, with the three dots and the line to choose. */
function MenuDrawing() {
  return (
    <svg
      viewBox="0 0 300 150"
      role="img"
      aria-label="示意图：右上角三个点，菜单里有“在浏览器打开”"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
    >
      <rect x="1" y="1" width="298" height="148" rx="12" />
      <line x1="1" y1="40" x2="299" y2="40" />
      <circle cx="262" cy="21" r="3" fill="currentColor" />
      <circle cx="273" cy="21" r="3" fill="currentColor" />
      <circle cx="284" cy="21" r="3" fill="currentColor" />
      <circle cx="273" cy="21" r="17" stroke="var(--red)" stroke-width="3" />
      <path d="M262 40 C250 60 238 66 226 74" stroke="var(--red)" stroke-width="3" />
      <path d="M238 62 L225 75 L243 76" stroke="var(--red)" stroke-width="3" />
      <rect x="60" y="80" width="180" height="46" rx="10" stroke="var(--red)" stroke-width="3" />
      <text
        x="150"
        y="110"
        text-anchor="middle"
        fill="currentColor"
        stroke="none"
        font-size="20"
        font-weight="600"
      >
        在浏览器打开
      </text>
    </svg>
  );
}
