import { foldOrg } from "../../../../domain/fold/org.ts";
import { isClosed } from "../../../../domain/fold/forms.ts";
import { Button } from "../../../components/button.tsx";
import { CopyButton } from "../../../components/copy-button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Page } from "../../../components/page.tsx";
import { Qr } from "../../../components/qr.tsx";
import { openFormLink } from "../../../forms/open/open-form-link.ts";
import type { PageProps } from "../../../routing/route.ts";
import { serverNow } from "../../../session/reckonings.ts";
import { useFold, useReckoned } from "../../../session/use-session.ts";
import { useMyForm } from "./use-form-units.ts";

/** To be sent to a group, shown across a table, or hung on a wall: the whole page is what is printed. */
export function FormLinkPage({ params }: PageProps) {
  const published = useMyForm(params["form"]);
  const unit = useFold(foldOrg).units.get(published?.unit ?? "")?.name ?? "";
  const now = useReckoned(serverNow);
  const back = `/branch/forms/${params["form"]}`;
  if (published?.way !== "open" || isClosed(published, now)) {
    return (
      <Page title="链接和二维码" back={back} backLabel="这张表">
        <Notice kind="look">这张表没有链接，或者已经截止。</Notice>
      </Page>
    );
  }
  const link = openFormLink(location.origin, published.form);
  return (
    <Page title={published.title} back={back} backLabel="这张表">
      <div class="stack">
        <p>{unit}请您填这张表。扫码或打开下面的链接就能填，不用登记，不是党员也行。</p>
        <div class="card check-in-card">
          <Qr text={link} label="这张表的二维码" />
          <p class="link-words">{link}</p>
        </div>
        <p>不问您是谁，也不记您的网络地址；填的内容，{unit}看得到。</p>
        <div class="side-by-side no-print">
          <CopyButton
            label="复制，发到群里"
            text={`${unit}请您填《${published.title}》，打开就能填，不用登记：${link}`}
          />
          <Button onPress={() => print()}>打印，贴在墙上</Button>
        </div>
        <p class="muted small no-print">
          有这个链接的人都能填。服务器和手机不在一个网里的，先自己用流量打开试一试。
        </p>
      </div>
    </Page>
  );
}
