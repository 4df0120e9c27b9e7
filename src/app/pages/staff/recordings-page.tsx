import type { RecordedReading } from "../../../domain/fold/recorded-readings.ts";
import { foldTexts } from "../../../domain/fold/texts.ts";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { dialectWords, partsWords } from "../../recording/recording-words.ts";
import { useFold } from "../../session/use-session.ts";
import { useRecordings, useUnitsToHear } from "./recordings.ts";
import "./staff.css";

/** 朗读: what somebody has read aloud, for the branch or the office to hear before others do. */
export function RecordingsPage() {
  const isStaff = useUnitsToHear().length > 0;
  return (
    <Page title="朗读" back="/branch" backLabel="支部">
      {isStaff ? (
        <RecordingLists />
      ) : (
        <Notice>这一页是支部书记和活动办公室用的，这台手机上登记的不是。</Notice>
      )}
    </Page>
  );
}

function RecordingLists() {
  const { waiting, heard, declined } = useRecordings();
  return (
    <div class="stack">
      <Section title={`待听 ${waiting.length} 份`}>
        {waiting.length === 0 && <p class="muted">收到的都听过了。</p>}
        <RecordingRows label="待听的朗读" readings={waiting} />
      </Section>
      {heard.length > 0 && (
        <Section title="大家听得到的">
          <RecordingRows label="大家听得到的" readings={heard} />
        </Section>
      )}
      {declined.length > 0 && (
        <Section title="请他再读一遍的">
          <RecordingRows label="请他再读一遍的" readings={declined} />
        </Section>
      )}
      <Notice>谁录的都可以是家乡话。您听过、说可以，党员才听得到；读的人随时能收回。</Notice>
    </div>
  );
}

function RecordingRows({ label, readings }: { label: string; readings: readonly RecordedReading[] }) {
  const { byId } = useFold(foldTexts);
  if (readings.length === 0) return null;
  return (
    <Rows label={label}>
      {readings.map((reading) => (
        <Row
          key={reading.entry}
          title={byId.get(reading.text)?.title ?? "（不在本机的文章）"}
          note={`${reading.voice}，${dialectWords(reading.dialect)}，${partsWords(reading.parts)}`}
          to={`/branch/recordings/${reading.entry}`}
        />
      ))}
    </Rows>
  );
}
