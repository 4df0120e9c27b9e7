import { useSignal } from "@preact/signals";
import { useState } from "preact/hooks";
import { Button, ButtonLink } from "../components/button.tsx";
import { now } from "../session/now.ts";
import { justInstalled } from "./browser-offer.ts";
import { countVisit, isSettled, settle } from "./visits.ts";
import { isInstalled } from "./where.ts";

/** One line on 首页, from the second visit on, until it is installed or has been declined once. */
export function InstallLine() {
  const [visits] = useState(() => countVisit(now.peek()));
  const settled = useSignal(isSettled());
  if (visits < 2 || settled.value || justInstalled.value || isInstalled()) return null;
  return (
    <section class="card" aria-label="装到手机桌面">
      <p>常来的话，可以把送学装到手机桌面，一点就开。</p>
      <div class="side-by-side">
        <ButtonLink to="/me/install">看怎么装</ButtonLink>
        <Button
          label="不用装到桌面，不要再提"
          onPress={() => {
            settle();
            settled.value = true;
          }}
        >
          不用了
        </Button>
      </div>
    </section>
  );
}
