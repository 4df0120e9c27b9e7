import { Page } from "../../components/page.tsx";
import { DisplayFields } from "../../settings/display-fields.tsx";
import { ElderButton } from "../../settings/elder-button.tsx";

export function DisplayPage() {
  return (
    <Page title="字体和颜色" back="/me">
      <div class="stack">
        <p class="card">就像这样：学而时习之，不亦说乎。</p>
        <ElderButton />
        <DisplayFields />
        <p class="muted small">只改这部手机上的样子，别人看不到。手机系统里调大的字，这里也跟着大。</p>
      </div>
    </Page>
  );
}
