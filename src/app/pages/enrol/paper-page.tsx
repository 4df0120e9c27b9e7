import { Button } from "../../components/button.tsx";
import { Page } from "../../components/page.tsx";

/** 不用手机，走纸质也一样: what then happens. */
export function PaperPage(props: { branch?: string; onBack: () => void }) {
  const branch = props.branch ?? "支部";
  return (
    <Page title="走纸质也一样">
      <div class="stack">
        <p>好的，什么都没有存，这个邀请也没有用掉。</p>
        <ol class="stack">
          <li>1. 跟{branch}说一声“我走纸质”，打电话、捎个话都行。</li>
          <li>2. 学习材料会送到您手上或寄给您；开会照常通知您。</li>
          <li>3. 学了多少，口头说或写在纸上都可以，由支部替您登记，一样算学时。</li>
        </ol>
        <p>
          用不用手机，不影响对您的任何评价。过些天想用手机了，再点一次原来的链接就行；过期了，请支部再发一个。
        </p>
        <Button block onPress={props.onBack}>
          回到邀请
        </Button>
      </div>
    </Page>
  );
}
