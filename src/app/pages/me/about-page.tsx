import { Page, Section } from "../../components/page.tsx";
import { consentWords } from "../../enrolment/consent-words.ts";

/** What it does, what it does not do, and its limits, said plainly. */
export function AboutPage() {
  return (
    <Page title="关于送学" back="/me">
      <div class="stack">
        <p>送学让人没有网络也能学，有了网络支部就能收到。您做的每一件事，先存在您的手机上，再传给支部。</p>
      </div>
      <Section title="它不做什么">
        <ul class="stack close">
          <li>不排名，不打分，不要求每天打开。</li>
          <li>不记位置，不记在线多久，不强迫拍照。</li>
          <li>学多久由您自己说，手机看到的时间只供您参考，不会传走。</li>
        </ul>
      </Section>
      <Section title="它做不到什么">
        <ul class="stack close">
          <li>没上传的只在这部手机上。手机丢了、浏览器数据被清了，没上传的就找不回来。</li>
          <li>“已存”是指浏览器说存好了。个别浏览器（如旧的苹果手机）突然断电时可能例外。</li>
          <li>
            和别人共用一部手机、一个浏览器时，可以各记各的（“我的 →
            合用这部手机”）。没设密码的，别人换过去就能看到；设了密码，也只挡得住顺手翻看的人（“我的 →
            密码”里写明了）。
          </li>
          <li>涉密的内容，请不要写在这里。</li>
        </ul>
      </Section>
      {consentWords.map(({ title, words }) => (
        <Section key={title} title={title}>
          {words.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Section>
      ))}
    </Page>
  );
}
