import { ActionButton } from "../../components/action-button.tsx";
import { Button } from "../../components/button.tsx";
import { Page } from "../../components/page.tsx";
import { consentWords } from "../../enrolment/consent-words.ts";

/** Two buttons of the same weight: neither is the wanted one. */
export function ConsentPage(props: { onAgree: () => Promise<void>; onPaper: () => void }) {
  return (
    <Page title="先说清楚">
      <div class="stack">
        {consentWords.map(({ title, words }) => (
          <section key={title} class="stack close">
            <h2>{title}</h2>
            {words.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </section>
        ))}
        <p>入党信息属于敏感的个人信息，所以要您单独点一次同意。</p>
        <ActionButton block action={props.onAgree} working="正在登记…">
          同意，用手机学习
        </ActionButton>
        <Button block onPress={props.onPaper}>
          不用手机，走纸质也一样
        </Button>
      </div>
    </Page>
  );
}
