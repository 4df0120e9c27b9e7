import "./staff.css";
import { useEffect, useState } from "preact/hooks";
import { dayOf } from "../../../domain/day.ts";
import { receivedUntilWords } from "../../../domain/day-words.ts";
import type { UnitId } from "../../../domain/ids.ts";
import { SMALL_GROUP, type UnitRow } from "../../../protocol/views.ts";
import type { UnitViewAnswer } from "../../../sync/phone.ts";
import { ActionButton } from "../../components/action-button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import type { PageProps } from "../../routing/route.ts";
import { today } from "../../session/reckonings.ts";
import { useSession } from "../../session/use-session.ts";

/** Figures of a unit and those below it, asked of the server when somebody looks: they are kept on no phone. */
export function UnitPage({ params }: PageProps) {
  const { phone } = useSession();
  const unit = params["unit"] as UnitId;
  const [answer, setAnswer] = useState<UnitViewAnswer>();
  const ask = async (): Promise<void> => setAnswer(await phone.unitView(unit));
  useEffect(() => void ask(), [unit]);

  const view = answer?.view;
  return (
    <Page title={view?.unit.name ?? "各单位的情况"} back="/branch" backLabel="返回" wide>
      <div class="stack">
        {answer === undefined && (
          <p class="muted" role="status">
            正在向服务器取…
          </p>
        )}
        {answer !== undefined && answer.view === undefined && (
          <>
            <Notice kind="look">
              {answer.why === "offline"
                ? "这一页的数字要联网才有：它们只在服务器上，不存在手机里。"
                : "您的职务看不到这个单位。"}
            </Notice>
            {answer.why === "offline" && <ActionButton action={ask}>再试一次</ActionButton>}
          </>
        )}
        {view && (
          <>
            <p class="muted">
              {receivedUntilWords(view.unit.receivedUntil, today())}。没收到，不等于没学；不足 {SMALL_GROUP}{" "}
              人的数不单列。
            </p>
            <Figures label={view.unit.name} rows={[view.unit]} />
            {view.below.length > 0 && (
              <Section title="下级单位">
                <Figures label="下级单位" rows={view.below} links />
              </Section>
            )}
          </>
        )}
      </div>
    </Page>
  );
}

function Figures({ label, rows, links }: { label: string; rows: readonly UnitRow[]; links?: boolean }) {
  return (
    <div class="table-frame">
      <table class="fold-table unit-table">
        <caption class="out-of-sight">{label}</caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col" class="number">
              支部
            </th>
            <th scope="col" class="number">
              党员
            </th>
            <th scope="col" class="number">
              用手机的
            </th>
            <th scope="col">学时</th>
            <th scope="col" class="number">
              体会
            </th>
            <th scope="col" class="number">
              会议
            </th>
            <th scope="col">截至</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unit}>
              <th scope="row">
                {links && row.level !== "branch" ? (
                  <a href={`#/office/units/${row.unit}`}>{row.name}</a>
                ) : (
                  row.name
                )}
              </th>
              <Cell label="支部" value={String(row.branches)} />
              <Cell label="党员" value={String(row.members)} />
              <Cell label="用手机的" value={figure(row.enrolled)} />
              <td data-label="学时">{hoursWords(row)}</td>
              <Cell label="体会" value={String(row.essays)} />
              <Cell label="会议" value={String(row.meetings)} />
              <td data-label="截至">
                {row.receivedUntil === null ? "还没有记录" : dayOf(row.receivedUntil)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ label, value }: { label: string; value: string }) {
  return (
    <td class="number" data-label={label}>
      {value}
    </td>
  );
}

function figure(value: number | null): string {
  return value === null ? "不单列" : String(value);
}

/** The exempt are in neither number. */
function hoursWords({ hoursComplete, hoursAsked }: UnitRow): string {
  if (hoursComplete === null || hoursAsked === null) return "不单列";
  return hoursAsked === 0 ? "没有要求" : `${hoursAsked} 人里 ${hoursComplete} 人已完成`;
}
