import { type CatchUp, catchUpList } from "../../../../domain/papers/catch-up.ts";
import type { PapersSource } from "../../../../domain/papers/paper.ts";
import { Section } from "../../../components/page.tsx";
import { Row, Rows } from "../../../components/rows.tsx";
import { useHeard } from "./use-papers.ts";

/** 补学名单: on this screen only; it is neither printed nor in a file. */
export function CatchUpView({ source }: { source: PapersSource }) {
  const { toCatchUp, notHeard, notMarked } = catchUpList(source, useHeard());
  return (
    <div class="no-print">
      <Section title="补学名单（只给您看）">
        <p class="muted">不打印，也不在文件里。不要求到会的不在名单上。</p>
        {toCatchUp.length === 0 && <p>现在没有要补学的。</p>}
        {toCatchUp.length > 0 && (
          <Rows label="要补学的">
            {toCatchUp.map(({ name, why }) => (
              <Row key={name} title={name} note={why} />
            ))}
          </Rows>
        )}
        <Told
          title="还没有收到"
          names={notHeard}
          words="他们的手机会后还没有联网，签到可能还在手机上，不能算没到。"
        />
        <Told title="还没有记" names={notMarked} words="名册上还没有记他们到没到，可以问一问再补记。" />
      </Section>
    </div>
  );
}

function Told(props: { title: string; names: CatchUp["notHeard"]; words: string }) {
  if (props.names.length === 0) return null;
  return (
    <div>
      <h3>{props.title}</h3>
      <p>{props.names.join("、")}</p>
      <p class="muted">{props.words}</p>
    </div>
  );
}
