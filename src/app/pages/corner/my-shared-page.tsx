import { foldSharings } from "../../../domain/fold/sharing.ts";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { ShareStanding } from "../../essays/sharing/share-standing.tsx";
import { now } from "../../session/now.ts";
import { useFold, useMe } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";

/** 我公开的: all that one has ever let others read, where it stands, and the way back. */
export function MySharedPage() {
  const me = useMe();
  const mine = useFold(foldSharings).all.filter(({ of }) => of === me);
  const open = mine.filter(({ withdrawn }) => !withdrawn);
  const withdrawn = mine.flatMap((one) => (one.withdrawn ? [{ ...one, ...one.withdrawn }] : []));
  return (
    <Page title="我公开的" back="/me/data" backLabel="我的数据">
      <div class="stack">
        {open.length === 0 && <Notice>现在没有。交了的学习体会，愿意给大家看，可以在那一篇的下面点。</Notice>}
        {open.map((sharing) => (
          <ShareStanding key={sharing.share} sharing={sharing} title={sharing.title || "学习体会"} />
        ))}
        {withdrawn.length > 0 && (
          <Section title="收回了的">
            <Rows label="收回了的">
              {withdrawn.map(({ share, title, at, by }) => (
                <Row
                  key={share}
                  title={title || "学习体会"}
                  note={`${momentWords(at, now.value)}${by === me ? "收回" : "，支部替您收回"}，哪里都不放了`}
                />
              ))}
            </Rows>
          </Section>
        )}
      </div>
    </Page>
  );
}
