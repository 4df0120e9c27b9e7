import { Page } from "../../components/page.tsx";
import { StateLine } from "../../shell/state-line.tsx";

export function HomePage() {
  return (
    <Page title="首页">
      <StateLine />
    </Page>
  );
}
