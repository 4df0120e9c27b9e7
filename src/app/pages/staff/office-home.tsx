import { foldTexts, waitingForProofreading } from "../../../domain/fold/texts.ts";
import { Section } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { useFold } from "../../session/use-session.ts";
import type { MyUnit } from "./my-units.tsx";
import { useSharedToShow } from "./corner/sharings.ts";
import { useApart } from "./apart.ts";
import { useComplaintsFromBelow } from "./office-complaints.ts";
import { useRecordingsToHear } from "./recordings.ts";
import { roleWords } from "./role-words.ts";

/** What an office above branches has to do and to look at; who only looks sees only that. */
export function OfficeHome({ units }: { units: readonly MyUnit[] }) {
  const isOffice = units.some(({ role }) => role === "office");
  return (
    <>
      {isOffice && <OfficeDuties />}
      <Section title="各单位的情况">
        <Rows label="各单位的情况">
          {units.map(({ id, name, role }) => (
            <Row key={`${id} ${role}`} title={name} note={roleWords[role]} to={`/office/units/${id}`} />
          ))}
        </Rows>
        <p class="muted small">这些数已经有了，不用再向支部要报表。</p>
      </Section>
    </>
  );
}

function OfficeDuties() {
  const texts = useFold(foldTexts);
  const waiting = waitingForProofreading(texts).length;
  const toHear = useRecordingsToHear().length;
  const proposed = useSharedToShow().filter((one) => one.proposed.length > 0).length;
  const open = useComplaintsFromBelow().filter(({ answers }) => answers.length === 0);
  const complaints = open.length + useApart(true).open.length;
  return (
    <Section title="办公室的事">
      <Rows label="办公室的事">
        <Row
          title="文章"
          note="导入、校对、发布、撤下"
          end={waiting > 0 ? `${waiting} 篇待校对` : undefined}
          to="/office/texts"
        />
        <Row title="表单" note="做一张表，发给党员填，看收到的" to="/branch/forms" />
        <Row
          title="朗读"
          note="听党员录的文章，让更多单位听"
          end={toHear > 0 ? `${toHear} 份待听` : undefined}
          to="/branch/recordings"
        />
        <Row
          title="读书角"
          note="支部推荐上来的体会"
          end={proposed > 0 ? `${proposed} 篇` : undefined}
          to="/branch/corner"
        />
        <Row
          title="意见和投诉"
          note="党员越过支部直接提的"
          end={complaints > 0 ? `${complaints} 件待回复` : undefined}
          to="/office/complaints"
        />
        <Row title="职务" note="任命书记、指导员，免去职务" to="/office/roles" />
      </Rows>
    </Section>
  );
}
