import { foldOrg } from "../../../domain/fold/org.ts";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import type { PageProps } from "../../routing/route.ts";
import { useFold } from "../../session/use-session.ts";
import { cornerEssays } from "./corner-essays.ts";
import { whoseWords } from "./corner-words.ts";
import "./corner.css";

/** One essay that its writer lets others read. */
export function CornerEssayPage({ params }: PageProps) {
  const essay = useFold(cornerEssays).find(({ share }) => share === params["share"]);
  const { units } = useFold(foldOrg);
  return (
    <Page title={essay?.title || "学习体会"} back="/corner" backLabel="读书角">
      {essay ? (
        <article class="corner-text">
          <p class="muted">{whoseWords(essay, units)}</p>
          {essay.text.split(/\n+/).map((paragraph, i) => (
            <p key={i}>{paragraph}</p>
          ))}
        </article>
      ) : (
        <Notice>这一篇已经不在读书角了，可能写的人收回了。</Notice>
      )}
    </Page>
  );
}
