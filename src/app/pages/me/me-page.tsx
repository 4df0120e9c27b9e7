import { minutesWords } from "../../../domain/day-words.ts";
import { mayStayHome } from "../../../domain/may-stay-home.ts";
import { Page } from "../../components/page.tsx";
import { Row, Rows } from "../../components/rows.tsx";
import { isInstalled } from "../../install/where.ts";
import { mayBeLocked } from "../../profiles/lock-mark.ts";
import { myBranch, myself } from "../../session/reckonings.ts";
import { useReckoned, useSession } from "../../session/use-session.ts";
import { display } from "../../settings/display.ts";
import { ElderButton } from "../../settings/elder-button.tsx";
import { StateLine } from "../../shell/state-line.tsx";
import { UpdateNotice } from "../../shell/update-notice.tsx";
import { opensOffline } from "../../updates.ts";
import { myRecord } from "../record/record-page.tsx";
import { NoOfflineNotice } from "../state/state-page.tsx";

async function lock(): Promise<void> {
  const { lockAll } = await import("../../profiles/lock/here.ts");
  await lockAll();
}

export function MePage() {
  const isLocked = mayBeLocked();
  const me = useReckoned(myself);
  const branch = useReckoned(myBranch);
  const record = useReckoned(myRecord);
  const { elder } = display.value;
  const { waiting } = useSession().state.value.outbox;
  const few = (
    <>
      <Row title={elder ? "字再大一点、换颜色" : "字体和颜色"} to="/me/display" />
      {(elder || me?.arrangements.includes("study-brought-home")) && (
        <Row title="请人来一趟" note="支部和送学人都会知道" to="/visit" />
      )}
      <Row title="填表" note="发下来要填的，交过的" to="/forms" />
      {waiting > 0 && <Row title="请人带走" note="没有网络，也能交到支部" to="/carry/give" />}
      <Row title="意见和投诉" note="可以直接给上级，支部看不到" to="/me/complaints" />
      {isLocked && <Row title="现在锁上" note="要输密码才能再打开" onPress={() => void lock()} />}
      {branch?.phone !== undefined && (
        <li>
          <a class="row" href={`tel:${branch.phone}`}>
            <span class="row-words">
              <span class="row-title">给支部打电话</span>
              <span class="muted small">{branch.phone}</span>
            </span>
          </a>
        </li>
      )}
    </>
  );
  const others = (
    <>
      <Row title="我换地方了" note="告诉支部您现在在哪个城市" to="/me/whereabouts" />
      <Row title="我的朗读" note="用您的声音读给大家听" to="/me/recordings" />
      <Row title="帮人带" note="没有网的人写的，您带去；回执，您带回" to="/carry" />
      <Row title="换浏览器或手机" note="没上传的也会带过去" to="/me/hand-over" />
      {!isInstalled() && <Row title="装到手机桌面" note="一点就开，不用找链接" to="/me/install" />}
      <Row title="手机上的东西" note="占多少地方，删掉、再存" to="/me/storage" />
      <Row title="合用这部手机" note="家里人各记各的" to="/me/people" />
      <Row
        title="密码"
        note={isLocked ? "换、拿掉、多久自己锁上" : "家里人拿起手机也看不到您的"}
        to="/me/pin"
      />
      <Row title="我的手机" note="丢了的，在这里停用" to="/me/devices" />
      <Row title="我的数据" note="导出、删除、撤回同意" to="/me/data" />
      <Row title="关于送学" note="能做什么，不能做什么" to="/me/about" />
    </>
  );
  const nothingYet = me && mayStayHome(me) ? "" : "还没有记过学习。";
  return (
    <Page title="我的">
      <StateLine />
      <div class="stack">
        <UpdateNotice />
        {opensOffline.value === false && <NoOfflineNotice />}
        <p>
          {me?.name ?? "我"}
          {branch && `，${branch.name}`}。
          {record.totals.minutes > 0
            ? `记了 ${record.lines.length} 次学习，一共 ${minutesWords(record.totals.minutes)}。`
            : nothingYet}
        </p>
        <ElderButton />
        {elder ? (
          <>
            <Rows label="我的">{few}</Rows>
            <details>
              <summary>不常用的</summary>
              <Rows label="不常用的">{others}</Rows>
            </details>
          </>
        ) : (
          <Rows label="我的">
            {few}
            {others}
          </Rows>
        )}
      </div>
    </Page>
  );
}
