import { foldMembers } from "../../../domain/fold/members.ts";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/page.tsx";
import { useFold } from "../../session/use-session.ts";
import { ComplaintView } from "./complaint-view.tsx";
import { OfficePage } from "./my-units.tsx";
import { useComplaintsFromBelow } from "./office-complaints.ts";
import { Releases } from "./release.tsx";

export function ComplaintsPage() {
  return (
    <OfficePage title="意见和投诉" back="/branch" backLabel="返回">
      {() => <Complaints />}
    </OfficePage>
  );
}

function Complaints() {
  const all = useComplaintsFromBelow();
  const { byId } = useFold(foldMembers);
  const open = all.filter(({ answers }) => answers.length === 0);
  const answered = all.filter(({ answers }) => answers.length > 0);
  const view = (complaint: (typeof all)[number]) => (
    <ComplaintView
      key={complaint.entry}
      complaint={complaint}
      who={byId.get(complaint.of)?.name ?? "一位党员"}
    />
  );
  return (
    <div class="stack">
      <p class="muted">这些是党员越过支部直接提给这一级的，支部看不到，回复也只到他本人。</p>
      {all.length === 0 && <Notice>还没有收到。</Notice>}
      <Releases above />
      {open.length > 0 && <Section title="待回复">{open.map(view)}</Section>}
      {answered.length > 0 && <Section title="已回复">{answered.map(view)}</Section>}
    </div>
  );
}
