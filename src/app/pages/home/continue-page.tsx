import { useState } from "preact/hooks";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { useSession } from "../../session/use-session.ts";
import { nextText } from "../../texts/next-text.ts";
import { ReaderPage } from "../texts/reader-page.tsx";

/** 继续学习, from the phone's own screen (`public/manifest.webmanifest`): the text that 首页 offers, open at once. */
export function ContinuePage() {
  const session = useSession();
  // The one of the moment when it was opened: whoever reads to its end is not carried off to the next.
  const [text] = useState(() => session.reckoned(nextText));
  if (text) return <ReaderPage params={{ text: text.text }} />;
  return (
    <Page title="继续学习" back="/" backLabel="首页">
      <div class="stack">
        <Notice>发下来的都读过了，或者还没有传过来。想再看哪一篇，在“学习”里找。</Notice>
        <ButtonLink kind="primary" block to="/texts">
          去“学习”
        </ButtonLink>
      </div>
    </Page>
  );
}
