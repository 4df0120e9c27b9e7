import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { typedCode } from "../../../domain/check-in-code.ts";
import { dayOf } from "../../../domain/day.ts";
import { timeWords } from "../../../domain/day-words.ts";
import { foldOrg } from "../../../domain/fold/org.ts";
import type { MeetingId, UnitId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { parseCheckInLink } from "../../check-in/check-in-link.ts";
import { heard } from "../../check-in/heard.ts";
import { CheckField, ChoiceField } from "../../components/fields.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Page, Section } from "../../components/page.tsx";
import { query } from "../../routing/place.ts";
import { display } from "../../settings/display.ts";
import { myMeetings, myself, today } from "../../session/reckonings.ts";
import { useFold, useReckoned, useSession } from "../../session/use-session.ts";
import { keepPages } from "../../storage/keep-pages.ts";
import { CheckedIn } from "./checked-in.tsx";

/** Works without network and for a meeting that this phone has not heard of: then branch and code go to be checked later. */
export function CheckInPage() {
  const { phone } = useSession();
  useEffect(() => void keepPages("scan"), []);
  const me = useReckoned(myself);
  const { units } = useFold(foldOrg);
  const meetings = useReckoned(myMeetings).filter(
    ({ starts, state }) => dayOf(starts) === today() && state !== "cancelled",
  );
  const asked = query.value.get("meeting");
  // The phone's own camera, or WeChat, has read the organiser's code and opened its link.
  const link = parseCheckInLink(location.origin, location.origin + "/" + location.hash);
  const code = useSignal(link?.code ?? "");
  const where = useSignal<string | undefined>(asked ?? undefined);
  const remote = useSignal(false);
  const error = useSignal<string | undefined>(undefined);
  const done = useSignal(false);

  // Who is a guest somewhere is there: a code that names the other branch would wait for ever.
  const branches = [me?.hostBranch, me?.homeBranch].filter((id) => id !== undefined);
  const choices = [
    ...meetings.map(({ id, title, starts }) => ({ value: id, label: `${timeWords(starts)} ${title}` })),
    ...(link && !meetings.some(({ id }) => id === link.meeting)
      ? [{ value: link.meeting, label: "扫码打开的这次会" }]
      : []),
    ...branches.map((id) => ({ value: id, label: `${units.get(id)?.name ?? "我的支部"}的另一次会` })),
  ];
  const chosen = choices.find(({ value }) => value === where.value)?.value ?? choices[0]?.value;

  async function checkIn(): Promise<void> {
    const typed = typedCode(code.value);
    error.value =
      typed === undefined
        ? "数字不对：应是 7 位，可能抄错或颠倒了一位，请看着会上的屏幕再输一遍。"
        : chosen === undefined
          ? "您的支部资料还没有传到这部手机，请在签到表上签字，或联网后再签。"
          : undefined;
    if (typed === undefined || chosen === undefined) return;
    const known = meetings.find(({ id }) => id === chosen);
    const branch = known?.branch ?? (link?.meeting === chosen ? link.branch : undefined);
    const to: { meeting?: MeetingId; branch: UnitId } =
      branch === undefined ? { branch: chosen } : { meeting: chosen, branch };
    await phone.write([
      {
        kind: "attendance-claimed",
        body: { ...to, code: typed, ...heard(phone), ...(remote.value ? { remote: true } : {}) },
      },
    ]);
    done.value = true;
  }

  if (done.value) return <CheckedIn />;
  const isElder = display.value.elder;
  const typing = (
    <form class="stack" onSubmit={(event) => event.preventDefault()}>
      <TextField
        label="会上屏幕的 7 位数字"
        hint="中间的空格不用输"
        value={code.value}
        keyboard="numeric"
        error={error.value}
        onInput={(value) => {
          code.value = value;
          error.value = undefined;
        }}
      />
      {choices.length > 1 && (
        <ChoiceField
          label="哪个会"
          long
          value={chosen}
          choices={choices}
          onChange={(value) => (where.value = value)}
        />
      )}
      <CheckField
        label="我在外地，通过视频或电话参加"
        checked={remote.value}
        onChange={(checked) => (remote.value = checked)}
      />
      <ActionButton kind={isElder && !link ? "second" : "primary"} block action={checkIn} working="正在存…">
        签到
      </ActionButton>
      <p class="muted small">没有网络也能签，先存在手机上。数字每分钟换一次，抄下哪一个都行。</p>
    </form>
  );
  // What needs no typing comes first where it is asked for; whose code is filled in already has only to press.
  return (
    <Page title="签到" back="/" backLabel="首页">
      {isElder && !link ? (
        <>
          <div class="stack">
            <ButtonLink kind="primary" block to="/check-in/mine">
              出示我的签到码，请组织者扫
            </ButtonLink>
            <ButtonLink block to="/check-in/scan">
              扫会上的码
            </ButtonLink>
          </div>
          <Section title="或者输入数字">{typing}</Section>
        </>
      ) : (
        <>
          {typing}
          <Section title="不想输数字">
            <p>两个办法一样算数，也都不用网络。</p>
            <ButtonLink block to="/check-in/scan">
              扫会上的码
            </ButtonLink>
            <ButtonLink block to="/check-in/mine">
              出示我的签到码，请组织者扫
            </ButtonLink>
          </Section>
        </>
      )}
    </Page>
  );
}
