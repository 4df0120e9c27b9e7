import { foldForms } from "../../../domain/fold/forms.ts";
import { Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import type { SlipState } from "../../forms/slips/kept-slips.ts";
import { slipsOf } from "../../forms/slips/slip-states.ts";
import { useFold, useSession } from "../../session/use-session.ts";

/** Anonymous forms that he has filled in on this phone: that he has, and where they are. */
export function SlipRows() {
  const { phone } = useSession();
  const { byId } = useFold(foldForms);
  const rows = [...(slipsOf(phone).value?.values() ?? [])].flatMap((state) => {
    const form = byId.get(state.form);
    const note = noteOf(state);
    return form && note !== undefined && state.of === undefined ? [{ form, note }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <Section title="不记名的">
      <Rows label="不记名的">
        {rows.map(({ form, note }) => (
          <Row key={form.form} title={form.title} note={note} to={`/forms/${form.form}`} />
        ))}
      </Rows>
    </Section>
  );
}

function noteOf({ slip, waiting }: SlipState): string | undefined {
  if (waiting?.refused) return "没有收下，填的还在这部手机上";
  if (waiting) return "填好了，已存在本机，待送出";
  return slip?.is === "used" ? "交过了" : undefined;
}
