import { useSignal } from "@preact/signals";
import { dayOf } from "../../../domain/day.ts";
import { dayWords } from "../../../domain/day-words.ts";
import { foldOrg } from "../../../domain/fold/org.ts";
import type { ImportedText, PublishedText } from "../../../domain/fold/texts.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useKeptWords } from "../../drafts/use-kept-words.ts";
import { Notice } from "../../components/notice.tsx";
import { Sheet } from "../../components/sheet.tsx";
import { today } from "../../session/reckonings.ts";
import { useFold, useSession } from "../../session/use-session.ts";
import { forWhom } from "../../words/membership-words.ts";
import { unitWithParent } from "./branch-choices.ts";
import { usePlacesOf } from "./publish-to.ts";

/** Who can read a text now, taking it away from them, and giving it back. */
export function WhereItIs({ imported }: { imported: ImportedText }) {
  const all = usePlacesOf(imported);
  const live = all.filter(({ withdrawn }) => withdrawn === undefined);
  const isAsking = useSignal(false);
  const { text } = imported;
  const why = useKeptWords(`withdraw:${text}`);

  async function withdraw(): Promise<void> {
    const reason = why.value.trim();
    await why.write(
      live.map(({ unit }) => ({
        kind: "text-withdrawn" as const,
        body: { text, unit, ...(reason && { why: reason }) },
      })),
    );
    isAsking.value = false;
  }

  if (live.length === 0) return <Withdrawn imported={imported} all={all} />;
  return (
    <>
      <Notice kind={imported.isPublished ? "kept" : "look"}>
        <p>{imported.isPublished ? "党员现在能看到这一篇。" : "党员现在看到的还是上一版。"}</p>
        <ul>
          {live.map((place) => (
            <PlaceWords key={place.unit} place={place} />
          ))}
        </ul>
      </Notice>
      <Button block onPress={() => (isAsking.value = true)}>
        撤下这一篇
      </Button>
      {isAsking.value && (
        <Sheet title="撤下这一篇" onClose={() => (isAsking.value = false)}>
          <p>党员联网后就看不到这一篇了。已经学过的，学时照算。以后还可以恢复。</p>
          <TextField
            label="为什么撤下（可以不写）"
            hint="再来找这一篇的党员会看到。"
            value={why.value}
            maxLength={200}
            onInput={(value) => (why.value = value)}
          />
          <ActionButton kind="primary" block working="正在保存…" action={withdraw}>
            撤下
          </ActionButton>
        </Sheet>
      )}
    </>
  );
}

function PlaceWords({ place }: { place: PublishedText }) {
  const org = useFold(foldOrg);
  return (
    <li>
      {unitWithParent(org, place.unit)}：{forWhom(place.cohorts)}
    </li>
  );
}

/** What was taken away together can be given back together, as it was; a version that was proofread since goes out by the form. */
function Withdrawn({ imported, all }: { imported: ImportedText; all: readonly PublishedText[] }) {
  const { phone } = useSession();
  const last = Math.max(...all.map(({ withdrawn }) => withdrawn ?? 0));
  const together = all.filter(({ withdrawn }) => withdrawn === last);
  if (together.length === 0) return null;
  const reason = together[0]?.why;
  const isCurrent = together.every(({ blob }) => blob === imported.blob) || imported.proofread === undefined;

  async function restore(): Promise<void> {
    await phone.write(
      together.map(({ published: _published, withdrawn: _withdrawn, why: _why, ...body }) => ({
        kind: "text-published" as const,
        body,
      })),
    );
  }
  return (
    <>
      <Notice kind="look">
        {`${dayWords(dayOf(last), today())}撤下了，党员看不到这一篇。${reason ? `原因：${reason}` : ""}`}
      </Notice>
      {isCurrent && (
        <ActionButton block working="正在保存…" action={restore}>
          恢复，还发给原来的党员
        </ActionButton>
      )}
    </>
  );
}
