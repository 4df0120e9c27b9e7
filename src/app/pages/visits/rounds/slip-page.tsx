import { dayOf } from "../../../../domain/day.ts";
import { dayWords, minutesWords, weekdayWords } from "../../../../domain/day-words.ts";
import { foldMembers } from "../../../../domain/fold/members.ts";
import { foldOrg } from "../../../../domain/fold/org.ts";
import { foldPairings } from "../../../../domain/fold/pairings.ts";
import { foldVisits, type Visit } from "../../../../domain/fold/visits.ts";
import { Button } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Page } from "../../../components/page.tsx";
import { TextField } from "../../../components/text-field.tsx";
import { besideDraftId } from "../../../drafts/beside-draft.ts";
import { useDraft } from "../../../drafts/use-draft.ts";
import type { PageProps } from "../../../routing/route.ts";
import { useFold, useMe } from "../../../session/use-session.ts";
import { deedWords, wishToWords } from "../../../visits/visit-words.ts";
import "./slip.css";

/** 大字稿: one elder's, to be shown, and to be printed now or later. */
export function SlipPage({ params }: PageProps) {
  const me = useMe();
  const visit = (useFold(foldVisits).byElder.get(params["elder"] ?? "") ?? []).find(
    (one) => one.visit === params["visit"] && one.by === me,
  );
  if (!visit)
    return (
      <Page title="大字稿" back="/rounds" backLabel="送学">
        <Notice>这次送学的记录不在这部手机上。</Notice>
      </Page>
    );
  return <Slip visit={visit} />;
}

function Slip({ visit }: { visit: Visit }) {
  const pairing = useFold(foldPairings).find(({ id }) => id === visit.pairing);
  const wishes = useFold(foldVisits).wishes.filter((one) => one.of === visit.of && one.visit === visit.visit);
  const home = useFold(foldMembers).byId.get(visit.of)?.homeBranch;
  const branch = useFold(foldOrg).units.get(home ?? "");
  const draft = useDraft(besideDraftId(`slip:${visit.visit}:${visit.of}`), { next: "" });
  const next = draft.content.value.next.trim();
  const minutes = visit.done.reduce((sum, deed) => sum + deed.minutes, 0);
  const day = dayOf(visit.began);
  const name = pairing?.elderName ?? "";

  return (
    <Page title={`大字稿：${name}`} back={`/rounds/${visit.visit}`} backLabel="这次送学">
      <div class="stack">
        <div class="stack close no-print">
          <TextField
            label="下次什么时候来（可以不写）"
            value={draft.content.value.next}
            maxLength={60}
            onInput={(words) => draft.change({ next: words })}
          />
          <Button kind="primary" block onPress={() => print()}>
            打印
          </Button>
          <p class="muted small">没有打印机：照着抄在纸上，或者回去打印了下次带来。</p>
        </div>
        <article class="slip" aria-label="留下的大字稿">
          <h2>{name}同志</h2>
          <p>
            {dayWords(day)}，{weekdayWords(day)}
          </p>
          <h3>学了什么</h3>
          <ul>
            {visit.done.map((deed, i) => (
              <li key={i}>{deedWords(deed)}</li>
            ))}
            {minutes > 0 && <li>一共{minutesWords(minutes)}</li>}
            {visit.done.length === 0 && <li>这次没有学习，来看了看您</li>}
          </ul>
          <h3>记在您名下的</h3>
          <ul>
            {minutes > 0 && <li>学习{minutesWords(minutes)}</li>}
            {visit.said !== undefined && <li>您说：{visit.said}</li>}
            {(visit.sounds?.length ?? 0) > 0 && <li>您说的录音</li>}
            {(visit.photos?.length ?? 0) > 0 && <li>您写的，拍了照</li>}
            {wishes.map((wish) => (
              <li key={wish.entry}>
                想请人办：{wish.words}（{wishToWords[wish.to]}）
              </li>
            ))}
            {visit.helped !== undefined && <li>帮您办了：{visit.helped}</li>}
          </ul>
          <p>{pairing?.helperName}写的，两个人的名字都有。哪里不对，告诉他或者支部，可以改。</p>
          <h3>有事找谁</h3>
          <ul>
            <li>
              {pairing?.helperName}
              {pairing?.helperPhone !== undefined && ` ${pairing.helperPhone}`}
            </li>
            {branch && (
              <li>
                {branch.name}
                {branch.phone !== undefined && ` ${branch.phone}`}
              </li>
            )}
          </ul>
          <h3>下次来</h3>
          <p>{next === "" ? "＿＿＿＿月＿＿＿＿日" : next}</p>
        </article>
      </div>
    </Page>
  );
}
