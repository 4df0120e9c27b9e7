import { Button } from "../../components/button.tsx";
import { Page } from "../../components/page.tsx";
import { changeDisplay, display } from "../../settings/display.ts";
import { DisplayFields } from "../../settings/display-fields.tsx";

export function DisplayPage() {
  const { elder } = display.value;
  return (
    <Page title="字体和颜色" back="/me">
      <div class="stack">
        <p class="card">就像这样：学而时习之，不亦说乎。</p>
        <Button block pressed={elder} onPress={() => changeDisplay({ elder: !elder })}>
          {elder ? "换回普通版" : "换成长辈版（大字、大按钮）"}
        </Button>
        <DisplayFields />
        <p class="muted small">只改这部手机上的样子，别人看不到。手机系统里调大的字，这里也跟着大。</p>
      </div>
    </Page>
  );
}
