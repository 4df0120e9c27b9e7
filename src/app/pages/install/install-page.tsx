import { useSignal } from "@preact/signals";
import { ActionButton } from "../../components/action-button.tsx";
import { ButtonLink } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Page, Section } from "../../components/page.tsx";
import { canInstall, install, justInstalled } from "../../install/browser-offer.ts";
import { isInstalled, type Where, whereAmI } from "../../install/where.ts";
import { MenuDrawing } from "../enrol/menu-drawing.tsx";
import { guides } from "./guides.ts";
import { HomeDrawing } from "./home-drawing.tsx";

/** How the app comes onto the phone's screen: a button where the browser can, else pictures of where it is done by hand. */
export function InstallPage() {
  const here = whereAmI();
  const answer = useSignal<"none" | "yes" | "no">("none");
  const others = (Object.keys(guides) as Where[]).filter((where) => where !== here);
  const isThere = justInstalled.value || isInstalled();

  async function ask(): Promise<void> {
    answer.value = (await install()) ? "yes" : "no";
  }

  return (
    <Page title="装到手机桌面" back="/me">
      <div class="stack">
        {isThere ? (
          <Notice kind="kept" title="装好了">
            以后从手机桌面上点“送学”就行。
          </Notice>
        ) : (
          <p>装好以后，从手机桌面一点就开，不用找链接。几乎不占地方，不装也一样能用。</p>
        )}
        <HomeDrawing />
        {answer.value === "yes" && !isThere && (
          <Notice kind="kept">好的，手机正在装，过一会儿桌面上就有“送学”。</Notice>
        )}
        {answer.value === "no" && <Notice>没有装。什么都没有变，想装的时候再来。</Notice>}
        {canInstall() && (
          <ActionButton kind="primary" block action={ask} working="请看浏览器的提问…">
            装到桌面
          </ActionButton>
        )}
      </div>
      {!isThere && (
        <Section title={canInstall() ? "也可以自己装" : guides[here].name}>
          <Steps where={here} />
        </Section>
      )}
      <details class="section">
        <summary>别的手机、别的浏览器</summary>
        {others.map((where) => (
          <Section key={where} title={guides[where].name}>
            <Steps where={where} />
          </Section>
        ))}
      </details>
    </Page>
  );
}

function Steps({ where }: { where: Where }) {
  const { steps, drawn, apart } = guides[where];
  return (
    <div class="stack">
      {apart !== undefined && (
        <>
          <p>{apart}</p>
          <ButtonLink block to="/me/hand-over">
            要一个换机号码
          </ButtonLink>
        </>
      )}
      <ol class="stack close">
        {steps.map((step, i) => (
          <li key={step}>
            {i + 1}. {step}
          </li>
        ))}
      </ol>
      <MenuDrawing button={drawn.button} choose={drawn.choose} />
    </div>
  );
}
