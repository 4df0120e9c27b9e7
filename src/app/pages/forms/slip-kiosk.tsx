import { useEffect, useMemo, useState } from "preact/hooks";
import type { PublishedForm } from "../../../domain/fold/forms.ts";
import type { Form } from "../../../domain/forms/form.ts";
import { Notice } from "../../components/notice.tsx";
import { Page } from "../../components/page.tsx";
import { Kiosk } from "../../forms/kiosk.tsx";
import type { OtherPerson } from "../../forms/my-forms.ts";
import { type KeptSlip, slipDraftId } from "../../forms/slips/kept-slips.ts";
import { slipShelfOf } from "../../forms/slips/slip-shelf.ts";
import { slipsOf } from "../../forms/slips/slip-states.ts";
import { goTo } from "../../routing/place.ts";
import { today } from "../../session/reckonings.ts";
import { useSession } from "../../session/use-session.ts";
import { withoutNameWords } from "./without-name-words.ts";

/** An anonymous form on another's phone, with the elder's own slip: asked for in his name, sent as nobody. */
export function SlipKiosk(props: { published: PublishedForm; form: Form; of: OtherPerson; owner: string }) {
  const { published, of } = props;
  const session = useSession();
  const shelf = useMemo(() => slipShelfOf(session), [session]);
  const name = { form: published.form, of: of.id };
  /** away: no network. Then it is asked for later, and may turn out to have been had. */
  const [slip, setSlip] = useState<KeptSlip | "away">();
  useEffect(() => {
    let there = true;
    const told = (found: KeptSlip | undefined): void => void (there && setSlip(found ?? "away"));
    shelf.get(name).then(told, () => told(undefined));
    return () => {
      there = false;
    };
  }, [shelf, published.form, of.id]);
  // As it was when this was opened: what he hands in now must not change the page under him.
  const [before] = useState(() => slipsOf(session.phone).peek()?.get(slipDraftId(name)));

  if (slip === undefined) return <Told words={`正在领${of.name}的票…`} />;
  if ((before?.waiting && !before.waiting.refused) || (slip !== "away" && slip.is === "used"))
    return <Told words={`${of.name}在这部手机上已经交过了，每人只有一张票。`} />;
  if (slip !== "away" && slip.is === "none") return <Told words={whyNot(slip.why, of.name)} />;
  return (
    <Kiosk
      form={props.form}
      who={of.name}
      owner={props.owner}
      today={today()}
      before={
        slip === "away"
          ? `不记名。${withoutNameWords}现在没有网，票等有网再领；要是${of.name}的票已经在别处领过，这一份就不算。`
          : `不记名。${withoutNameWords}`
      }
      onReturned={() => goTo("/forms", true)}
      handIn={(answers) => shelf.handIn(name, answers)}
    />
  );
}

function Told({ words }: { words: string }) {
  return (
    <Page title="替别人填" back="/forms" backLabel="填表">
      <Notice kind="look">{words}</Notice>
    </Page>
  );
}

function whyNot(why: Extract<KeptSlip, { is: "none" }>["why"], name: string): string {
  if (why === "closed") return "这张表已经结束，不再收新的了。";
  if (why === "had") return `${name}的票已经领过了，每人只有一张。`;
  if (why === "wrong-key") return "服务器给的票和大家的不一样，没有用它。请告诉支部。";
  return `领不到${name}的票：这张表可能不是发给他的；他自己有手机的，票在他手机上，请他自己填。`;
}
