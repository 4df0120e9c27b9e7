import { useSignal } from "@preact/signals";
import { foldOrg } from "../../../domain/fold/org.ts";
import { foldRecordedReadings, type RecordedReading } from "../../../domain/fold/recorded-readings.ts";
import { foldTexts } from "../../../domain/fold/texts.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { SelectField } from "../../components/fields.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { AnswerForm } from "../../drafts/answer-form.tsx";
import { HearReading } from "../../recording/hear-reading.tsx";
import { dialectWords, partsWords } from "../../recording/recording-words.ts";
import type { PageProps } from "../../routing/route.ts";
import { now } from "../../session/now.ts";
import { useFold, useMe, useSession } from "../../session/use-session.ts";
import { momentWords } from "../../words/dates.ts";
import { unitWithParent } from "./branch-choices.ts";
import { useNames } from "./member-names.ts";
import { useRecordingsToHear, useUnitsToHear } from "./recordings.ts";
import "./staff.css";

/** One recording: each paragraph is heard beside its words; who may hear it is said. */
export function RecordingPage({ params }: PageProps) {
  const reading = useFold(foldRecordedReadings).all.find(({ entry }) => entry === params["entry"]);
  const { byId } = useFold(foldTexts);
  const units = useUnitsToHear();
  const title = reading && byId.get(reading.text)?.title;
  return (
    <Page title={title ? `朗读《${title}》` : "朗读"} back="/branch/recordings" backLabel="朗读">
      {units.length === 0 && <Notice>这一页是支部书记和活动办公室用的，这台手机上登记的不是。</Notice>}
      {units.length > 0 && !reading && (
        <Notice>这台手机上没有这一份，可能读的人删了，或者还没有收到。</Notice>
      )}
      {units.length > 0 && reading && <OneRecording key={reading.entry} reading={reading} units={units} />}
    </Page>
  );
}

function OneRecording(props: { reading: RecordedReading; units: readonly { id: UnitId; name: string }[] }) {
  const { reading, units } = props;
  const me = useMe();
  const name = useNames();
  const all = useFold(foldRecordedReadings).all;
  const newer = all.find((one) => one.reading === reading.reading);
  const next = useRecordingsToHear().find(({ entry }) => entry !== reading.entry);
  const isMine = reading.of === me;
  return (
    <div class="stack">
      <p class="muted">
        {reading.voice}
        {name(reading.of) !== reading.voice && `（${name(reading.of)}）`}，{dialectWords(reading.dialect)}，
        {partsWords(reading.parts)}，{momentWords(reading.recorded, now.value)}
      </p>
      {newer && newer.entry !== reading.entry && (
        <Notice kind="look">
          <p>
            他后来又录了一遍：<a href={`#/branch/recordings/${newer.entry}`}>听新的一遍</a>
          </p>
        </Notice>
      )}
      <HearReading reading={reading} />
      {reading.withdrawn !== undefined ? (
        <Notice title="读的人已经收回">谁也听不到了。</Notice>
      ) : (
        <>
          <WhereHeard reading={reading} units={units} />
          {reading.declined && (
            <Notice kind="look" title={`${name(reading.declined.by)}请他再读一遍`}>
              <p class="said">{reading.declined.words}</p>
            </Notice>
          )}
          <LetHear reading={reading} units={units} />
          {!isMine && reading.units.length === 0 && <AskAgain reading={reading} />}
        </>
      )}
      {next && (
        <ButtonLink block to={`/branch/recordings/${next.entry}`}>
          听下一份
        </ButtonLink>
      )}
    </div>
  );
}

function WhereHeard(props: { reading: RecordedReading; units: readonly { id: UnitId; name: string }[] }) {
  const { reading, units } = props;
  const { phone } = useSession();
  const org = useFold(foldOrg);
  if (reading.units.length === 0) return null;
  return (
    <Section title="现在听得到的">
      {reading.units.map((unit) => (
        <Notice kind="kept" key={unit}>
          <p>{org.units.get(unit)?.name ?? unit}的党员听得到。</p>
          {units.some(({ id }) => id === unit) && (
            <ActionButton
              action={() =>
                phone.write([{ kind: "reading-withdrawn", body: { entry: reading.entry, unit } }])
              }
            >
              停止播放
            </ActionButton>
          )}
        </Notice>
      ))}
    </Section>
  );
}

function LetHear(props: { reading: RecordedReading; units: readonly { id: UnitId; name: string }[] }) {
  const { reading } = props;
  const { phone } = useSession();
  const org = useFold(foldOrg);
  const left = props.units.filter(({ id }) => !reading.units.includes(id));
  const chosen = useSignal<UnitId | undefined>(undefined);
  const unit = left.find(({ id }) => id === chosen.value) ?? left[0];
  if (!unit) return null;
  return (
    <>
      {left.length > 1 && (
        <SelectField
          label="让哪里的党员听"
          choices={left.map(({ id }) => ({
            value: id,
            label: `${unitWithParent(org, id)}${org.units.get(id)?.level === "branch" ? "" : "及以下"}`,
          }))}
          value={unit.id}
          onChange={(id) => (chosen.value = id)}
        />
      )}
      {left.length === 1 && <p>{unit.name}的党员会听得到。</p>}
      <ActionButton
        kind={reading.units.length === 0 ? "primary" : "second"}
        block
        working="正在存…"
        action={() =>
          phone.write([{ kind: "reading-approved", body: { entry: reading.entry, unit: unit.id } }])
        }
      >
        {reading.units.length === 0 ? "让大家听" : "这里也让大家听"}
      </ActionButton>
    </>
  );
}

function AskAgain({ reading }: { reading: RecordedReading }) {
  const { phone } = useSession();
  return (
    <details>
      <summary>请他再读一遍</summary>
      <AnswerForm
        draft={`decline:${reading.entry}`}
        label={`写给${reading.voice}`}
        button="请再读一遍"
        send={(words, from) =>
          phone.write([{ kind: "reading-declined", body: { entry: reading.entry, words } }], from)
        }
      />
    </details>
  );
}
