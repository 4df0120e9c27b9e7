import { useSignal } from "@preact/signals";
import { Page, Section } from "../../components/page.tsx";
import { openedLock } from "./here.ts";
import { ManagePin } from "./manage-pin.tsx";
import { SetPin } from "./set-pin-form.tsx";
import "./lock.css";

/** 密码: what it holds and what it does not, and to set one, change it, take it away. */
export function PinPage() {
  const isThere = openedLock() !== undefined;
  const isWhole = useSignal(false);
  return (
    <Page title={isThere ? "密码" : "给自己设个密码"} back="/me">
      {isThere ? <ManagePin /> : <SetPin onWhole={() => (isWhole.value = true)} />}
      {!isWhole.value && <Limits />}
    </Page>
  );
}

function Limits() {
  return (
    <Section title="挡得住什么，挡不住什么">
      <ul class="stack close">
        <li>挡得住：拿起手机顺手翻看的人。没有密码，您写的、读的、收到的，一个字也看不到。</li>
        <li>
          挡不住：把手机里的存储拷走、用电脑一个个试的人。6 位数字，几分钟就试完了；10
          位以上，数字和字母都有，才难得多。
        </li>
        <li>连着输错 3 次以后，要等一会儿才能再试，错得越多等得越久。这只拦得住手里拿着这部手机的人。</li>
        <li>
          设密码以前存过的，会删掉，再拿没用的东西盖一遍。浏览器的历史、手机的存储、“最近任务”的小图里也许还留着痕迹，专门的人找得回来。最好一开始就设。
        </li>
        <li>
          锁不进去的：合用名单上您的名字，字的大小和长辈版，看过几次首页，还有几条没上传、几份草稿（只有数目），从别的应用分享过来、还没处理的。
        </li>
        <li>锁着的时候，送学不联网，不上传，也不取新的。</li>
        <li>忘了密码，谁也打不开，支部和我们也没有。只能删掉，请支部重新邀请；没上传的就没有了。</li>
      </ul>
      <p>不放心手机的，走纸质也一样算。</p>
    </Section>
  );
}
