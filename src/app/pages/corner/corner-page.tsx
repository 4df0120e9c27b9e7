import { foldOrg } from "../../../domain/fold/org.ts";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { useFold } from "../../session/use-session.ts";
import { cornerEssays } from "./corner-essays.ts";
import { whoseWords } from "./corner-words.ts";

/** 读书角: what members let each other read. The latest first, and nothing is counted. */
export function CornerPage() {
  const essays = useFold(cornerEssays);
  const { units } = useFold(foldOrg);
  return (
    <Page title="读书角" back="/texts" backLabel="学习">
      <div class="stack">
        <p>大家写的，愿意给大家看看的，都在这里。没有网络也能看。</p>
        {essays.length === 0 && <Notice>现在还没有。有人愿意给大家看，支部放进来，就在这里。</Notice>}
        {essays.length > 0 && (
          <Rows label="大家写的">
            {essays.map((essay) => (
              <Row
                key={essay.share}
                title={essay.title || "学习体会"}
                note={whoseWords(essay, units)}
                to={`/corner/${essay.share}`}
              />
            ))}
          </Rows>
        )}
      </div>
    </Page>
  );
}
