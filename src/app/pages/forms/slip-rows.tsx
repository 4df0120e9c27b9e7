import type { MemberId } from "../../../domain/ids.ts";
import { foldForms, isClosed, type PublishedForm } from "../../../domain/fold/forms.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { othersToFillFor } from "../../forms/my-forms.ts";
import { slipShelfOf } from "../../forms/slips/slip-shelf.ts";
import { serverNow } from "../../session/reckonings.ts";
import { mayHandInAgain } from "./slip-refusal-words.ts";
import { Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import type { SlipRefusal, SlipState } from "../../forms/slips/kept-slips.ts";
import { slipsOf } from "../../forms/slips/slip-states.ts";
import { useFold, useReckoned, useSession } from "../../session/use-session.ts";

/** Anonymous forms that he has filled in on this phone: that he has, and where they are. */
export function SlipRows() {
  const { phone } = useSession();
  const { byId } = useFold(foldForms);
  const states = [...(slipsOf(phone).value?.values() ?? [])];
  const refused = states.flatMap(({ form: id, of, waiting }) => {
    const form = byId.get(id);
    return form && of !== undefined && waiting?.refused ? [[form, of, waiting.refused] as const] : [];
  });
  const rows = states.flatMap((state) => {
    const form = byId.get(state.form);
    const note = noteOf(state);
    return form && note !== undefined && state.of === undefined ? [{ form, note }] : [];
  });
  if (rows.length === 0 && refused.length === 0) return null;
  return (
    <Section title="不记名的">
      {refused.map(([form, of, why]) => (
        <RefusedOfOther key={`${form.form} ${of}`} form={form} of={of} refused={why} />
      ))}
      {rows.length > 0 && (
        <Rows label="不记名的">
          {rows.map(({ form, note }) => (
            <Row key={form.form} title={form.title} note={note} to={`/forms/${form.form}`} />
          ))}
        </Rows>
      )}
    </Section>
  );
}

/** What he wrote is not here any more; whose phone it is can tell him. */
function RefusedOfOther(props: { form: PublishedForm; of: MemberId; refused: SlipRefusal }) {
  const { form, of, refused } = props;
  const session = useSession();
  const other = useReckoned(othersToFillFor).find(({ id }) => id === of);
  const isAgain = mayHandInAgain(refused) && other && !isClosed(form, serverNow(session));
  return (
    <Notice kind="look" title={`${other?.name ?? "别人"}填的《${form.title}》没有收下`}>
      <p>
        {otherWords[refused.why]}填的没有留在这部手机上。
        {isAgain ? `票还在，可以请${other.name}再填一次。` : `请告诉${other?.name ?? "他"}。`}
      </p>
      {isAgain && <ButtonLink to={`/forms/${form.form}/kiosk/${of}`}>再填一次</ButtonLink>}
      <ActionButton
        working="正在删去…"
        action={() => slipShelfOf(session).takeBack({ form: form.form, of })}
        label={`知道了，《${form.title}》`}
      >
        知道了
      </ActionButton>
    </Notice>
  );
}

const otherWords: Readonly<Record<SlipRefusal["why"], string>> = {
  closed: "送到的时候这张表已经结束。",
  "no-slip": "他的票已经在别处领过或用过。",
  spent: "他的票已经交过一份。",
  unfit: "填的和这张表对不上。",
  "too-large": "字太多，一张表里放不下。",
};

function noteOf({ slip, waiting }: SlipState): string | undefined {
  if (waiting?.refused) return "没有收下，填的还在这部手机上";
  if (waiting) return "填好了，已存在本机，待送出";
  return slip?.is === "used" ? "交过了" : undefined;
}
