import { Notice } from "../../../components/notice.tsx";
import { Page, Section } from "../../../components/page.tsx";
import { Row, Rows } from "../../../components/rows.tsx";
import { useNames } from "../member-names.ts";
import { useUnitsToHear } from "../recordings.ts";
import { signedWords } from "./signed-words.ts";
import { type SharedHere, useSharedHere } from "./sharings.ts";
import "../staff.css";

/** 读书角, for those who put essays into it: only what its writer lets others read comes here. */
export function CornerPage() {
  const isStaff = useUnitsToHear().length > 0;
  return (
    <Page title="读书角" back="/branch" backLabel="支部">
      {isStaff ? <Lists /> : <Notice>这一页是支部书记和活动办公室用的，这台手机上登记的不是。</Notice>}
    </Page>
  );
}

function Lists() {
  const shared = useSharedHere();
  const shown = shared.filter((one) => one.shown.length > 0);
  const left = shared.filter((one) => one.shown.length === 0);
  const proposed = left.filter((one) => one.proposed.length > 0);
  const waiting = left.filter((one) => one.proposed.length === 0 && !one.isGone);
  const gone = left.filter((one) => one.isGone);
  return (
    <div class="stack">
      <EssayRows title="写的人同意给大家看的" essays={waiting} />
      <EssayRows title="推荐上来的" essays={proposed} />
      <EssayRows title="在读书角里的" essays={shown} />
      <EssayRows title="不再新放的" essays={gone} />
      {shared.length === 0 && <p class="muted">现在没有。</p>}
      <Notice>写的人自己愿意，才会到这里；给不给、什么时候收回，都由他。请不要去催。</Notice>
    </div>
  );
}

function EssayRows({ title, essays }: { title: string; essays: readonly SharedHere[] }) {
  const name = useNames();
  if (essays.length === 0) return null;
  return (
    <Section title={title}>
      <Rows label={title}>
        {essays.map((one) => (
          <Row
            key={one.share}
            title={one.title || "学习体会"}
            note={[
              one.of !== undefined && name(one.of),
              signedWords(one),
              ...one.proposed.map(({ by, why }) => `${name(by)}推荐：${why}`),
            ]
              .filter(Boolean)
              .join(" · ")}
            to={`/branch/corner/${one.share}`}
          />
        ))}
      </Rows>
    </Section>
  );
}
