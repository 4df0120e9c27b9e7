import { Button, ButtonLink } from "../../components/button.tsx";
import { Page } from "../../components/page.tsx";
import { changeDisplay, display } from "../../settings/display.ts";

/** 长辈版, to be found and passed on: the address says what it is. */
export function ElderPage() {
  const { elder } = display.value;
  return (
    <Page title="长辈版" back="/me" backLabel="我的">
      <div class="stack">
        <p>也叫关怀版、大字版。字大，按钮大，一页只有一件要做的事，颜色更分明。</p>
        <p>写的和记的都一样，随时可以换回来。</p>
        {elder ? (
          <>
            <ButtonLink kind="primary" block to="/">
              好，进入首页
            </ButtonLink>
            <Button block onPress={() => changeDisplay({ elder: false })}>
              换回普通版
            </Button>
          </>
        ) : (
          <Button kind="primary" block onPress={() => changeDisplay({ elder: true })}>
            换成长辈版
          </Button>
        )}
        <ButtonLink block to="/me/display">
          字再大一点、换颜色
        </ButtonLink>
      </div>
    </Page>
  );
}
